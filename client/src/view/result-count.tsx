import { numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { listUnlocated, onlyUnlocated } from '../state/location.ts';
import { results } from '../state/results.ts';

/** How many incidents the filter finds, and how many of them the map cannot show; that number lists them. */
export function ResultCount() {
  const { value, loading } = results.value;
  if (!value) return <p class="result-count">{loading ? shell('loading') : ''}</p>;
  const unlocated = value.unlocated ?? 0;
  return (
    <div class="result-count" data-loading={loading}>
      <p role="status">
        <strong>
          {filtering('incidents', { count: value.numberMatched, number: numberInWords(value.numberMatched) })}
        </strong>
        {unlocated > 0 && (
          <span class="visually-hidden">
            , {reading('unlocated', { count: unlocated, number: numberInWords(unlocated) })}
          </span>
        )}
      </p>
      {(unlocated > 0 || onlyUnlocated.value) && (
        <button
          type="button"
          class="button result-unlocated"
          data-kind="quiet"
          aria-pressed={onlyUnlocated.value}
          onClick={() => listUnlocated(!onlyUnlocated.value)}
        >
          {onlyUnlocated.value
            ? reading('list_all')
            : reading('unlocated', { count: unlocated, number: numberInWords(unlocated) })}
        </button>
      )}
    </div>
  );
}
