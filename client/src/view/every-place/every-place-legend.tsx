import { everyPlaceWords } from '../../i18n/every-place.ts';
import { mapWords } from '../../i18n/map.ts';
import { onTheMap } from '../../state/drawn.ts';
import { claimantsStyled, styleAmongAll } from '../../state/every-place.ts';
import { claimantFilter } from '../../state/legend-filter.ts';
import { query } from '../../state/location.ts';
import { claimantStyles } from '../../symbols/claimant-styles.ts';
import { ClaimantLine } from '../claimant-mark.tsx';
import { valueInWords } from '../filter-words.ts';
import { TieMark } from '../legend-marks.tsx';
import { LegendRow } from '../legend-row.tsx';

/** Whose places are on the map, by hue and pattern, where those of all accounts are drawn. */
export function EveryPlaceLegend({ isStill }: { isStill: boolean }) {
  const { claimants, isClaimsLeftOut } = onTheMap.value;
  const styled = claimantsStyled.value;
  const rows = [...claimants]
    .map((id) => ({ id, style: styleAmongAll(styled, id), name: valueInWords('claimant', id) }))
    .sort((a, b) => a.style - b.style || a.name.localeCompare(b.name));
  const sharing = rows.filter(({ style }) => style === claimantStyles.length - 1).length;
  return (
    <section>
      <h3>{mapWords('legend_claimants')}</h3>
      <p class="hint">{everyPlaceWords('counted')}</p>
      {rows.length > 0 && (
        <ul>
          {rows.map(({ id, style, name }) => (
            <LegendRow
              key={id}
              mark={
                <ClaimantLine style={claimantStyles[style]!} class="legend-mark" width={32} height={20} />
              }
              of={claimantFilter(query.value, id)}
              isStill={isStill}
            >
              {name}
            </LegendRow>
          ))}
          {!isStill && (
            <li>
              <TieMark />
              {everyPlaceWords('tied')}
            </li>
          )}
        </ul>
      )}
      {rows.length > 0 && <p class="hint">{mapWords('preferred_place')}</p>}
      {sharing > 1 && <p class="hint">{everyPlaceWords('sharing')}</p>}
      {isClaimsLeftOut && <p class="hint">{everyPlaceWords('left_out')}</p>}
    </section>
  );
}
