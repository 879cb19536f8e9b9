import { atHand } from '../i18n/at-hand.ts';
import { numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { describing } from '../state/describing.ts';
import { query, searchFor } from '../state/location.ts';
import { results } from '../state/results.ts';
import { questionInWords } from './filter-words.ts';

/** Id of the element that describes the map to those who do not see it. */
export const summaryId = 'map-summary';

/** What the map shows in one breath, and how to be told all of it. */
export function MapSummary() {
  const { value } = results.value;
  const count = value?.numberMatched ?? 0;
  return (
    <p class="visually-hidden" id={summaryId}>
      {value &&
        atHand('summary', {
          question: questionInWords(query.value),
          incidents: filtering('incidents', { count, number: numberInWords(count) }),
          describe: atHand('describe'),
        })}
    </p>
  );
}

/** Where the map is to be had on paper, for who prints the page before it has made a sheet of itself. */
export function OnPaper() {
  const search = searchFor(query.value);
  const address = `${location.origin}/print${search ? `?${search}` : ''}`;
  return <p class="only-on-paper">{atHand('on_paper', { address })}</p>;
}

/** Opens the description of the map in words; a glyph stands for its name among the buttons of the map, else its last words do. */
export function DescribeButton({ isGlyph = false }: { isGlyph?: boolean }) {
  const name = atHand('describe');
  return (
    <button
      type="button"
      class={isGlyph ? undefined : 'button'}
      aria-haspopup="dialog"
      aria-label={name}
      title={name}
      onClick={() => {
        describing.value = true;
      }}
    >
      {isGlyph ? (
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M4 5H16M4 9H16M4 13H16M4 17H11" />
        </svg>
      ) : (
        atHand('describe_short')
      )}
    </button>
  );
}
