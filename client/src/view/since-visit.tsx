import { instantInWords, numberInWords } from '../i18n/dates.ts';
import { reading } from '../i18n/reading.ts';
import { lastVisit, settleVisit, since, sinceVisit } from '../state/last-visit.ts';
import { Link } from './link.tsx';

/** What was published or changed since the reader was last here, where that is anything. */
export function SinceVisit() {
  const count = sinceVisit.value.value?.numberMatched ?? 0;
  if (!count || lastVisit.value === null || since.value === null) return null;
  return (
    <div class="notice since-visit">
      <p>
        {reading('since_visit', {
          count,
          number: numberInWords(count),
          date: instantInWords(lastVisit.value),
        })}
      </p>
      <p>
        <Link href={`/?${new URLSearchParams({ filter: since.value })}`}>{reading('since_show')}</Link>
        <button type="button" class="button" data-kind="quiet" onClick={settleVisit}>
          {reading('since_seen')}
        </button>
      </p>
    </div>
  );
}
