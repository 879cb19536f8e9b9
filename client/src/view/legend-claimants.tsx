import { tellerOf } from '#contract/view.ts';
import { legendWords } from '../i18n/legend.ts';
import { mapWords } from '../i18n/map.ts';
import { say } from '../i18n/names.ts';
import { claimantFilter } from '../state/legend-filter.ts';
import { query, selectedId } from '../state/location.ts';
import { detail } from '../state/results.ts';
import { hoveredAccount } from '../state/selection.ts';
import { claimantOrder, claimantStyleIndex, claimantStyles } from '../symbols/claimant-styles.ts';
import { ClaimantLine } from './claimant-mark.tsx';
import { TieMark } from './legend-marks.tsx';
import { LegendRow } from './legend-row.tsx';

/** Who claims which place of the selected incident; the order and the marks are those of the map. */
export function ClaimantLegend({ isStill }: { isStill: boolean }) {
  const incident = detail.value.value;
  if (!incident || incident.id !== selectedId.value) return null;
  const { accounts } = incident.properties;
  const placed = accounts.filter(({ geometry }) => geometry);
  if (!placed.length) return null;
  const order = claimantOrder(accounts);
  const shown = order.flatMap((id) => placed.find(({ claimant }) => claimant.id === id) ?? []);
  const isRead = tellerOf(query.value) !== null;
  const isTied = new Set(placed.map(({ geometry }) => JSON.stringify(geometry))).size > 1;
  return (
    <section>
      <h3>{mapWords('legend_claimants')}</h3>
      <ul>
        {shown.map((account) => {
          const style = claimantStyles[claimantStyleIndex(order, account.claimant.id)]!;
          return (
            <LegendRow
              key={account.claimant.id}
              mark={<ClaimantLine style={style} class="legend-mark" width={32} height={20} />}
              of={claimantFilter(query.value, account.claimant.id)}
              isStill={isStill}
              onLight={(isLit) => {
                hoveredAccount.value = isLit ? account.id : null;
              }}
            >
              {say(account.claimant.name)}
            </LegendRow>
          );
        })}
        {isTied && (
          <li>
            <TieMark />
            {legendWords(isRead ? 'tie_read' : 'tie')}
          </li>
        )}
      </ul>
      <p class="hint">{mapWords(isRead ? 'place_read' : 'preferred_place')}</p>
    </section>
  );
}
