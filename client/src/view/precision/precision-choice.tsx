import { precisionLadder } from '#contract/codebook.ts';
import { leastInWords } from '#contract/words/query.ts';
import { precisionWords } from '../../i18n/precision.ts';
import { changeQuery, query } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';

/** The least precision of a place, from any at all to the exact spot; what has no place is only in the first. */
export function PrecisionChoice() {
  const { precision } = query.value;
  return (
    <div class="field">
      <label for="filter-precision">{precisionWords('label')}</label>
      <select
        id="filter-precision"
        class="input"
        aria-describedby="filter-precision-hint"
        value={precision ?? ''}
        onChange={({ currentTarget }) =>
          changeQuery({ precision: precisionLadder.find((one) => one === currentTarget.value) ?? null })
        }
      >
        <option value="">{precisionWords('any')}</option>
        {precisionLadder.toReversed().map((one) => (
          <option key={one} value={one}>
            {leastInWords(one, language.value)}
          </option>
        ))}
      </select>
      <p class="hint" id="filter-precision-hint">
        {precisionWords('hint')}
      </p>
    </div>
  );
}
