import { useState } from 'preact/hooks';
import { type EvidenceFile, evidenceTypes } from '#contract/evidence.ts';
import { instantInWords, writtenInWords } from '../../../i18n/dates.ts';
import { evidenceWord } from '../../../i18n/evidence.ts';
import { bytesInWords } from '../../../i18n/sizes.ts';
import { mayRelease, releaseEvidence } from '../../../state/desk-evidence.ts';
import { noticeEnd } from '../../../state/session.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { refusedEvidence } from './evidence-words.ts';

/** One file: what it is, who collected it, who may read it, and its custody. */
export function EvidenceFileItem({ file }: { file: EvidenceFile }) {
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const { id, name, released } = file;
  const change = async (reason: string) => {
    setRefused(null);
    try {
      await releaseEvidence(id, !released, reason);
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
          {evidenceWord(released ? 'released' : 'staff_only')}
        </span>
      </p>
      <p class="hint">
        {evidenceWord('sent_by', { date: writtenInWords(file.collected_at), who: file.collector })}
      </p>
      {file.note && <p class="evidence-note">{file.note}</p>}
      <p class="hint evidence-hash">
        {evidenceWord('hash')} <code>{file.sha256}</code>
      </p>
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
            onClick={() => setAsked(true)}
          >
            {evidenceWord(released ? 'withdraw' : 'release')}
          </button>
        )}
      </p>
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
              {instantInWords(recorded_at)}: {evidenceWord(`did_${action}`, { who: actor })}
              {reason && <p class="hint">{evidenceWord('because', { reason })}</p>}
            </li>
          ))}
        </ol>
      </details>
      {isAsked && (
        <ReasonDialog
          id={`evidence-reason-${id}`}
          title={evidenceWord(released ? 'withdraw_of' : 'release_of', { name })}
          means={evidenceWord(released ? 'withdraw_means' : 'release_means')}
          label={evidenceWord('reason')}
          submit={evidenceWord(released ? 'withdraw' : 'release').replace(/ …$/, '')}
          kind={released ? 'primary' : 'danger'}
          close={() => setAsked(false)}
          done={(reason) => void change(reason)}
        />
      )}
    </li>
  );
}
