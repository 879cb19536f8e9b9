import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { FormatInfo } from '#contract/format-info.ts';
import { languages } from '#contract/text.ts';
import { exportWords } from '../../i18n/export.ts';
import { ownNames } from '../../i18n/own-names.ts';
import { type ExportChoice, exportCollections, holds } from '../../state/export.ts';

const word = (key: string) => (exportWords.has(key) ? exportWords(key) : '');

/** What a file shall hold and how it is written. */
export function ExportChoices(props: {
  choice: Signal<ExportChoice>;
  format: FormatInfo;
  formats: readonly FormatInfo[];
}) {
  const { choice, format } = props;
  const set = (patch: Partial<ExportChoice>) => {
    choice.value = { ...choice.value, ...patch };
  };
  const { collection, options, language } = choice.value;
  const fitting = props.formats.filter((one) => holds(one, collection));
  return (
    <div class="export-choices">
      <fieldset class="field">
        <legend class="label">{exportWords('what')}</legend>
        {exportCollections.map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="export-collection"
              checked={collection === one}
              onChange={() => set({ collection: one })}
            />
            <span class="choice-words">{exportWords(`of_${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <Select
        label={exportWords('format')}
        value={format.id}
        of={fitting.map(({ id, title }) => ({ value: id, words: title }))}
        hint={word(`format_${format.id}`)}
        onChange={(id) => set({ format: id })}
      />
      <Select
        label={exportWords('file_language')}
        value={language}
        of={languages.map((one) => ({ value: one, words: ownNames[one], lang: one }))}
        onChange={(next) => set({ language: next })}
      />
      {Object.keys(format.options).length > 0 && (
        <fieldset class="field">
          <legend class="label">{exportWords('options')}</legend>
          {Object.entries(format.options).map(([name, values]) => (
            <Option
              key={name}
              name={name}
              values={values}
              value={options[name] ?? values[0]!}
              onChange={(value) => set({ options: { ...options, [name]: value } })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function Select(props: {
  label: string;
  value: string;
  of: readonly { value: string; words: string; lang?: string }[];
  hint?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="input"
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        value={props.value}
        onChange={(change) => props.onChange(change.currentTarget.value)}
      >
        {props.of.map(({ value, words, lang }) => (
          <option key={value} value={value} lang={lang}>
            {words}
          </option>
        ))}
      </select>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** A format's own parameter: yes or no as a box to tick, anything else as a list. */
function Option(props: {
  name: string;
  values: readonly string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { name, values, value } = props;
  const words = word(`option_${name}`) || exportWords('option_other', { name });
  if (values.length !== 2 || !values.includes('true') || !values.includes('false'))
    return (
      <Select
        label={words}
        value={value}
        of={values.map((one) => ({ value: one, words: one }))}
        onChange={props.onChange}
      />
    );
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={value === 'true'}
        onChange={(change) => props.onChange(String(change.currentTarget.checked))}
      />
      <span class="choice-words">{words}</span>
    </label>
  );
}
