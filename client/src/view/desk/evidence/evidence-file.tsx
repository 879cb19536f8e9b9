import { useState } from 'preact/hooks';
import { type EvidenceFile, evidenceTypes } from '#contract/evidence.ts';
import { instantInWords, writtenInWords } from '../../../i18n/dates.ts';
import { evidenceWord } from '../../../i18n/evidence.ts';
import { evidenceErasing } from '../../../i18n/evidence-erasing.ts';
import { bytesInWords } from '../../../i18n/sizes.ts';
import { eraseEvidence, mayErase, mayRelease, releaseEvidence } from '../../../state/desk-evidence.ts';
import { noticeEnd } from '../../../state/session.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { refusedEvidence } from './evidence-words.ts';

/** One file: what it is, who collected it, who may read it, and its custody. */
export function EvidenceFileItem({ file }: { file: EvidenceFile }) {
  const [asked, setAsked] = useState<'release' | 'erase' | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const { id, name, released, erased } = file;
  const change = async (reason: string) => {
    setRefused(null);
    try {
      await (asked === 'erase' ? eraseEvidence(id, reason) : releaseEvidence(id, !released, reason));
    } catch (error) {
      setRefused(error);
      void noticeEnd(error);
    }
  };
  return (
    <li>
      <p class="evidence-name">
        <strong>{name}</strong>{' '}
        <span class="hint">
          {evidenceTypes[file.type].toUpperCase()}, {bytesInWords(file.size)}
        </span>{' '}
        <span class="tag" data-released={released}>
          {erased ? evidenceErasing('erased') : evidenceWord(released ? 'released' : 'staff_only')}
        </span>
      </p>
      <p class="hint">
        {evidenceWord('sent_by', { date: writtenInWords(file.collected_at), who: file.collector })}
      </p>
      {file.note && <p class="evidence-note">{file.note}</p>}
      <p class="hint evidence-hash">
        {evidenceWord('hash')} <code>{file.sha256}</code>
      </p>
      {!erased && (
        <p class="form-buttons">
          <a
            class="button"
            href={`/api/desk/evidence/${id}`}
            download
            aria-label={evidenceWord('download_of', { name })}
          >
            {evidenceWord('download')}
          </a>
          {mayRelease.value && (
            <button
              type="button"
              class="button"
              aria-label={evidenceWord(released ? 'withdraw_of' : 'release_of', { name })}
              onClick={() => setAsked('release')}
            >
              {evidenceWord(released ? 'withdraw' : 'release')}
            </button>
          )}
          {mayErase.value && (
            <button
              type="button"
              class="button"
              data-kind="danger"
              aria-label={evidenceErasing('erase_of', { name })}
              onClick={() => setAsked('erase')}
            >
              {evidenceErasing('erase')}
            </button>
          )}
        </p>
      )}
      {refused !== null && (
        <p class="notice" data-kind="error" role="alert">
          {refusedEvidence(refused)}
        </p>
      )}
      <details>
        <summary>{evidenceWord('custody')}</summary>
        <ol class="evidence-custody">
          {file.events.map(({ action, actor, recorded_at, reason }) => (
            <li key={`${action} ${recorded_at}`}>
              {instantInWords(recorded_at)}:{' '}
              {action === 'erased'
                ? evidenceErasing('did_erased', { who: actor })
                : evidenceWord(`did_${action}`, { who: actor })}
              {reason && <p class="hint">{evidenceWord('because', { reason })}</p>}
            </li>
          ))}
        </ol>
      </details>
      {asked === 'erase' && (
        <ReasonDialog
          id={`evidence-erase-${id}`}
          title={evidenceErasing('erase_of', { name })}
          means={evidenceErasing('erase_means')}
          label={evidenceWord('reason')}
          submit={evidenceErasing('erase').replace(/ …$/, '')}
          kind="danger"
          close={() => setAsked(null)}
          done={(reason) => void change(reason)}
        />
      )}
      {asked === 'release' && (
        <ReasonDialog
          id={`evidence-reason-${id}`}
          title={evidenceWord(released ? 'withdraw_of' : 'release_of', { name })}
          means={evidenceWord(released ? 'withdraw_means' : 'release_means')}
          label={evidenceWord('reason')}
          submit={evidenceWord(released ? 'withdraw' : 'release').replace(/ …$/, '')}
          kind={released ? 'primary' : 'danger'}
          close={() => setAsked(null)}
          done={(reason) => void change(reason)}
        />
      )}
    </li>
  );
}
