import { useRef, useState } from 'preact/hooks';
import { deskImport } from '../../../i18n/desk-import.ts';
import { sendFile, sending, stopSending } from '../../../state/desk-import-send.ts';
import { go } from '../../../state/location.ts';
import { refusalInWords } from './import-words.ts';

/** A file is chosen, or dropped, and goes at once; the page of its import follows. */
export function FileSender() {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isOver, setOver] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file || sending.peek()) return;
    setRefused(null);
    try {
      const { id } = await sendFile(file);
      go(`/desk/import/${id}`, '');
    } catch (error) {
      if ((error as Error).name !== 'AbortError') setRefused(error);
      // Chosen again, the same file is a new choice.
      if (input.current) input.current.value = '';
      input.current?.focus();
    }
  };
  const under = sending.value;
  return (
    <section
      class="desk-section file-sender"
      data-over={isOver}
      aria-labelledby="file-sender"
      onDragOver={(drag) => {
        drag.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(drop) => {
        drop.preventDefault();
        setOver(false);
        void send(drop.dataTransfer?.files[0]);
      }}
    >
      <h2 id="file-sender">{deskImport('send_file')}</h2>
      {refused !== null && (
        <p class="notice" data-kind="error" role="alert" id="file-fault">
          {refusalInWords(refused)}
        </p>
      )}
      <div class="field">
        <label for="import-file">{deskImport('choose_file')}</label>
        <input
          ref={input}
          id="import-file"
          class="input"
          type="file"
          disabled={under !== null}
          aria-describedby={`file-hint${refused === null ? '' : ' file-fault'}`}
          aria-invalid={refused === null ? undefined : 'true'}
          onChange={({ currentTarget }) => void send(currentTarget.files?.[0])}
        />
        <p class="hint" id="file-hint">
          {deskImport('choose_hint')}
        </p>
      </div>
      {under && (
        <div class="import-progress">
          <label for="send-progress">{deskImport('sending', { name: under.name })}</label>
          <progress id="send-progress" value={under.part} max={1} />
          <button type="button" class="button" onClick={stopSending}>
            {deskImport('stop')}
          </button>
        </div>
      )}
    </section>
  );
}
