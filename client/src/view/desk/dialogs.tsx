import { useState } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { loginWanted, retract } from '../../state/desk-save.ts';
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
