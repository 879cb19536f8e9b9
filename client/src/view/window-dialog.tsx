import '../style/window.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { exportWords } from '../i18n/export.ts';
import type { useTypedGuard } from './typed-guard.tsx';

/** A window over the page with its title and a button to close it; `close` takes it off the page. */
export function WindowDialog(props: {
  name: string;
  title: string;
  close: () => void;
  /** Of `useTypedGuard`, where Escape shall not lose what is entered. */
  handlers?: ReturnType<typeof useTypedGuard>['handlers'];
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = `${props.name}-title`;
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
      class={`window ${props.name}`}
      aria-labelledby={id}
      onClose={props.close}
      {...props.handlers}
    >
      <header class="overlay-head">
        <h2 id={id}>{props.title}</h2>
        <button type="button" class="button" onClick={props.close}>
          {exportWords('close')}
        </button>
      </header>
      <div class={`window-inside ${props.name}-inside`}>{props.children}</div>
    </dialog>
  );
}
