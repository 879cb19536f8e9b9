import { useState } from 'preact/hooks';
import type { ImportView } from '#contract/import.ts';
import { instantInWords, numberInWords } from '../../../i18n/dates.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { shell } from '../../../i18n/shell.ts';
import { cancelImport, shownImport } from '../../../state/desk-import.ts';
import { session } from '../../../state/session.ts';
import { Link } from '../../link.tsx';
import { BatchSection } from './batch-section.tsx';
import { CheckResult } from './check-result.tsx';
import { CommitSection } from './commit-section.tsx';
import { sizeInWords } from './import-list.tsx';
import { brokenInWords, refusalInWords, rowsInWords, stateInWords } from './import-words.ts';
import { PrepareForm } from './prepare-form.tsx';

/** One import, from the file to the batch that it became. */
export function ImportPage({ id }: { id: string }) {
  const { value, error } = shownImport.value;
  const view = value?.id === id ? value : null;
  return (
    <>
      <div class="desk-head">
        <h1>{view?.name ?? deskImport('imports')}</h1>
        <Link href="/desk/import">{deskImport('all_imports')}</Link>
      </div>
      {error && (
        <p class="notice" data-kind="error" role="alert">
          {refusalInWords(error)}
        </p>
      )}
      {view ? <Whole view={view} /> : !error && <p role="status">{shell('loading')}</p>}
    </>
  );
}

function Whole({ view }: { view: ImportView }) {
  const { user } = session.value ?? {};
  const isOwn = user?.name === view.by || user?.role !== 'contributor';
  const isOpen = view.state === 'uploaded' || view.state === 'checked';
  const isIdle = view.running === null;
  return (
    <>
      <p class="import-facts">
        <span class="tag">{stateInWords(view)}</span> {deskImport(`format_${view.format}`)},{' '}
        {sizeInWords(view.bytes)};{' '}
        {deskImport('sent_by_at', { name: view.by, time: instantInWords(view.at) })}
      </p>
      {view.running && <Progress id={view.id} running={view.running} />}
      {isIdle && view.broken && (
        <p class="notice" data-kind="error" role="alert">
          {brokenInWords(view.broken)}
        </p>
      )}
      {!isOwn && <p class="notice">{deskImport('not_yours')}</p>}
      {isIdle && isOwn && isOpen && (
        <PrepareForm key={`${view.at} ${view.table?.header.length}`} view={view} />
      )}
      {isIdle && view.report && isOpen && <CheckResult view={view} report={view.report} />}
      {isIdle && isOwn && view.state === 'checked' && view.report && (
        <CommitSection view={view} report={view.report} />
      )}
      {isIdle && <BatchSection view={view} isOwn={isOwn} />}
    </>
  );
}

/** How far the step under way is, with the way out. */
function Progress({ id, running }: { id: string; running: NonNullable<ImportView['running']> }) {
  const [isStopped, setStopped] = useState(false);
  const percent = Math.round(running.part * 100);
  return (
    <div class="import-progress">
      <label for="step-progress">{deskImport(`running_${running.step}`)}</label>
      <progress id="step-progress" value={running.part} max={1} />
      <span class="number">
        {numberInWords(percent)} %, {rowsInWords(running.rows)}
      </span>
      <button
        type="button"
        class="button"
        aria-disabled={isStopped}
        onClick={() => {
          if (isStopped) return;
          setStopped(true);
          cancelImport(id).catch(() => setStopped(false));
        }}
      >
        {deskImport('stop')}
      </button>
    </div>
  );
}
