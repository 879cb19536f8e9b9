import { useId } from 'preact/hooks';
import { exportWords } from '../i18n/export.ts';
import { useCopying } from './copying.ts';

/** A line to be copied, with its button; where the browser forbids copying the text is selected instead. */
export function CopyLine(props: { name: string; text: string; hint?: string; href?: string }) {
  const id = useId();
  const { box, said, copy } = useCopying<HTMLInputElement>(props.text);
  return (
    <div class="copy-line field">
      <label for={id}>{props.name}</label>
      <div class="copy-row">
        <input id={id} class="input" ref={box} readOnly dir="ltr" spellcheck={false} value={props.text} />
        <button
          type="button"
          class="button"
          aria-label={exportWords('copy_of', { what: props.name })}
          onClick={() => void copy()}
        >
          {exportWords('copy')}
        </button>
      </div>
      {props.hint && <p class="hint">{props.hint}</p>}
      <p class="hint" role="status">
        {said.value && exportWords(said.value)}
      </p>
    </div>
  );
}
