import { useId, useState } from 'preact/hooks';
import { type Language, languages } from '#contract/text.ts';
import { latinOf } from '#contract/transliterate.ts';
import { desk } from '../../i18n/desk.ts';
import { edit } from '../../state/desk-draft.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { language } from '../../state/preferences.ts';
import { useAt, useFault } from './bound.ts';
import { described } from './fields.tsx';
import { LoadedWords } from './loaded-words.tsx';

// Each language is written in itself, as in the masthead.
const ownNames: Record<Language, string> = {
  en: 'English',
  sq: 'Shqip',
  'sr-Latn': 'Srpski (latinica)',
  'sr-Cyrl': 'Српски (ћирилица)',
};

// Serbian is written in Cyrillic; its Latin follows from it, so it stands behind.
const order: Language[] = ['en', 'sq', 'sr-Cyrl', 'sr-Latn'];

/**
 * One text in up to four languages. `open` shows all of them, else those that hold text and the page's language; the
 * others are a press away. Serbian Latin can be filled from the Cyrillic.
 */
export function TextsField(props: {
  at: string;
  label: string;
  hint?: string;
  lines?: number;
  open?: boolean;
  isOptional?: boolean;
  /** The label is said but not shown, where a heading says the same to the eye. */
  isLabelled?: boolean;
  list?: string;
  /** Words that take a side are pointed out. */
  isNeutral?: boolean;
  onEdited?: (text: string, of: Language) => void;
}) {
  const { at, lines } = props;
  const labelId = useId();
  const texts = (useAt(at) ?? {}) as Loose;
  const fault = useFault(at);
  const [added, setAdded] = useState<Language[]>([]);
  const shown = order.filter(
    (one) => props.open || texts[one] !== undefined || added.includes(one) || one === language.value,
  );
  const write = (of: Language, text: string) => {
    // An emptied field stays in view: it must not vanish under the cursor.
    if (!added.includes(of)) setAdded([...added, of]);
    edit(`${at}/${of}`, text || undefined);
    props.onEdited?.(text, of);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset for every text would drown the form in groups.
    <div class="field texts" role="group" aria-labelledby={labelId}>
      <span class={props.isLabelled ? 'visually-hidden' : 'label'} id={labelId}>
        {props.label}
        {props.isOptional && <span class="hint"> {desk('optional')}</span>}
      </span>
      {props.hint && <p class="hint">{props.hint}</p>}
      <div class="texts-fields" data-stacked={props.open && !lines}>
        {shown.map((of) => (
          <OneText
            key={of}
            at={`${at}/${of}`}
            of={of}
            lines={lines}
            list={props.list}
            groupFault={of === shown[0] ? fault : null}
            texts={texts}
            isNeutral={props.isNeutral}
            write={(text) => write(of, text)}
          />
        ))}
      </div>
      {shown.length < languages.length && (
        <p class="texts-more">
          {order
            .filter((one) => !shown.includes(one))
            .map((one) => (
              <button
                key={one}
                type="button"
                class="button"
                data-kind="quiet"
                onClick={() => {
                  setAdded([...added, one]);
                  setTimeout(() => document.getElementById(fieldId(`${at}/${one}`))?.focus());
                }}
              >
                + <span lang={one}>{ownNames[one]}</span>
              </button>
            ))}
        </p>
      )}
    </div>
  );
}

function OneText(props: {
  at: string;
  of: Language;
  lines: number | undefined;
  list: string | undefined;
  groupFault: string | null;
  texts: Loose;
  isNeutral: boolean | undefined;
  write: (text: string) => void;
}) {
  const { of } = props;
  const id = fieldId(props.at);
  const own = useFault(props.at);
  const fault = own ?? props.groupFault;
  const cyrillic = typeof props.texts['sr-Cyrl'] === 'string' ? props.texts['sr-Cyrl'] : '';
  const value = String(props.texts[of] ?? '');
  const derived = of === 'sr-Latn' && cyrillic ? latinOf(cyrillic) : '';
  const shared = {
    ...described(id, fault),
    class: 'input',
    lang: of,
    value,
    autocomplete: 'off' as const,
    onInput: (input: { currentTarget: { value: string } }) => props.write(input.currentTarget.value),
  };
  return (
    <div class="text-of">
      <label for={id} class="hint" lang={of}>
        {ownNames[of]}
      </label>
      {props.lines ? (
        <textarea {...shared} rows={props.lines} />
      ) : (
        <input {...shared} type="text" list={props.list} />
      )}
      {props.isNeutral && value && <LoadedWords text={value} of={of} />}
      {derived && derived !== value && (
        <button type="button" class="button" data-kind="quiet" onClick={() => props.write(derived)}>
          {desk('fill_latin')}
        </button>
      )}
      {fault && (
        <p class="field-error" id={`fault-${id}`}>
          {fault}
        </p>
      )}
    </div>
  );
}
