import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTypedGuard } from '../typed-guard.tsx';

/** A modal question; the browser keeps the focus inside and gives it back afterwards. Escape closes it, pressed twice where something was entered. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { warning, handlers } = useTypedGuard();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Taken off the page while open, a dialog gives the focus back to nobody.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="desk-dialog"
      data-wide={props.wide}
      aria-label={props.title}
      onClose={props.onClose}
      {...handlers}
    >
      <h2>{props.title}</h2>
      {props.children}
      {warning}
    </dialog>
  );
}
