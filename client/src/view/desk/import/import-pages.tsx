import '../../../style/desk-import.css';
import { importId } from '../../../state/desk-import.ts';
import { ImportList } from './import-list.tsx';
import { ImportPage } from './import-page.tsx';

/** The pages of imports: all of them, or one. */
export function ImportPages() {
  const id = importId.value;
  return id === null ? <ImportList /> : <ImportPage key={id} id={id} />;
}
