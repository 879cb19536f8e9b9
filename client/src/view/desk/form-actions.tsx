import { useEffect, useRef, useState } from 'preact/hooks';
import type { Status } from '#contract/codebook.ts';
import { code } from '../../i18n/codebook.ts';
import { desk } from '../../i18n/desk.ts';
import { deskProtection } from '../../i18n/desk-protection.ts';
import { problemOfStatus } from '../../i18n/problem.ts';
import { reviewWord } from '../../i18n/review.ts';
import { base, canKeep, draftId, faults, isDirty, status } from '../../state/desk-draft.ts';
import { changeReason } from '../../state/desk-reason.ts';
import { save, saveState } from '../../state/desk-save.ts';
import { needsOther } from '../../state/desk-work.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useTextAt } from './bound.ts';
import { RetractDialog } from './dialogs.tsx';
import { described, Field } from './fields.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** Status, what became of the last save, and what can be done next. */
export function FormActions() {
  const [isRetracting, setRetracting] = useState(false);
  const [isReturning, setReturning] = useState(false);
  const now = status.value;
  const role = session.value?.user?.role;
  // The service decides; here only what it would refuse anyway is not offered.
  const mayPublish = role === 'editor' || role === 'admin';
  const mayWrite = mayPublish || now === 'draft' || now === 'in_review';
  const isSaving = saveState.value.kind === 'saving';
  const button = (word: string, to: Status, kind?: 'primary') => (
    <button
      type="button"
      class="button"
      data-kind={kind}
      aria-disabled={isSaving}
      onClick={() => void save(to)}
    >
      {word}
    </button>
  );
  return (
    <section class="form-actions" aria-label={desk('actions')}>
      <p class="form-status">
        <span class="tag">{code(`status_${now}`)}</span>{' '}
        <span class="hint">
          {base.value ? desk('version', { version: base.value.version }) : desk('not_saved_yet')}
          {isDirty.value && ` · ${desk(canKeep.value ? 'unsaved_kept' : 'unsaved_not_kept')}`}
        </span>
      </p>
      {mayWrite && now === 'published' && <ReasonField />}
      <div class="form-buttons">
        {mayWrite && now === 'published' && button(desk('save_changes'), 'published', 'primary')}
        {mayWrite && now !== 'published' && (
          <>
            {mayPublish && !needsOther.value && button(desk('publish'), 'published', 'primary')}
            {button(now === 'in_review' ? desk('save_changes') : desk('save_draft'), now)}
            {now === 'draft' &&
              button(desk('send_to_review'), 'in_review', mayPublish ? undefined : 'primary')}
            {now === 'in_review' &&
              (mayPublish ? (
                <button type="button" class="button" onClick={() => setReturning(true)}>
                  {reviewWord('return_open')}
                </button>
              ) : (
                button(desk('back_to_draft'), 'draft')
              ))}
          </>
        )}
        {draftId.value !== null && mayPublish && (
          <button type="button" class="button" data-kind="danger" onClick={() => setRetracting(true)}>
            {desk('retract_open')}
          </button>
        )}
      </div>
      {!mayWrite && <p class="hint">{desk('role_cannot_write')}</p>}
      {mayPublish && needsOther.value && now !== 'published' && <p class="hint">{reviewWord('four_eyes')}</p>}
      <SaveSays />
      {isReturning && <ReturnDialog close={() => setReturning(false)} />}
      {isRetracting && <RetractDialog close={() => setRetracting(false)} />}
    </section>
  );
}

/** Why a published incident is changed: its readers see what is different in any case, and here learn why. */
function ReasonField() {
  const id = 'change-reason';
  return (
    <Field id={id} label={desk('reason')} hint={desk('reason_of_change')} fault={null} isOptional>
      <input
        {...described(id, null, true)}
        class="input"
        maxLength={1_000}
        value={changeReason.value}
        onInput={(typed) => {
          changeReason.value = typed.currentTarget.value;
        }}
      />
    </Field>
  );
}

/** What became of the last save, in words; a published incident is a link to the map. */
function SaveSays() {
  const state = saveState.value;
  const says = useRef<HTMLDivElement>(null);
  const isHeld = useTextAt('/protection/release_at') !== '' && status.value === 'published';
  useEffect(() => {
    // The button that was pressed may be gone with the old status; the keyboard goes on from what it did.
    if (state.kind === 'saved' && document.activeElement === document.body) says.current?.focus();
  }, [state]);
  return (
    <div class="save-says" role="status" tabIndex={-1} ref={says}>
      {state.kind === 'saving' && <p>{desk('saving')}</p>}
      {state.kind === 'unreachable' && (
        <p class="notice" data-kind="error">
          {desk('save_unreachable')}
        </p>
      )}
      {state.kind === 'refused' && (
        <p class="notice" data-kind="error">
          {problemOfStatus(state.problem)} {desk('text_is_kept')}
        </p>
      )}
      {state.kind === 'invalid' && faults.value.length > 0 && (
        <p class="field-error">{desk('not_saved', { count: faults.value.length })}</p>
      )}
      {state.kind === 'saved' && (
        <p class="notice">
          {isHeld
            ? deskProtection('saved_held')
            : desk(
                state.status === 'published' && state.isAmended ? 'saved_amended' : `saved_${state.status}`,
              )}{' '}
          {state.status === 'published' && !isHeld && draftId.value !== null && (
            <Link href={`/incident/${encodeURIComponent(draftId.value)}`}>{desk('see_on_map')}</Link>
          )}
        </p>
      )}
    </div>
  );
}
