import { reviewWord } from '../../i18n/review.ts';
import { changeReason } from '../../state/desk-reason.ts';
import { save } from '../../state/desk-save.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Asks what has to be done before an incident goes back to its author. */
export function ReturnDialog({ close }: { close: () => void }) {
  return (
    <ReasonDialog
      id="return-reason"
      title={reviewWord('return')}
      means={reviewWord('return_means')}
      label={reviewWord('return_reason')}
      submit={reviewWord('return_now')}
      kind="primary"
      close={close}
      done={(reason) => {
        changeReason.value = reason;
        void save('draft');
      }}
    />
  );
}
