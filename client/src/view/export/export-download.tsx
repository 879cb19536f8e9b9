import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FormatInfo } from '#contract/format-info.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { exportWords } from '../../i18n/export.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { bytesInWords } from '../../i18n/sizes.ts';
import { gather, leaveToBrowser, mostGathered, save } from '../../state/download.ts';
import { type ExportChoice, exportPath } from '../../state/export.ts';
import { query } from '../../state/location.ts';
import { type Measured, measureExport } from '../../state/measure-export.ts';

type Run =
  | { is: 'idle' }
  | { is: 'loading'; bytes: number }
  | { is: 'cancelled' | 'left_to_browser' }
  | { is: 'saved'; name: string; bytes: number }
  | { is: 'failed'; error: unknown };

/** How many rows the file will hold, about how large it is, and the button that fetches it. */
export function ExportDownload({ choice, format }: { choice: ExportChoice; format: FormatInfo }) {
  const path = exportPath(choice, format, query.value);
  const measured = useSignal<Measured | { error: unknown } | null>(null);
  const run = useSignal<Run>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    measured.value = null;
    run.value = { is: 'idle' };
    measureExport(choice, format, query.peek(), abort.signal).then(
      (found) => {
        if (!abort.signal.aborted) measured.value = found;
      },
      (error: unknown) => {
        if (!abort.signal.aborted) measured.value = { error };
      },
    );
    return () => {
      abort.abort();
      stop.current?.abort();
    };
  }, [path]);
  const found = measured.value && 'rows' in measured.value ? measured.value : null;
  const start = async () => {
    if ((found?.bytes ?? 0) > mostGathered) {
      leaveToBrowser(path);
      run.value = { is: 'left_to_browser' };
      return;
    }
    const abort = new AbortController();
    stop.current = abort;
    run.value = { is: 'loading', bytes: 0 };
    try {
      const file = await gather(path, abort.signal, (bytes) => {
        if (!abort.signal.aborted) run.value = { is: 'loading', bytes };
      });
      save(file);
      run.value = { is: 'saved', name: file.name, bytes: file.blob.size };
    } catch (error) {
      // Another choice stops it as well, and then has nothing to say about it.
      if (!abort.signal.aborted) run.value = { is: 'failed', error };
      else if (run.peek().is !== 'idle') run.value = { is: 'cancelled' };
    }
  };
  return (
    <div class="export-download">
      <p role="status">
        {!measured.value && exportWords('counting')}
        {found && <Count of={found} />}
      </p>
      {measured.value && 'error' in measured.value && (
        <p class="field-error" role="alert">
          {choice.collection === 'accounts' && query.value.filter !== null
            ? exportWords('filter_of_incidents')
            : problemOfError(measured.value.error)}
        </p>
      )}
      {found && found.refused > 0 && (
        <p class="notice" data-kind="warn">
          {exportWords('refused', { count: found.refused, number: numberInWords(found.refused) })}
        </p>
      )}
      <Progress run={run.value} whole={found?.bytes ?? null} />
      {run.value.is === 'loading' ? (
        <button type="button" class="button" onClick={() => stop.current?.abort()}>
          {exportWords('cancel')}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          data-kind="primary"
          disabled={!found}
          onClick={() => void start()}
        >
          {exportWords('download')} (.{format.extension})
        </button>
      )}
    </div>
  );
}

function Count({ of: { rows, bytes } }: { of: Measured }) {
  if (!rows) return <>{exportWords('no_rows')}</>;
  return (
    <>
      <strong>{exportWords('rows', { count: rows, number: numberInWords(rows) })}</strong>
      {bytes !== null && `, ${exportWords('about', { size: bytesInWords(bytes) })}`}
    </>
  );
}

function Progress({ run, whole }: { run: Run; whole: number | null }) {
  if (run.is === 'loading') {
    const size = bytesInWords(run.bytes);
    return (
      <div class="export-progress">
        {/* The whole is an estimate: the bar waits just before its end for the rest. */}
        {whole ? (
          <progress
            aria-label={exportWords('download')}
            max={whole}
            value={Math.min(run.bytes, whole * 0.99)}
          />
        ) : (
          <progress aria-label={exportWords('download')} />
        )}
        <span>
          {whole
            ? exportWords('loading', { size, whole: bytesInWords(whole) })
            : exportWords('loading_some', { size })}
        </span>
      </div>
    );
  }
  return (
    <p role="status" class={run.is === 'failed' ? 'field-error' : 'hint'}>
      {run.is === 'failed' && problemOfError(run.error)}
      {run.is === 'saved' && exportWords('saved', { name: run.name, size: bytesInWords(run.bytes) })}
      {(run.is === 'cancelled' || run.is === 'left_to_browser') && exportWords(run.is)}
    </p>
  );
}
