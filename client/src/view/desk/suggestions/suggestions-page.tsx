import '../../../style/suggestions.css';
import { suggestionWords } from '../../../i18n/suggestions.ts';
import {
  mayReview,
  shownSuggestions,
  suggestionLimit,
  suggestions,
} from '../../../state/desk-suggestions.ts';
import { Listed, Outcome, useActs } from '../acts.tsx';
import { Suggestion } from './suggestion.tsx';

const most = 100;

/** `/desk/suggestions`: what people without an account sent, for editors to decide. */
export function SuggestionsPage() {
  const acts = useActs();
  if (!mayReview.value) return <p class="notice">{suggestionWords('for_editors')}</p>;
  const shown = shownSuggestions.value;
  return (
    <>
      <div class="desk-head">
        <h1>{suggestionWords('suggestions')}</h1>
        <div class="field">
          <label for="suggestions-which">{suggestionWords('which')}</label>
          <select
            id="suggestions-which"
            class="input"
            value={shown}
            onChange={({ currentTarget }) => {
              shownSuggestions.value = currentTarget.value as typeof shown;
            }}
          >
            <option value="waiting">{suggestionWords('waiting')}</option>
            <option value="decided">{suggestionWords('decided')}</option>
          </select>
        </div>
      </div>
      <p class="hint">{suggestionWords('mean')}</p>
      <Outcome acts={acts} />
      <Listed from={suggestions.value}>
        {({ suggestions: list, open, next }) => (
          <>
            <p role="status">
              {shown === 'waiting' && open > 0 && suggestionWords('count_waiting', { count: open })}
              {list.length === 0 && suggestionWords(`none_${shown}`)}
            </p>
            {list.map((one) => (
              <Suggestion key={one.id} of={one} acts={acts} />
            ))}
            {next !== null && suggestionLimit.value < most && (
              <p>
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    suggestionLimit.value = most;
                  }}
                >
                  {suggestionWords('show_more')}
                </button>
              </p>
            )}
          </>
        )}
      </Listed>
    </>
  );
}
