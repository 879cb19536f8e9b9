import { desk } from '../../i18n/desk.ts';
import { loginWanted, retract } from '../../state/desk-save.ts';
import { LoginForm } from '../session/login-form.tsx';
import { Dialog } from './dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Asks for the reason of a retraction, which stays public. */
export function RetractDialog({ close }: { close: () => void }) {
  return (
    <ReasonDialog
      id="retract-reason"
      title={desk('retract')}
      means={desk('retract_means')}
      label={desk('reason')}
      submit={desk('retract_now')}
      kind="danger"
      close={close}
      done={(reason) => void retract(reason)}
    />
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
