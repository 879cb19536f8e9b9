import '../../../style/desk-import.css';
import { useEffect } from 'preact/hooks';
import { importId, imports, shownImport } from '../../../state/desk-import.ts';
import { noticeEnd } from '../../../state/session.ts';
import { ImportList } from './import-list.tsx';
import { ImportPage } from './import-page.tsx';

/** The pages of imports: all of them, or one. */
export function ImportPages() {
  const refused = imports.value.error ?? shownImport.value.error;
  useEffect(() => void noticeEnd(refused), [refused]);
  const id = importId.value;
  return id === null ? <ImportList /> : <ImportPage key={id} id={id} />;
}
