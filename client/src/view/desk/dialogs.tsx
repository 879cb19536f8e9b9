import { useState } from 'preact/hooks';
import { code } from '../../i18n/codebook.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { deskField } from '../../i18n/desk-field.ts';
import { say } from '../../i18n/names.ts';
import { loadCurrent } from '../../state/desk-draft.ts';
import { conflict, type Difference, loginWanted, overwrite, retract } from '../../state/desk-save.ts';
import { LoginForm } from '../session/login-form.tsx';
import { Dialog } from './dialog.tsx';

/** Asks for the reason of a retraction, which stays public; without one nothing happens. */
export function RetractDialog({ close }: { close: () => void }) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <Dialog title={desk('retract')} onClose={close}>
      <p>{desk('retract_means')}</p>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          if (!reason.trim()) {
            setMissing(true);
            document.getElementById('retract-reason')?.focus();
            return;
          }
          close();
          void retract(reason.trim());
        }}
      >
        <div class="field">
          <label for="retract-reason">{desk('reason')}</label>
          <textarea
            id="retract-reason"
            class="input"
            rows={3}
            maxLength={1_000}
            required
            aria-invalid={isMissing ? 'true' : undefined}
            aria-describedby={isMissing ? 'retract-missing' : undefined}
            value={reason}
            onInput={(input) => setReason(input.currentTarget.value)}
          />
          {isMissing && (
            <p class="field-error" id="retract-missing">
              {desk('reason_missing')}
            </p>
          )}
        </div>
        <p class="dialog-actions">
          <button type="submit" class="button" data-kind="danger">
            {desk('retract_now')}
          </button>
          <button type="button" class="button" onClick={close}>
            {desk('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** The session ended while somebody was writing: logging in here goes on where the save stopped. */
export function LoginDialog() {
  const again = loginWanted.value;
  if (!again) return null;
  const close = () => {
    loginWanted.value = null;
  };
  return (
    <Dialog title={desk('session_ended')} onClose={close}>
      <p>{desk('session_ended_means')}</p>
      <LoginForm
        done={() => {
          close();
          void again();
        }}
        cancel={{ word: desk('cancel'), act: close }}
      />
    </Dialog>
  );
}

function differenceWords({ part, how, claimant }: Difference): string {
  const what =
    part === 'account'
      ? desk('at_account_of', { claimant: say(claimant) || '–' })
      : deskField(part === 'titles' ? 'row_title' : `at_${part}`);
  return `${what}: ${desk(`difference_${how}`)}`;
}

/** Somebody else saved first: shows what differs, and offers their version or one's own. */
export function ConflictDialog() {
  const met = conflict.value;
  if (!met) return null;
  const close = () => {
    conflict.value = null;
  };
  const { stored, differences } = met;
  const isRetracted = stored.document.status === 'retracted';
  return (
    <Dialog title={desk('conflict')} onClose={close}>
      <p>
        {desk('conflict_means', { version: stored.version, date: instantInWords(stored.recorded_at) })}{' '}
        {desk('conflict_status', { status: code(`status_${stored.document.status}`) })}
      </p>
      <h3>{desk('differences')}</h3>
      <ul>
        {differences.map((one) => (
          <li key={differenceWords(one)}>{differenceWords(one)}</li>
        ))}
        {differences.length === 0 && <li>{desk('differences_none')}</li>}
      </ul>
      <p>
        <a href={`/incident/${encodeURIComponent(stored.id)}`} target="_blank" rel="noopener">
          {desk('conflict_see')}
        </a>
      </p>
      <p class="dialog-actions">
        <button
          type="button"
          class="button"
          data-kind="primary"
          onClick={() => {
            close();
            void loadCurrent();
          }}
        >
          {desk('conflict_load')}
        </button>
        {!isRetracted && (
          <button type="button" class="button" data-kind="danger" onClick={() => void overwrite()}>
            {desk('conflict_overwrite')}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {desk('cancel')}
        </button>
      </p>
    </Dialog>
  );
}
