import { deskPlace } from '../../i18n/desk-place.ts';
import { problemWord } from '../../i18n/problem.ts';
import { derived, derivedByRow, deriveFailed } from '../../state/desk-derive.ts';
import { isWithin } from '../../state/desk-pointer.ts';
import { borderPointName, kilometresInWords, municipalityName, sideName } from '../place-words.ts';

/** What follows from the place as it stands: municipality, nearest crossing, side of the line; and what is wrong with it. */
export function DerivedPlace({ rowKey, pointer }: { rowKey: string; pointer: string }) {
  const view = derivedByRow.value.get(rowKey);
  const faults = (derived.value?.errors ?? []).filter((fault) => isWithin(fault.pointer, pointer));
  const names = (ids: readonly string[]) => ids.map(municipalityName).join(', ');
  return (
    <div class="derived" aria-live="polite">
      <h4 class="label">{deskPlace('derived')}</h4>
      {faults.map((fault) => (
        <p class="field-error" key={fault.pointer + fault.code}>
          {problemWord(fault.code)}
        </p>
      ))}
      {!view?.geometry && !faults.length && <p class="hint">{deskPlace('derived_nothing')}</p>}
      {view?.geometry && (
        <dl>
          <dt>{deskPlace('municipality')}</dt>
          <dd>
            {[
              names(view.municipalities),
              view.municipalities_possible.length > 0 &&
                deskPlace('possibly', { places: names(view.municipalities_possible) }),
            ]
              .filter(Boolean)
              .join('; ') || deskPlace('outside')}
          </dd>
          {view.border_point !== null && view.border_point_km !== null && (
            <>
              <dt>{deskPlace('border_point')}</dt>
              <dd>
                {borderPointName(view.border_point)}, {kilometresInWords(view.border_point_km)}
              </dd>
            </>
          )}
          {view.line_side !== null && (
            <>
              <dt>{deskPlace('line_side')}</dt>
              <dd>
                {sideName(view.line_side)}
                {view.line_km !== null && `, ${kilometresInWords(view.line_km)}`}
              </dd>
            </>
          )}
        </dl>
      )}
      {deriveFailed.value && <p class="hint">{deskPlace('derive_failed')}</p>}
    </div>
  );
}
