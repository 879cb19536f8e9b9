import { exportWords } from '../../../i18n/export.ts';
import { people } from '../../../i18n/people.ts';
import { useCopying } from '../../copying.ts';

/** Shown once: the codes that open the account when the phone is lost. */
export function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
  const text = codes.join('\n');
  const { box, said, copy } = useCopying<HTMLTextAreaElement>(text);
  return (
    <div class="notice once" data-kind="warn">
      <h3>{people('recovery')}</h3>
      <p>{people('recovery_means')}</p>
      <ol class="recovery-codes">
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ol>
      <textarea ref={box} class="visually-hidden" readOnly tabIndex={-1} aria-hidden="true" value={text} />
      <p class="dialog-actions">
        <button type="button" class="button" onClick={() => void copy()}>
          {people('recovery_copy')}
        </button>
        <a
          class="button"
          download="incident-atlas-recovery-codes.txt"
          href={`data:text/plain,${encodeURIComponent(text)}`}
        >
          {people('recovery_save')}
        </a>
        <button type="button" class="button" data-kind="primary" onClick={kept}>
          {people('recovery_kept')}
        </button>
      </p>
      <p class="hint" role="status">
        {said.value && exportWords(said.value)}
      </p>
    </div>
  );
}
