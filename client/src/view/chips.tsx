import { emptyFilter, emptyQuery } from '#contract/query.ts';
import { filtering } from '../i18n/filtering.ts';
import { changeQuery, query } from '../state/location.ts';
import { chipsOf } from './filter-words.ts';

/** What the reader filters by, in words; each goes with its button, all with one. */
export function Chips() {
  const chips = chipsOf(query.value);
  if (!chips.length) return null;
  return (
    <div class="chips">
      <ul class="chip-list" aria-label={filtering('chips')}>
        {chips.map((chip) => (
          <li key={chip.words} class="chip">
            <span>{chip.words}</span>
            <button
              type="button"
              aria-label={filtering('remove', { filter: chip.words })}
              onClick={() => changeQuery(chip.without)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button chip-clear"
        data-kind="quiet"
        onClick={() =>
          changeQuery({ ...emptyFilter, view: emptyQuery.view, knownAt: null, recordedAt: null })
        }
      >
        {filtering('clear_all')}
      </button>
    </div>
  );
}
