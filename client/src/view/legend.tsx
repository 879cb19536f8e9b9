import { typeCodes, verifications } from '#contract/codebook.ts';
import { tellerOf } from '#contract/view.ts';
import { codeWord } from '../i18n/codebook.ts';
import { filtering } from '../i18n/filtering.ts';
import { legendWords } from '../i18n/legend.ts';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { onTheMap } from '../state/drawn.ts';
import { drawsEveryPlace } from '../state/every-place.ts';
import { contestedFilter, markFilter, typeFilter, verificationFilter } from '../state/legend-filter.ts';
import { isSheet, query } from '../state/location.ts';
import { results } from '../state/results.ts';
import { markOfPrecision, precisionMarks } from '../symbols/precision-marks.ts';
import { valueInWords } from './filter-words.ts';
import { LayerChoice } from './layer-choice.tsx';
import { Lazy } from './lazy.tsx';
import { ClaimantLegend } from './legend-claimants.tsx';
import { BorderPointMark, FocusMark, LineMark, PlaceMark } from './legend-marks.tsx';
import { LegendRow } from './legend-row.tsx';
import { ShadeLegend } from './shade-legend.tsx';
import { IncidentSymbol, TypeSymbol } from './type-symbol.tsx';

const everyPlace = () =>
  import('./every-place/every-place-legend.tsx').then((module) => module.EveryPlaceLegend);

/**
 * What stands on the map now, and nothing else: types, precisions, rings and hatching of the present result. Each is a
 * button that leaves only what it explains, unless the legend is part of a picture.
 */
export function Legend({ isPicture = false }: { isPicture?: boolean }) {
  const { kinds, types, verifications: shown, precisions, isContested, isSeveral } = onTheMap.value;
  const { unlocated: missing = 0 } = results.value.value ?? {};
  const asked = query.value;
  const teller = tellerOf(asked);
  const isStill = isPicture || isSheet.value;
  const drawnMarks = new Set([...precisions].map((one) => markOfPrecision[one]));
  const ofTypes = typeCodes
    .map((type) => ({ type, of: typeFilter(asked, type), isDrawn: types.has(type) }))
    .filter(({ of, isDrawn }) => isDrawn || of.isPressed);
  const ofRings = verifications
    .map((level) => ({ level, of: verificationFilter(asked, level), isDrawn: shown.has(level) }))
    .filter(({ of, isDrawn }) => isDrawn || of.isPressed);
  const ofMarks = precisionMarks
    .map((mark) => ({ mark, of: markFilter(asked, mark), isDrawn: drawnMarks.has(mark) }))
    .filter(({ of, isDrawn }) => isDrawn || of.isPressed);
  const ofContested = contestedFilter(asked);
  const hasHatching = isContested || ofContested.isPressed;
  const others = [
    ...(isSeveral ? (['several'] as const) : []),
    ...(['fanned', 'cluster', 'stack'] as const).filter((kind) => kinds.has(kind)),
  ];
  const isNothing = !others.length && !ofMarks.some(({ isDrawn }) => isDrawn);
  const isPressable = !isStill && ofTypes.length + ofRings.length + ofMarks.length > 0;
  const has = (id: string) => deployment().collections.some((one) => one.id === id);
  return (
    <details class="legend" open>
      <summary>
        <h2>{mapWords('legend')}</h2>
      </summary>
      {teller !== null && (
        <section>
          <h3>{filtering('name_view')}</h3>
          <p>{valueInWords('claimant', teller)}</p>
        </section>
      )}
      {isPressable && <p class="hint">{legendWords('press')}</p>}
      <ClaimantLegend isStill={isStill} />
      {drawsEveryPlace.value && <Lazy load={everyPlace} part with={{ isStill }} />}
      <LayerChoice />
      <ShadeLegend isStill={isStill} />
      {ofTypes.length > 0 && (
        <section>
          <h3>{mapWords('legend_types')}</h3>
          <ul class="legend-types">
            {ofTypes.map(({ type, ...row }) => (
              <LegendRow key={type} mark={<TypeSymbol type={type} size={18} />} {...row} isStill={isStill}>
                {codeWord('type', type)}
              </LegendRow>
            ))}
          </ul>
        </section>
      )}
      {(ofRings.length > 0 || hasHatching) && (
        <section>
          <h3>{mapWords('legend_verification')}</h3>
          <ul class="legend-rings">
            {ofRings.map(({ level, ...row }) => (
              <LegendRow
                key={level}
                mark={<IncidentSymbol type="other" verification={level} id={level} />}
                {...row}
                isStill={isStill}
              >
                {codeWord('verification', level)}
                {level === 'unassessed' && ` (${mapWords('no_ring')})`}
              </LegendRow>
            ))}
            {hasHatching && (
              <LegendRow
                mark={<IncidentSymbol type="protest" contested id="contested" />}
                of={ofContested}
                isDrawn={isContested}
                isStill={isStill}
              >
                {mapWords('legend_contested')} <small>{mapWords('legend_contested_note')}</small>
              </LegendRow>
            )}
          </ul>
        </section>
      )}
      {ofMarks.length + others.length > 0 && (
        <section>
          <h3>{mapWords('legend_places')}</h3>
          <ul>
            {ofMarks.map(({ mark, ...row }) => (
              <LegendRow key={mark} mark={<PlaceMark kind={mark} />} {...row} isStill={isStill}>
                {mapWords(`place_${mark}`)}
              </LegendRow>
            ))}
            {others.map((kind) => (
              <li key={kind}>
                <PlaceMark kind={kind} />
                {mapWords(`place_${kind}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {isNothing && results.value.value && <p class="hint">{mapWords('nothing_drawn')}</p>}
      {missing > 0 && <p class="hint">{mapWords('place_missing', { count: missing })}</p>}
      <section>
        <h3>{mapWords('legend_reference')}</h3>
        <ul>
          {has('boundary-lines') && (
            <li>
              <LineMark />
              {mapWords('line_words')}
            </li>
          )}
          {has('municipalities') && deployment().region.focus.length > 0 && (
            <li>
              <FocusMark />
              {mapWords('focus_municipality')}
            </li>
          )}
          {has('border-points') && (
            <li>
              <BorderPointMark />
              {mapWords('border_point')}
            </li>
          )}
        </ul>
      </section>
    </details>
  );
}
