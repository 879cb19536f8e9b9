import '../../style/desk-tags.css';
import { useRef, useState } from 'preact/hooks';
import { isTag, longestTag, mostTags, tagOf } from '#contract/tag.ts';
import { problemWord } from '../../i18n/problem.ts';
import { tagging } from '../../i18n/tagging.ts';
import { edit } from '../../state/desk-draft.ts';
import { vocabulary } from '../../state/desk-vocabulary.ts';
import { useAt, useFault } from './bound.ts';
import { described, Field } from './fields.tsx';

const at = '/tags';
const id = 'field-tags';

/** The tags of the incident, each with a button to take it away, and a field that completes those in use. */
export function TagsField() {
  const tags = (useAt(at) ?? []) as string[];
  const found = useFault(at, ...tags.map((_, index) => `${at}/${index}`));
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  /** Takes what was typed; who leaves the field is not called back into it. */
  const add = (isLeaving = false) => {
    const tag = tagOf(text);
    if (!isLeaving) input.current?.focus();
    if (!tag) return;
    const code = tags.includes(tag)
      ? 'tag_twice'
      : tags.length >= mostTags
        ? 'list_too_long'
        : isTag(tag)
          ? null
          : 'tag_malformed';
    setWrong(code && problemWord(code));
    setSaid(code ? '' : tagging('added', { tag }));
    if (code) return;
    edit(at, [...tags, tag]);
    setText('');
  };
  const remove = (tag: string) => {
    edit(
      at,
      tags.filter((one) => one !== tag),
    );
    setSaid(tagging('removed', { tag }));
    input.current?.focus();
  };
  const fault = wrong ?? found;
  return (
    <div class="tags-field">
      <Field id={id} label={tagging('tags')} hint={tagging('tags_hint')} fault={fault} isOptional>
        <div class="tags-entry">
          <input
            {...described(id, fault, true)}
            ref={input}
            class="input"
            type="text"
            autocomplete="off"
            list="tags-in-use"
            maxLength={longestTag + 10}
            value={text}
            onInput={(typed) => {
              setText(typed.currentTarget.value);
              setWrong(null);
            }}
            onKeyDown={(key) => {
              if (key.key !== 'Enter' && key.key !== ',') return;
              key.preventDefault();
              add();
            }}
            onBlur={() => text && add(true)}
          />
          <button type="button" class="button" onClick={() => add()}>
            {tagging('add')}
          </button>
        </div>
      </Field>
      {tags.length > 0 && (
        <ul class="chip-list" aria-label={tagging('tags')}>
          {tags.map((tag) => (
            <li key={tag} class="chip">
              <bdi>{tag}</bdi>
              <button type="button" aria-label={tagging('remove', { tag })} onClick={() => remove(tag)}>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <datalist id="tags-in-use">
        {vocabulary.value.tags
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
