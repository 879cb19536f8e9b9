import { useState } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { Dialog } from './dialog.tsx';
import { described, Field } from './fields.tsx';

/** Asks for a reason; without one nothing happens. */
export function ReasonDialog(props: {
  id: string;
  title: string;
  means: string;
  label: string;
  submit: string;
  kind: 'primary' | 'danger';
  close: () => void;
  done: (reason: string) => void;
}) {
  const { id, close } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const fault = isMissing ? desk('reason_missing') : null;
  return (
    <Dialog title={props.title} onClose={close}>
      <p>{props.means}</p>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          setMissing(!reason.trim());
          if (!reason.trim()) {
            document.getElementById(id)?.focus();
            return;
          }
          close();
          props.done(reason.trim());
        }}
      >
        <Field id={id} label={props.label} fault={fault}>
          <textarea
            {...described(id, fault)}
            class="input"
            rows={3}
            maxLength={1_000}
            required
            value={reason}
            onInput={(input) => setReason(input.currentTarget.value)}
          />
        </Field>
        <p class="dialog-actions">
          <button type="submit" class="button" data-kind={props.kind}>
            {props.submit}
          </button>
          <button type="button" class="button" onClick={close}>
            {desk('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
