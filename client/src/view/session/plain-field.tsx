import { problemWord } from '../../i18n/problem.ts';
import { sessionWord } from '../../i18n/session.ts';
import type { CheckedForm } from './checked-form.ts';

export interface PlainFieldProps<T extends Record<string, string>> {
  form: CheckedForm<T>;
  member: keyof T & string;
  label: string;
  hint?: string;
  type?: 'text' | 'password';
  autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  isOptional?: boolean;
  /** Several lines to write in, this many of them shown. */
  lines?: number;
  /** One of these codes instead of a text. */
  options?: readonly { value: string; word: string }[];
}

/** One field of a short form, with its fault beside it. */
export function PlainField<T extends Record<string, string>>(props: PlainFieldProps<T>) {
  const { form, member } = props;
  const id = `${form.prefix}-${member}`;
  const fault = form.faults.find((one) => one.pointer === `/${member}`);
  const by = [fault && `${id}-fault`, props.hint && `${id}-hint`].filter(Boolean).join(' ');
  const write = (text: string) => form.set(member, text as T[keyof T & string]);
  const shared = {
    id,
    class: 'input',
    required: !props.isOptional,
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': by || undefined,
    value: form.values[member],
  };
  const typed = {
    ...shared,
    autocomplete: props.autocomplete ?? 'off',
    autocapitalize: 'off' as const,
    spellcheck: false,
    onInput: (input: { currentTarget: { value: string } }) => write(input.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        {props.isOptional && <span class="hint"> {sessionWord('optional')}</span>}
      </label>
      {props.options ? (
        <select {...shared} onChange={(change) => write(change.currentTarget.value)}>
          {props.options.map(({ value, word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      ) : props.lines ? (
        <textarea {...typed} rows={props.lines} spellcheck />
      ) : props.type === 'password' ? (
        <input {...typed} type="password" />
      ) : (
        <input {...typed} type="text" />
      )}
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {fault && (
        <p class="field-error" id={`${id}-fault`}>
          {problemWord(fault.code)}
        </p>
      )}
    </div>
  );
}
