import { useEffect } from 'preact/hooks';
import { longDays, queueOwners, queueTabs } from '#contract/work.ts';
import { code } from '../../i18n/codebook.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { queueWord } from '../../i18n/queue.ts';
import { shell } from '../../i18n/shell.ts';
import { isChanging } from '../../state/desk-chosen.ts';
import { loadPeople } from '../../state/desk-colleagues.ts';
import {
  isQueueFiltered,
  owner,
  ownWrites,
  queue,
  queueHref,
  queueSize,
  rememberQueue,
  showOwner,
  tab,
} from '../../state/desk-queue.ts';
import { go, query } from '../../state/location.ts';
import { Chips } from '../chips.tsx';
import { FilterText } from '../filter-text.tsx';
import { chipsOf } from '../filter-words.ts';
import { Filters } from '../filters.tsx';
import { Lazy } from '../lazy.tsx';
import { Link } from '../link.tsx';
import { LeftTexts } from './left-texts.tsx';
import { QueueSaved } from './queue-saved.tsx';
import { ChosenBar, QueueTable } from './queue-table.tsx';

const bulk = () => import('./bulk-dialog.tsx').then((module) => module.BulkDialog);

/** What staff work on: incidents by status, whose they are, and the map's own filters. */
export function QueuePage() {
  const { value: page, loading, error } = queue.value;
  const matched = page?.numberMatched ?? 0;
  const shown = page?.rows.length ?? 0;
  useEffect(() => void loadPeople(), []);
  useEffect(rememberQueue);
  return (
    <>
      <div class="desk-head">
        <h1>{queueWord('queue')}</h1>
        <Link href="/desk/new" class="button primary-link">
          {desk('new_incident')}
        </Link>
      </div>
      <LeftTexts picked={({ id }) => go(id === null ? '/desk/new' : `/desk/${encodeURIComponent(id)}`, '')} />
      <Tabs />
      {tab.value === 'attention' && (
        <p class="hint">
          {queueWord('attention_means', { unverified: longDays.unverified, review: longDays.in_review })}
        </p>
      )}
      <Narrowing />
      <Chips />
      {error !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(error)}{' '}
          <button type="button" class="button" onClick={() => (ownWrites.value += 1)}>
            {shell('try_again')}
          </button>
        </p>
      )}
      <p class="hint" role="status">
        {loading && !page
          ? shell('loading')
          : desk('found', { count: matched, number: numberInWords(matched) })}
      </p>
      {shown > 0 && <ChosenBar />}
      {page && shown > 0 && <QueueTable rows={page.rows} />}
      {page && shown === 0 && <p>{nothingFound()}</p>}
      {shown < matched && (
        <button type="button" class="button" onClick={() => (queueSize.value += 100)}>
          {desk('show_more')}
        </button>
      )}
      {isChanging.value && <Lazy load={bulk} part />}
    </>
  );
}

function nothingFound(): string {
  if (isQueueFiltered.value) return desk('none_found');
  return tab.value === 'all' && owner.value === 'all' ? desk('none_yet') : queueWord('none_here');
}

/** The statuses and what needs attention, each with how many the same query finds there. */
function Tabs() {
  const counts = queue.value.value?.counts;
  return (
    <nav aria-label={queueWord('tabs')}>
      <ul class="queue-tabs">
        {queueTabs.map((one) => {
          const count = counts?.[one];
          return (
            <li key={one}>
              <Link href={queueHref(one, owner.value)} current={tab.value === one}>
                {one === 'all' || one === 'attention' ? queueWord(`tab_${one}`) : code(`status_${one}`)}
                {typeof count === 'number' && <span class="tag">{numberInWords(count)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Search, whose work it is, and all that the map filters by. */
function Narrowing() {
  const count = chipsOf(query.value).length;
  return (
    <div class="queue-narrowing">
      <FilterText id="desk-search" />
      <div class="field">
        <label for="desk-owner">{queueWord('owner')}</label>
        <select
          id="desk-owner"
          class="input"
          value={owner.value}
          onChange={(change) => showOwner(queueOwners.find((one) => one === change.currentTarget.value)!)}
        >
          {queueOwners.map((one) => (
            <option key={one} value={one}>
              {queueWord(`owner_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <details class="queue-more">
        <summary>{count ? queueWord('filters_n', { count }) : queueWord('filters')}</summary>
        <Filters />
      </details>
      <QueueSaved />
    </div>
  );
}
