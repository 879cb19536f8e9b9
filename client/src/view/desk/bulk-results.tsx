import { useEffect, useRef } from 'preact/hooks';
import { bulk } from '../../i18n/bulk.ts';
import { flat } from '../../i18n/names.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { bulkResults, isBulkRunning, isUndone, undoAll } from '../../state/desk-bulk.ts';

/** What came of a change of several incidents, row by row, and how to undo it. */
export function BulkResults({ isFinal, close }: { isFinal: boolean; close: () => void }) {
  const says = useRef<HTMLParagraphElement>(null);
  const results = bulkResults.value ?? [];
  const failed = results.filter(({ error }) => error);
  const done = results.length - failed.length;
  // The button that was pressed is gone; the keyboard goes on from what it did.
  useEffect(() => says.current?.focus(), [isBulkRunning.value]);
  return (
    <>
      <p role="status" tabIndex={-1} ref={says}>
        {isBulkRunning.value ? bulk('running') : ''}{' '}
        {bulk(isUndone.value ? 'undone' : 'done', { count: done })}
      </p>
      {failed.length > 0 && (
        <div class="notice" data-kind="error">
          <p>{bulk('failed', { count: failed.length })}</p>
          <ul>
            {failed.map(({ row, error }) => {
              const title = flat(row.feature.properties, 'title');
              return (
                <li key={row.feature.id}>
                  <span lang={title.language}>{title.text}</span>: {problemOfError(error)}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {isFinal && !isUndone.value && done > 0 && <p class="hint">{bulk('undo_status')}</p>}
      <p class="dialog-actions">
        {!isUndone.value && !isFinal && done > 0 && (
          <button
            type="button"
            class="button"
            aria-disabled={isBulkRunning.value}
            onClick={() => {
              if (!isBulkRunning.peek()) void undoAll();
            }}
          >
            {bulk('undo')}
          </button>
        )}
        <button
          type="button"
          class="button"
          data-kind="primary"
          aria-disabled={isBulkRunning.value}
          onClick={close}
        >
          {bulk('close')}
        </button>
      </p>
    </>
  );
}
