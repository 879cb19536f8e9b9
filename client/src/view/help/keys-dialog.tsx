import '../../style/help.css';
import { method } from '../../i18n/method.ts';
import { showingKeys } from '../../state/help.ts';
import { Link } from '../link.tsx';
import { WindowDialog } from '../window-dialog.tsx';
import { KeyTable } from './key-table.tsx';

/** The keys, over whatever page they were asked on. */
export function KeysDialog() {
  return (
    <WindowDialog
      name="keys"
      title={method('keys')}
      close={() => {
        showingKeys.value = false;
      }}
    >
      <KeyTable />
      <p>
        <Link href="/method">{method('title')}</Link>
      </p>
    </WindowDialog>
  );
}
