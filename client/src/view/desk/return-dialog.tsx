import { useState } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { reviewWord } from '../../i18n/review.ts';
import { changeReason } from '../../state/desk-reason.ts';
import { save } from '../../state/desk-save.ts';
import { Dialog } from './dialog.tsx';
import { described, Field } from './fields.tsx';

/** Asks what has to be done before an incident goes back to its author; without it nothing happens. */
export function ReturnDialog({ close }: { close: () => void }) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const fault = isMissing ? desk('reason_missing') : null;
  return (
    <Dialog title={reviewWord('return')} onClose={close}>
      <p>{reviewWord('return_means')}</p>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          setMissing(!reason.trim());
          if (!reason.trim()) {
            document.getElementById('return-reason')?.focus();
            return;
          }
          changeReason.value = reason.trim();
          close();
          void save('draft');
        }}
      >
        <Field id="return-reason" label={reviewWord('return_reason')} fault={fault}>
          <textarea
            {...described('return-reason', fault)}
            class="input"
            rows={3}
            maxLength={1_000}
            value={reason}
            onInput={(input) => setReason(input.currentTarget.value)}
          />
        </Field>
        <p class="dialog-actions">
          <button type="submit" class="button" data-kind="primary">
            {reviewWord('return_now')}
          </button>
          <button type="button" class="button" onClick={close}>
            {desk('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
