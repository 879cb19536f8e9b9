import { dayInWords, numberInWords } from '../i18n/dates.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { list, listing, oldestFirst, shown, shownByMonth, sortOldestFirst } from '../state/listing.ts';
import { onlyUnlocated } from '../state/location.ts';
import { type Pages, rowsAtOnce } from '../state/pages.ts';
import { EmptyResult } from './empty-result.tsx';
import { IncidentRow } from './incident-row.tsx';
import { ReadingError } from './reading-error.tsx';

/** The incidents of the query by month: the same as on the map, and those the map cannot show. */
export function IncidentList() {
  const { value, error } = listing.value;
  return (
    <>
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {!value && !error && <ListSkeleton />}
      {value &&
        !shown.value.length &&
        (onlyUnlocated.value ? <NoneUnlocated /> : <EmptyResult page={value} />)}
      {shownByMonth.value.map(({ month, incidents }, index) => (
        // A list that is not sorted by date alone may come back to a month.
        <section key={`${month} ${index}`} class="month">
          <h3>{month ? dayInWords(month) : reading('no_date')}</h3>
          <ol class="incident-rows">
            {incidents.map((incident) => (
              <IncidentRow key={incident.id} incident={incident} />
            ))}
          </ol>
        </section>
      ))}
      <ShowMore list={list.value} />
    </>
  );
}

function NoneUnlocated() {
  return <p class="reading-note">{reading('none_unlocated')}</p>;
}

/** A placeholder of the list's own shape, so that nothing jumps when it comes. */
export function ListSkeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{shell('loading')}</span>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} class="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Reads the next hundred; says how many are left, and why they did not come. */
export function ShowMore({ list: { first, features, further, showMore } }: { list: Pages }) {
  const all = first.value.value?.numberMatched ?? 0;
  const left = all - features.value.length;
  const { loading, error } = further.value;
  return (
    <>
      {error && <ReadingError error={error} hasOld again={showMore} />}
      {left > 0 && (
        <button
          type="button"
          class="button show-more"
          aria-disabled={loading || first.value.loading}
          onClick={showMore}
        >
          {loading ? shell('loading') : reading('show_more', { count: Math.min(left, rowsAtOnce) })}{' '}
          <span class="hint" role="status">
            {reading('shown_of', {
              shown: numberInWords(features.value.length),
              all: numberInWords(all),
            })}
          </span>
        </button>
      )}
    </>
  );
}

/** Newest or oldest first. */
export function SortControl() {
  return (
    <select
      class="sort"
      aria-label={reading('sort')}
      value={oldestFirst.value ? 'oldest' : 'newest'}
      onChange={(change) => sortOldestFirst(change.currentTarget.value === 'oldest')}
    >
      <option value="newest">{reading('newest_first')}</option>
      <option value="oldest">{reading('oldest_first')}</option>
    </select>
  );
}
