import type { AttentionReason, QueueRow } from '#contract/work.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { instantInWords, whenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { flat } from '../../i18n/names.ts';
import { queueWord } from '../../i18n/queue.ts';
import { choose, chooseNone, chosenRows, isChanging } from '../../state/desk-chosen.ts';
import { queueSort, sortQueue } from '../../state/desk-queue.ts';
import { Link } from '../link.tsx';
import { whereInWords } from '../place-words.ts';
import { ContestedTag } from '../tags.tsx';

/** What can be done with the rows that are ticked. */
export function ChosenBar() {
  const count = chosenRows.value.length;
  return (
    <div class="chosen-bar" role="status">
      {count > 0 && (
        <>
          <span>{queueWord('chosen', { count })}</span>
          <button type="button" class="button" data-kind="primary" onClick={() => (isChanging.value = true)}>
            {queueWord('change_chosen')}
          </button>
          <button type="button" class="button" data-kind="quiet" onClick={chooseNone}>
            {queueWord('choose_none')}
          </button>
        </>
      )}
    </div>
  );
}

/** A column's name as a button that sorts by it. */
function Sortable({ field, word }: { field: string; word: string }) {
  const now = queueSort.value;
  const isOn = now.field === field;
  return (
    <th scope="col" aria-sort={isOn ? (now.descending ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        class="sort-button"
        title={queueWord('sort_by', { column: word })}
        onClick={() => sortQueue(field)}
      >
        {word}
        <span aria-hidden="true">{isOn ? (now.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

export function QueueTable({ rows }: { rows: readonly QueueRow[] }) {
  const chosen = new Set(chosenRows.value.map(({ feature }) => feature.id));
  const ids = rows.map(({ feature }) => feature.id);
  return (
    <table class="desk-table queue-table">
      <caption class="visually-hidden">{queueWord('queue')}</caption>
      <thead>
        <tr>
          <td>
            <input
              type="checkbox"
              aria-label={queueWord('choose_all')}
              checked={chosen.size === rows.length}
              ref={(box) => {
                if (box) box.indeterminate = chosen.size > 0 && chosen.size < rows.length;
              }}
              onChange={(change) => choose(ids, change.currentTarget.checked)}
            />
          </td>
          <Sortable field="title" word={queueWord('column_title')} />
          <Sortable field="occurred_start" word={queueWord('column_when')} />
          <Sortable field="place_name" word={queueWord('column_where')} />
          <Sortable field="status" word={queueWord('column_status')} />
          <Sortable field="verification" word={queueWord('column_verdict')} />
          <Sortable field="recorded_at" word={queueWord('column_changed')} />
          <th scope="col">{queueWord('column_assigned')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.feature.id} row={row} isChosen={chosen.has(row.feature.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isChosen }: { row: QueueRow; isChosen: boolean }) {
  const { id, properties } = row.feature;
  const title = flat(properties, 'title');
  const when = whenInWords({
    start: properties.occurred_start,
    end: properties.occurred_end,
    open: properties.occurred_open,
    precision: properties.time_precision,
  });
  return (
    <tr data-chosen={isChosen}>
      <td class="queue-choose">
        <input
          type="checkbox"
          aria-label={queueWord('choose', { title: title.text })}
          checked={isChosen}
          onChange={(change) => choose([id], change.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <Link href={`/desk/${encodeURIComponent(id)}`}>
          <span lang={title.language}>{title.text}</span>
        </Link>
        <span class="hint"> {codeWord('sub', properties.sub_type)}</span>
        {row.attention.length > 0 && (
          <ul class="queue-reasons">
            {row.attention.map((one) => (
              <li key={one} class="tag">
                {reasonInWords(one, row)}
              </li>
            ))}
          </ul>
        )}
      </th>
      <td>{when || desk('no_date')}</td>
      <td>{whereInWords(properties)}</td>
      <td>
        <span class="tag" data-status={properties.status}>
          {code(`status_${properties.status}`)}
        </span>
      </td>
      <td>
        {codeWord('verification', properties.verification)} <ContestedTag aspects={properties.contested} />
      </td>
      <td>
        {instantInWords(row.changed_at)}
        <span class="hint">
          {' '}
          {row.changed_by === null ? queueWord('by_import') : queueWord('by_whom', { name: row.changed_by })}
        </span>
      </td>
      <td data-title={queueWord('column_assigned')}>
        {row.assigned_to ?? <span class="hint">{queueWord('nobody')}</span>}
      </td>
    </tr>
  );
}

function reasonInWords(reason: AttentionReason, row: QueueRow): string {
  return queueWord(`reason_${reason}`, { count: row.open_comments });
}
