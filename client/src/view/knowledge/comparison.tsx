import '../../style/history.css';
import '../../style/knowledge.css';
import { comparedKinds } from '#contract/comparison.ts';
import { comparison } from '../../i18n/comparison.ts';
import { numberInWords, writtenInWords } from '../../i18n/dates.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import {
  compared,
  comparedFrom,
  isEarlier,
  kindShown,
  marked,
  toldAtOnce,
} from '../../state/known-between.ts';
import { compareSince, query, sinceAsked } from '../../state/location.ts';
import { ListSkeleton } from '../incident-list.tsx';
import { ReadingError } from '../reading-error.tsx';
import { ComparedItem } from './compared-item.tsx';
import { ComparedMark } from './compared-mark.tsx';

/** What became known between two dates, in place of the list: by kind, each incident with its differences in words. */
export function Comparison() {
  const since = sinceAsked.value!;
  const { knownAt } = query.value;
  const { value, error } = compared.value;
  return (
    <section class="comparison" aria-labelledby="comparison-title">
      <header class="knowledge-head">
        <h3 id="comparison-title">{comparison('compared')}</h3>
        <button type="button" class="button" onClick={() => compareSince(null)}>
          {knowledge('compare_stop')}
        </button>
      </header>
      <p>
        {comparison('compared_span', {
          from: writtenInWords(since.text),
          until: knownAt ? writtenInWords(knownAt.text) : comparison('until_now'),
        })}
      </p>
      {!isEarlier.value && (
        <p class="notice" data-kind="warn" role="alert">
          {knowledge('not_earlier')}
        </p>
      )}
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {isEarlier.value && !value && !error && <ListSkeleton />}
      {value && <Kinds counts={value.counts} />}
      {value && value.incidents.length > 0 && (
        <ol class="compared-list">
          {value.incidents.map((incident) => (
            <ComparedItem key={incident.id} incident={incident} />
          ))}
        </ol>
      )}
      {value && <Pages matched={value.numberMatched} />}
    </section>
  );
}

/** How many became what; each mark is explained, and a press shows its kind alone, in the list and on the map. */
function Kinds({ counts }: { counts: Record<(typeof comparedKinds)[number], number> }) {
  const kinds = comparedKinds.filter((kind) => counts[kind] > 0);
  const unplaced = (marked.value.value?.incidents ?? []).filter(
    ({ before, after }) => !(after ?? before)?.geometry,
  ).length;
  if (!kinds.length) return <p role="status">{comparison('nothing_changed')}</p>;
  return (
    <>
      <ul class="compared-kinds" aria-label={knowledge('drawn_as')}>
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              class="button"
              aria-pressed={kindShown.value === kind}
              aria-describedby={`means-${kind}`}
              onClick={() => {
                kindShown.value = kindShown.value === kind ? null : kind;
              }}
            >
              <ComparedMark kind={kind} />
              {comparison(`kind_${kind}`)} <span class="tag">{numberInWords(counts[kind])}</span>
            </button>
            <span class="hint" id={`means-${kind}`}>
              {comparison(`means_${kind}`)}
            </span>
          </li>
        ))}
      </ul>
      {unplaced > 0 && (
        <p class="hint">{knowledge('not_drawn', { count: unplaced, number: numberInWords(unplaced) })}</p>
      )}
    </>
  );
}

function Pages({ matched }: { matched: number }) {
  const from = comparedFrom.value;
  if (matched <= toldAtOnce) return null;
  const to = Math.min(matched, from + toldAtOnce);
  const turn = (by: number) => {
    comparedFrom.value = Math.max(0, from + by);
  };
  return (
    <nav class="compared-pages" aria-label={knowledge('pages')}>
      <button
        type="button"
        class="button"
        aria-disabled={from === 0}
        onClick={() => from > 0 && turn(-toldAtOnce)}
      >
        {knowledge('page_before')}
      </button>
      <span role="status">
        {comparison('page_of', {
          from: numberInWords(from + 1),
          to: numberInWords(to),
          all: numberInWords(matched),
        })}
      </span>
      <button
        type="button"
        class="button"
        aria-disabled={to >= matched}
        onClick={() => to < matched && turn(toldAtOnce)}
      >
        {knowledge('page_after')}
      </button>
    </nav>
  );
}
