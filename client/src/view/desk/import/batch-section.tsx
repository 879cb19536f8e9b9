import { useState } from 'preact/hooks';
import type { ImportView } from '#contract/import.ts';
import { numberInWords } from '../../../i18n/dates.ts';
import { desk } from '../../../i18n/desk.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { importId, publishImport, undoImport } from '../../../state/desk-import.ts';
import { faultsIn } from '../../../state/desk-import-form.ts';
import { go } from '../../../state/location.ts';
import { session } from '../../../state/session.ts';
import { Dialog } from '../dialog.tsx';
import { described, Field } from '../fields.tsx';
import { faultWord, refusalInWords, rowsInWords } from './import-words.ts';

/** What an import became, and what can be done with all of it. */
export function BatchSection({ view, isOwn }: { view: ImportView; isOwn: boolean }) {
  const [asks, setAsks] = useState<'publish' | 'undo' | null>(null);
  const { state, commit, publish, undo } = view;
  const role = session.value?.user?.role;
  const isEditor = role === 'editor' || role === 'admin';
  const canUndo = isOwn && (state === 'committed' || (state === 'published' && isEditor));
  const isForgotten = isOwn && !commit;
  return (
    <section class="desk-section" aria-labelledby="batch">
      <h2 id="batch">{deskImport(commit ? 'batch' : 'file')}</h2>
      {commit && (
        <ul class="import-outcomes">
          <li>
            {deskImport(`became_${commit.status}`, {
              rows: rowsInWords(commit.written),
              seq: commit.seq ?? '–',
            })}
          </li>
          {publish && <li>{outcomeWords('became_public', publish)}</li>}
          {undo && <li>{outcomeWords('became_undone', undo)}</li>}
        </ul>
      )}
      <p class="form-buttons">
        {state === 'committed' && isEditor && (
          <button type="button" class="button" data-kind="primary" onClick={() => setAsks('publish')}>
            {deskImport('publish_all')}
          </button>
        )}
        {canUndo && (
          <button type="button" class="button" onClick={() => setAsks('undo')}>
            {deskImport('undo_all')}
          </button>
        )}
        {(isForgotten || (isOwn && state === 'undone')) && (
          <button type="button" class="button" onClick={() => setAsks('undo')}>
            {deskImport('forget')}
          </button>
        )}
      </p>
      {state === 'committed' && !isEditor && <p class="hint">{deskImport('editors_publish')}</p>}
      {asks && <Question what={asks} view={view} close={() => setAsks(null)} />}
    </section>
  );
}

/** How many rows that was of; those that were left are spoken of where there are any. */
function outcomeWords(
  what: 'became_public' | 'became_undone',
  { written, left }: { written: number; left: number },
): string {
  const rows = rowsInWords(written);
  return left === 0
    ? deskImport(`${what}_all`, { rows })
    : deskImport(what, { rows, left: numberInWords(left) });
}

/** Asks once more before all of it changes; what was public needs a reason that stays public. */
function Question(props: { what: 'publish' | 'undo'; view: ImportView; close: () => void }) {
  const { what, view } = props;
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isForget = what === 'undo' && view.state !== 'committed' && view.state !== 'published';
  const kind = isForget ? 'forget' : what;
  const faults = faultsIn(failed);
  const fault = faults[0] ? faultWord(faults[0].code) : null;
  // An import can have changed what was public before it: only the service knows.
  const needsReason = what === 'undo' && (view.state === 'published' || fault !== null);
  const act = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFailed(null);
    try {
      await (what === 'publish' ? publishImport(view.id) : undoImport(view.id, reason.trim()));
      props.close();
      if (isForget && importId.peek() === view.id) go('/desk/import', '');
    } catch (error) {
      setFailed(error);
      setBusy(false);
      document.getElementById('undo-reason')?.focus();
    }
  };
  return (
    <Dialog title={deskImport(`${kind}_title`)} onClose={props.close}>
      <form class="short-form" noValidate onSubmit={(event) => void act(event)}>
        <p>{deskImport(`${kind}_means`)}</p>
        {failed !== null && faults.length === 0 && (
          <p class="notice" data-kind="error" role="alert">
            {refusalInWords(failed)}
          </p>
        )}
        {what === 'undo' && !isForget && (
          <Field
            id="undo-reason"
            label={deskImport('undo_reason')}
            hint={needsReason ? deskImport('undo_reason_public') : undefined}
            fault={fault}
            isOptional={!needsReason}
          >
            <input
              {...described('undo-reason', fault, needsReason)}
              class="input"
              maxLength={1000}
              value={reason}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </Field>
        )}
        <p class="dialog-actions">
          <button type="submit" class="button" data-kind="primary" aria-disabled={isBusy}>
            {deskImport(`${kind}_now`)}
          </button>
          <button type="button" class="button" onClick={props.close}>
            {desk('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
