import type { ComponentChildren } from 'preact';
import { useTypedGuard } from '../typed-guard.tsx';
import { WindowDialog } from '../window-dialog.tsx';

/** The window in which restoring, merging or splitting is prepared: Escape loses nothing of it unasked. */
export function RearrangeWindow(props: { title: string; close: () => void; children: ComponentChildren }) {
  const { warning, handlers } = useTypedGuard();
  return (
    <WindowDialog name="rearrange" title={props.title} close={props.close} handlers={handlers}>
      {props.children}
      {warning}
    </WindowDialog>
  );
}
