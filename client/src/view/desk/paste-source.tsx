import { useId, useState } from 'preact/hooks';
import { depth } from '../../i18n/depth.ts';
import { newRow } from '../../state/desk-document.ts';
import { readPasted } from '../../state/desk-paste-source.ts';
import { addRow, rowsAt } from '../../state/desk-rows.ts';
import { language } from '../../state/preferences.ts';
import { described, Field } from './fields.tsx';
import { focusField } from './focus-control.ts';

/** Makes a row of a web address or a line about a source; nothing is asked of the address. */
export function PasteSource({ at }: { at: string }) {
  const id = useId();
  const [text, setText] = useState('');
  const [says, setSays] = useState<{ fault: string | null; done: string }>({ fault: null, done: '' });
  const add = () => {
    const read = readPasted(text);
    if (!read) {
      setSays({ fault: depth('paste_source_nothing'), done: '' });
      document.getElementById(id)?.focus();
      return;
    }
    const index = rowsAt(at).length;
    const { headline, ...plain } = read;
    const of = /\p{Script=Cyrillic}/u.test(headline ?? '') ? 'sr-Cyrl' : language.peek();
    addRow(at, newRow({ ...plain, ...(headline ? { headline: { [of]: headline } } : {}) }, 'source'));
    setText('');
    setSays({ fault: null, done: depth('pasted', { number: index + 1 }) });
    setTimeout(() => focusField(`${at}/${index}/publisher`));
  };
  return (
    <div class="paste-source">
      <Field id={id} label={depth('paste_source')} hint={depth('paste_source_hint')} fault={says.fault}>
        <input
          {...described(id, says.fault, true)}
          class="input"
          type="text"
          autocomplete="off"
          maxLength={2_000}
          value={text}
          onInput={(input) => setText(input.currentTarget.value)}
          onKeyDown={(key) => {
            if (key.key !== 'Enter') return;
            key.preventDefault();
            add();
          }}
        />
      </Field>
      <button type="button" class="button" onClick={add}>
        {depth('paste_source_add')}
      </button>
      <p class="hint" role="status">
        {says.done}
      </p>
    </div>
  );
}
