import { useEffect } from 'preact/hooks';
import { longestTag } from '#contract/tag.ts';
import { tagging } from '../../i18n/tagging.ts';
import { loadVocabulary, vocabulary } from '../../state/desk-vocabulary.ts';
import { described, Field } from './fields.tsx';

/** The tag that many incidents get or lose; those in use are completed. */
export function BulkTag(props: {
  kind: 'tag' | 'untag';
  value: string;
  put: (tag: string) => void;
  fault: string | null;
}) {
  const id = 'bulk-tag';
  useEffect(() => void loadVocabulary(), []);
  return (
    <Field id={id} label={tagging('tag')} fault={props.fault}>
      <input
        {...described(id, props.fault)}
        class="input"
        type="text"
        autocomplete="off"
        list="bulk-tags-in-use"
        maxLength={longestTag}
        value={props.value}
        onInput={(typed) => props.put(typed.currentTarget.value)}
      />
      <datalist id="bulk-tags-in-use">
        {vocabulary.value.tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </Field>
  );
}
