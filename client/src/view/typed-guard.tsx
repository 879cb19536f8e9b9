import '../style/typed-guard.css';
import { useRef, useState } from 'preact/hooks';
import { typedGuard } from '../i18n/typed-guard.ts';

/**
 * Keeps Escape from losing what somebody entered in a dialog: the first press only brings the warning, the next closes.
 * What was entered in a control that is gone since, as it was sent, holds nobody back.
 */
export function useTypedGuard() {
  const entered = useRef<HTMLInputElement | null>(null);
  const [isWarned, setWarned] = useState(false);
  const onInput = (input: Event) => {
    const control = input.target as HTMLInputElement;
    setWarned(false);
    if (control.matches('textarea, input:not([type=checkbox])')) entered.current = control;
  };
  const hold = (event: Event) => {
    if (isWarned || !entered.current?.isConnected || !entered.current.value) return;
    event.preventDefault();
    setWarned(true);
  };
  // A browser lets `cancel` be prevented once; the key always.
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Escape' && !key.isComposing) hold(key);
  };
  const onCancel = (cancel: Event) => {
    if (cancel.target === cancel.currentTarget) hold(cancel);
  };
  const warning = isWarned && (
    <p class="notice typed-warning" data-kind="warn" role="alert">
      {typedGuard('not_kept')}
    </p>
  );
  return { warning, handlers: { onInput, onKeyDown, onCancel } };
}
