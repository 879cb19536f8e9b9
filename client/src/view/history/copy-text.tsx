import { useId } from 'preact/hooks';
import { exportWords } from '../../i18n/export.ts';
import { history } from '../../i18n/history.ts';
import { useCopying } from '../copying.ts';

/** A text of several lines to be copied or kept as a file; where the browser forbids copying it is selected instead. */
export function CopyText(props: {
  name: string;
  text: string;
  href: string;
  file: string;
  lines: number;
  isCode?: boolean;
}) {
  const id = useId();
  const { box, said, copy } = useCopying<HTMLTextAreaElement>(props.text);
  return (
    <div class="copy-text field">
      <label for={id}>{props.name}</label>
      <textarea
        id={id}
        class="input"
        ref={box}
        readOnly
        rows={props.lines}
        spellcheck={false}
        data-code={props.isCode ?? false}
        value={props.text}
      />
      <div class="copy-ways">
        <button
          type="button"
          class="button"
          aria-label={exportWords('copy_of', { what: props.name })}
          onClick={() => void copy()}
        >
          {exportWords('copy')}
        </button>
        <a class="button" href={props.href} download={props.file}>
          {history('download', { what: props.file })}
        </a>
        <span class="hint" role="status">
          {said.value && exportWords(said.value)}
        </span>
      </div>
    </div>
  );
}
