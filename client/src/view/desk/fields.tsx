import type { ComponentChildren } from 'preact';
import type { Language } from '#contract/text.ts';
import { desk } from '../../i18n/desk.ts';
import { edit } from '../../state/desk-draft.ts';
import { fieldId } from '../../state/desk-pointer.ts';
import { useAt, useFault, useTextAt } from './bound.ts';

/** Label, control, hint and fault of one field. */
export function Field(props: {
  id: string;
  label: string;
  hint?: ComponentChildren;
  fault: string | null;
  isOptional?: boolean;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={props.id}>
        {props.label}
        {props.isOptional && <span class="hint"> {desk('optional')}</span>}
      </label>
      {props.children}
      {props.hint && (
        <p class="hint" id={`hint-${props.id}`}>
          {props.hint}
        </p>
      )}
      {props.fault && (
        <p class="field-error" id={`fault-${props.id}`}>
          {props.fault}
        </p>
      )}
    </div>
  );
}

/** What a control says about itself: id, fault, and the texts that describe it. */
export function described(id: string, fault: string | null, hasHint = false) {
  const by = [fault && `fault-${id}`, hasHint && `hint-${id}`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': fault ? ('true' as const) : undefined, 'aria-describedby': by || undefined };
}

interface Bound {
  at: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  class?: string;
}

/** One line, or several with `lines`. */
export function TextField(
  props: Bound & {
    lines?: number;
    type?: 'text' | 'url';
    lang?: Language;
    list?: string;
    inputMode?: 'decimal' | 'numeric';
    onEdited?: (text: string) => void;
  },
) {
  const id = fieldId(props.at);
  const fault = useFault(props.at);
  const shared = {
    ...described(id, fault, Boolean(props.hint)),
    class: 'input',
    lang: props.lang,
    value: useTextAt(props.at),
    autocomplete: 'off' as const,
    onInput: (input: { currentTarget: { value: string } }) => {
      edit(props.at, input.currentTarget.value || undefined);
      props.onEdited?.(input.currentTarget.value);
    },
  };
  return (
    <Field
      id={id}
      label={props.label}
      hint={props.hint}
      fault={fault}
      isOptional={props.isOptional}
      class={props.class}
    >
      {props.lines ? (
        <textarea {...shared} rows={props.lines} />
      ) : (
        <input {...shared} type={props.type ?? 'text'} list={props.list} inputMode={props.inputMode} />
      )}
    </Field>
  );
}

/** A number, kept as typed until it is sent, so that «42.» does not lose its point. */
export function NumberField(props: Bound & { whole?: boolean; onEdited?: (text: string) => void }) {
  return (
    <TextField
      {...props}
      inputMode={props.whole ? 'numeric' : 'decimal'}
      class={`narrow ${props.class ?? ''}`}
    />
  );
}

/** One of some codes; `blank` is the word for «none». `onPick` replaces the plain edit where a choice does more. */
export function SelectField(
  props: Bound & {
    options: readonly { value: string; word: string }[];
    blank?: string;
    onPick?: (value: string) => void;
  },
) {
  const id = fieldId(props.at);
  const fault = useFault(props.at);
  const value = useTextAt(props.at);
  return (
    <Field
      id={id}
      label={props.label}
      hint={props.hint}
      fault={fault}
      isOptional={props.isOptional}
      class={props.class}
    >
      <select
        {...described(id, fault, Boolean(props.hint))}
        class="input"
        value={value}
        onChange={(change) => {
          const picked = change.currentTarget.value;
          if (props.onPick) props.onPick(picked);
          else edit(props.at, picked || undefined);
        }}
      >
        {(props.blank !== undefined || value === '') && (
          <option value="">{props.blank ?? desk('choose')}</option>
        )}
        {props.options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.word}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A yes or no; no is the member's absence. */
export function CheckField({ at, label, hint }: Bound) {
  const id = fieldId(at);
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={useAt(at) === true}
        aria-describedby={hint ? `hint-${id}` : undefined}
        onChange={(change) => edit(at, change.currentTarget.checked || undefined)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`hint-${id}`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A titled group of fields, with the fault of the group itself. */
export function Group(props: {
  legend: string;
  hint?: string;
  at?: string[];
  class?: string;
  children: ComponentChildren;
}) {
  const fault = useFault(...(props.at ?? []));
  return (
    <fieldset class={`group ${props.class ?? ''}`}>
      <legend>{props.legend}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {fault && <p class="field-error">{fault}</p>}
      {props.children}
    </fieldset>
  );
}
