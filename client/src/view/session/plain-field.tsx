import { problemOfError, problemWord } from '../../i18n/problem.ts';
import type { CheckedForm } from './checked-form.ts';

/** One field of a short form, with its fault beside it. */
export function PlainField<T extends Record<string, string>>(props: {
  form: CheckedForm<T>;
  member: keyof T & string;
  label: string;
  hint?: string;
  type?: 'text' | 'password';
  autocomplete: 'username' | 'current-password' | 'new-password' | 'off';
}) {
  const { form, member } = props;
  const id = `${form.prefix}-${member}`;
  const fault = form.faults.find((one) => one.pointer === `/${member}`);
  const by = [fault && `${id}-fault`, props.hint && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    id,
    class: 'input',
    autocomplete: props.autocomplete,
    autocapitalize: 'off' as const,
    spellcheck: false,
    required: true,
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': by || undefined,
    value: form.values[member],
    onInput: (input: { currentTarget: { value: string } }) =>
      form.set(member, input.currentTarget.value as T[keyof T & string]),
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.type === 'password' ? <input {...shared} type="password" /> : <input {...shared} type="text" />}
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

/** What went wrong with the form as a whole, said aloud. */
export function FormProblem<T extends Record<string, string>>({ form }: { form: CheckedForm<T> }) {
  if (form.failed === null) return null;
  return (
    <p class="notice" data-kind="error" role="alert">
      {problemOfError(form.failed)}
    </p>
  );
}
