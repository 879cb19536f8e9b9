import { placePrecisions, typeCodes, verifications } from '#contract/codebook.ts';
import { tellerOf } from '#contract/view.ts';
import { codeWord } from '../i18n/codebook.ts';
import { filtering } from '../i18n/filtering.ts';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { onTheMap } from '../state/drawn.ts';
import { query } from '../state/location.ts';
import { results } from '../state/results.ts';
import { valueInWords } from './filter-words.ts';
import { LayerChoice } from './layer-choice.tsx';
import { ClaimantLegend } from './legend-claimants.tsx';
import {
  BorderPointMark,
  FocusMark,
  LineMark,
  markOfPrecision,
  PlaceMark,
  type PlaceMarkKind,
} from './legend-marks.tsx';
import { ShadeLegend } from './shade-legend.tsx';
import { IncidentSymbol, TypeSymbol } from './type-symbol.tsx';

/** What stands on the map now, and nothing else: types, precisions, rings and hatching of the present result. */
export function Legend() {
  const { kinds, types, verifications: shown, precisions, isContested, isSeveral } = onTheMap.value;
  const { unlocated: missing = 0 } = results.value.value ?? {};
  const teller = tellerOf(query.value);
  const rings = verifications.filter((one) => shown.has(one));
  const places = new Set<PlaceMarkKind>();
  for (const precision of placePrecisions) {
    const mark = markOfPrecision[precision];
    if (mark && precisions.has(precision)) places.add(mark);
  }
  const marked = [
    ...places,
    ...(isSeveral ? (['several'] as const) : []),
    ...(['fanned', 'cluster', 'stack'] as const).filter((kind) => kinds.has(kind)),
  ];
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
      <ClaimantLegend />
      <LayerChoice />
      <ShadeLegend />
      {types.size > 0 && (
        <section>
          <h3>{mapWords('legend_types')}</h3>
          <ul class="legend-types">
            {typeCodes
              .filter((type) => types.has(type))
              .map((type) => (
                <li key={type}>
                  <TypeSymbol type={type} size={18} />
                  {codeWord('type', type)}
                </li>
              ))}
          </ul>
        </section>
      )}
      {rings.length > 0 && (
        <section>
          <h3>{mapWords('legend_verification')}</h3>
          <ul class="legend-rings">
            {rings.map((verification) => (
              <li key={verification}>
                <IncidentSymbol type="other" verification={verification} id={verification} />
                {codeWord('verification', verification)}
                {verification === 'unassessed' && ` (${mapWords('no_ring')})`}
              </li>
            ))}
            {isContested && (
              <li>
                <IncidentSymbol type="protest" contested id="contested" />
                <span>
                  {mapWords('legend_contested')} <small>{mapWords('legend_contested_note')}</small>
                </span>
              </li>
            )}
          </ul>
        </section>
      )}
      {marked.length > 0 && (
        <section>
          <h3>{mapWords('legend_places')}</h3>
          <ul>
            {marked.map((kind) => (
              <li key={kind}>
                <PlaceMark kind={kind} />
                {mapWords(`place_${kind}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!marked.length && results.value.value && <p class="hint">{mapWords('nothing_drawn')}</p>}
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
