import '../../style/history.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { localDay } from '#contract/time.ts';
import { instantInWords, writtenInWords } from '../../i18n/dates.ts';
import { history } from '../../i18n/history.ts';
import { shell } from '../../i18n/shell.ts';
import { type Citations, citationAddress, permanentIn, readCitations } from '../../state/citation.ts';
import { citing, type ToCite } from '../../state/citing.ts';
import { deployment } from '../../state/deployment.ts';
import { versions } from '../../state/history.ts';
import { language } from '../../state/preferences.ts';
import { versionChanges } from '../../state/version-changes.ts';
import { CopyLine } from '../copy-line.tsx';
import { ReadingError } from '../reading-error.tsx';
import { WindowDialog } from '../window-dialog.tsx';
import { CopyText } from './copy-text.tsx';

/** How to cite a version: its permanent address, and the citation in every form, to be copied or kept. */
export function CiteDialog() {
  // While the dialog is being closed it says what it was opened for.
  const cited = useRef(citing.peek()!).current;
  const close = () => {
    citing.value = null;
  };
  return (
    <WindowDialog name="cite" title={history('cite_version', { version: cited.version })} close={close}>
      <Notes cited={cited} />
      <Forms cited={cited} />
    </WindowDialog>
  );
}

function Notes({ cited }: { cited: ToCite }) {
  const entries = versionChanges.value.value?.versions ?? versions.value.value?.versions ?? [];
  const gone = entries.findLast(({ kind }) => kind === 'retracted');
  const { version, knownAt } = cited;
  return (
    <>
      {gone && (
        <p class="notice" data-kind="warn">
          {history(gone.merged_into === undefined ? 'old_retracted' : 'old_merged', {
            version,
            date: instantInWords(gone.recorded_at),
          })}
        </p>
      )}
      <p>{history('cite_hint')}</p>
      {knownAt && <p>{history('cite_known', { date: writtenInWords(knownAt) })}</p>}
    </>
  );
}

function Forms({ cited }: { cited: ToCite }) {
  const isDated = useSignal(false);
  const read = useSignal<Citations | null>(null);
  const failed = useSignal<Error | null>(null);
  const of = language.value;
  const accessed = isDated.value ? localDay(Date.now(), deployment().region.zone) : null;
  useEffect(() => {
    const abort = new AbortController();
    readCitations(cited, of, accessed, abort.signal).then(
      (citations) => {
        read.value = citations;
        failed.value = null;
      },
      (error: Error) => {
        if (!abort.signal.aborted) failed.value = error;
      },
    );
    return () => abort.abort();
  }, [cited, of, accessed]);
  if (failed.value) return <ReadingError error={failed.value} hasOld={false} />;
  if (!read.value) return <p role="status">{shell('loading')}</p>;
  const file = (ending: string) => `${cited.id}-v${cited.version}.${ending}`;
  const at = (form: Parameters<typeof citationAddress>[1]) => citationAddress(cited, form, of, accessed);
  return (
    <>
      <CopyLine name={history('permanent')} text={permanentIn(read.value)} />
      <CopyText
        name={history('plain')}
        text={read.value.citation}
        href={at('citation')}
        file={file('txt')}
        lines={3}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={isDated.value}
          onChange={(event) => {
            isDated.value = event.currentTarget.checked;
          }}
        />{' '}
        {history('accessed_today')}
      </label>
      <CopyText
        name="BibTeX"
        text={read.value.bibtex}
        href={at('bibtex')}
        file={file('bib')}
        lines={8}
        isCode
      />
      <CopyText
        name="CSL-JSON"
        text={read.value['csl-json']}
        href={at('csl-json')}
        file={file('json')}
        lines={8}
        isCode
      />
      <CopyLine name={history('data')} text={new URL(at(null), location.origin).href} />
    </>
  );
}
