import '../../../style/desk-evidence.css';
import { evidenceWord } from '../../../i18n/evidence.ts';
import { evidence, filesOf } from '../../../state/desk-evidence.ts';
import { useAt, useTextAt } from '../bound.ts';
import { EvidenceFileItem } from './evidence-file.tsx';
import { EvidenceForm } from './evidence-form.tsx';

/** The files of one source: what is kept, its custody, and the form that adds one. Needs a source that is saved. */
export function EvidencePart({ account, at }: { account: string; at: string }) {
  const accountId = useTextAt(`${account}/id`);
  const sourceId = useTextAt(`${at}/id`);
  const isNew = useAt(`${account}/_new`) === true || useAt(`${at}/_new`) === true;
  const { value, error } = evidence.value;
  const files = filesOf(accountId, sourceId);
  return (
    <details class="wide evidence-part">
      <summary>
        {evidenceWord('title')}
        {files.length > 0 && <span class="tag">{evidenceWord('count', { count: files.length })}</span>}
      </summary>
      {value && !isNew ? (
        <>
          {files.length === 0 && <p class="hint">{evidenceWord('none')}</p>}
          <ul class="evidence-files">
            {files.map((file) => (
              <EvidenceFileItem key={file.id} file={file} />
            ))}
          </ul>
          <EvidenceForm account={accountId} source={sourceId} most={value.most_bytes} />
        </>
      ) : (
        <p class="hint">{evidenceWord(error && !isNew ? 'unread' : 'save_first')}</p>
      )}
    </details>
  );
}
