import { useId } from 'preact/hooks';
import { type Language, languages } from '#contract/text.ts';
import { desk } from '../../i18n/desk.ts';
import { edit } from '../../state/desk-draft.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { slugOf } from '../../state/desk-slug.ts';
import { type Suggestion, suggestionNamed } from '../../state/desk-vocabulary.ts';
import { useAt, useFault } from './bound.ts';
import { TextField } from './fields.tsx';
import { TextsField } from './texts-field.tsx';

/** The id a name makes: from English, else from the first language that gives letters. */
function idOf(name: Loose): string {
  for (const of of ['en', 'sr-Latn', 'sq', 'sr-Cyrl'] as const) {
    const id = slugOf(typeof name[of] === 'string' ? name[of] : '');
    if (id) return id;
  }
  return '';
}

/**
 * Somebody with a name in up to four languages and the id that filters use. A name other incidents know brings its id
 * and other languages along; else the id follows the name until somebody writes one. `extra` members of a suggestion,
 * such as the reporting line, are taken over as well.
 */
export function NamedField(props: {
  at: string;
  label: string;
  hint?: string;
  suggestions: readonly Suggestion[];
}) {
  const { at } = props;
  const listId = useId();
  const value = (useAt(at) ?? {}) as Loose;
  const fault = useFault(at, `${at}/name`);
  const name = (value.name ?? {}) as Loose;
  const id = typeof value.id === 'string' ? value.id : '';
  const typed = (text: string, of: Language) => {
    const known = suggestionNamed(props.suggestions, text);
    if (known) {
      edit(at, {
        ...value,
        id: known.id,
        name: { ...known.name, [of]: text },
        ...(known.line ? { line: known.line } : {}),
      });
      return;
    }
    const next = { ...name, [of]: text || undefined };
    const follows = id === '' || id === idOf(name) || props.suggestions.some((one) => one.id === id);
    edit(at, { ...value, name: next, id: follows ? idOf(next) || undefined : id });
  };
  const names = new Set(props.suggestions.flatMap((one) => languages.flatMap((of) => one.name[of] ?? [])));
  return (
    <div class="named">
      <TextsField at={`${at}/name`} label={props.label} hint={props.hint} list={listId} onEdited={typed} />
      <datalist id={listId}>
        {[...names].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {fault && !value.name && <p class="field-error">{fault}</p>}
      <details class="more">
        <summary>{desk('id_is', { id: id || '–' })}</summary>
        <TextField at={`${at}/id`} label={desk('id')} hint={desk('id_hint')} />
      </details>
    </div>
  );
}
