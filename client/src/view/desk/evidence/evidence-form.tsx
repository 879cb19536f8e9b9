import { useRef, useState } from 'preact/hooks';
import { z } from 'zod';
import { evidenceInput } from '#contract/evidence-input.ts';
import { localMinute } from '#contract/time.ts';
import { evidenceWord } from '../../../i18n/evidence.ts';
import { bytesInWords } from '../../../i18n/sizes.ts';
import { deployment } from '../../../state/deployment.ts';
import { sendEvidence, sendingEvidence, stopSendingEvidence } from '../../../state/desk-evidence.ts';
import { noticeEnd, session } from '../../../state/session.ts';
import { isoOfTyped } from '../../../state/typed-date.ts';
import { useForm } from '../../session/checked-form.ts';
import { PlainField } from '../../session/plain-field.tsx';
import { refusedEvidence } from './evidence-words.ts';

const { collector, note, collected_at } = evidenceInput.shape;
const told = z.object({
  collected_at: z.string().transform(isoOfTyped).pipe(collected_at),
  collector,
  note,
});

/** Adds a file to a source: the file, and where its custody begins. What was typed stays when it is refused. */
export function EvidenceForm({ account, source, most }: { account: string; source: string; most: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [added, setAdded] = useState('');
  const today = localMinute(Date.now(), deployment().region.zone).slice(0, 10);
  const empty = { file: '', collected_at: today, collector: session.value?.user?.name ?? '', note: '' };
  const form = useForm(
    empty,
    told,
    async (values) => {
      setAdded('');
      const { collected_at: typed, collector: who, note: more } = values;
      const about = { account, source, collected_at: isoOfTyped(typed), collector: who, note: more };
      try {
        await sendEvidence(file!, about);
      } catch (error) {
        if ((error as Error).name === 'AbortError') return;
        void noticeEnd(error);
        throw error;
      }
      setAdded(file!.name);
      setFile(null);
      form.reset();
      if (input.current) input.current.value = '';
      input.current?.focus();
    },
    `evidence-${account}-${source}`,
    () =>
      !file
        ? [{ pointer: '/file', code: 'choose_first' }]
        : file.size > most
          ? [{ pointer: '/file', code: 'file_too_large' }]
          : [],
  );
  const id = `${form.prefix}-file`;
  const fault = form.faults.find(({ pointer }) => pointer === '/file');
  const under = sendingEvidence.value?.to === `${account}/${source}` ? sendingEvidence.value : null;
  return (
    <form class="evidence-form" noValidate onSubmit={form.submit}>
      {form.failed !== null && (
        <p class="notice" data-kind="error" role="alert">
          {refusedEvidence(form.failed)}
        </p>
      )}
      <div class="field">
        <label for={id}>{evidenceWord('choose')}</label>
        <input
          ref={input}
          id={id}
          class="input"
          type="file"
          aria-describedby={`${fault ? `${id}-fault ` : ''}${id}-hint`}
          aria-invalid={fault ? 'true' : undefined}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0] ?? null;
            setFile(chosen);
            form.set('file', chosen?.name ?? '');
          }}
        />
        <p class="hint" id={`${id}-hint`}>
          {evidenceWord('hint', { size: bytesInWords(most) })}
        </p>
        {fault && (
          <p class="field-error" id={`${id}-fault`}>
            {evidenceWord(evidenceWord.has(fault.code) ? fault.code : 'choose_first')}
          </p>
        )}
      </div>
      <div class="grid">
        <PlainField
          form={form}
          member="collected_at"
          label={evidenceWord('collected_at')}
          hint={evidenceWord('collected_hint')}
        />
        <PlainField form={form} member="collector" label={evidenceWord('collector')} />
      </div>
      <PlainField
        form={form}
        member="note"
        label={evidenceWord('note')}
        hint={evidenceWord('note_hint')}
        lines={2}
        isOptional
      />
      {under ? (
        <div class="evidence-progress">
          <label for={`${form.prefix}-progress`}>{evidenceWord('sending', { name: under.name })}</label>
          <progress id={`${form.prefix}-progress`} value={under.part} max={1} />
          <button type="button" class="button" onClick={stopSendingEvidence}>
            {evidenceWord('stop')}
          </button>
        </div>
      ) : (
        <p>
          <button type="submit" class="button" disabled={form.isBusy || sendingEvidence.value !== null}>
            {evidenceWord('add')}
          </button>
        </p>
      )}
      <p role="status" class={added ? 'notice' : 'visually-hidden'}>
        {added && evidenceWord('added', { name: added })}
      </p>
    </form>
  );
}
