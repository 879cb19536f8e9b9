import '../../style/desk.css';
import '../../style/desk-list.css';
import '../../style/desk-fields.css';
import type { ComponentChildren } from 'preact';
import { problemOfError } from '../../i18n/problem.ts';
import type { CheckedForm } from './checked-form.ts';
import { PlainField, type PlainFieldProps } from './plain-field.tsx';

/** What one field of a short form says; see `PlainField`. */
export type ShortField<T extends Record<string, string>> = Omit<PlainFieldProps<T>, 'form'>;

/** A short form: what went wrong as a whole, its fields in order, and the one button that sends it. */
export function ShortForm<T extends Record<string, string>>(props: {
  form: CheckedForm<T>;
  fields: readonly ShortField<T>[];
  submit: string;
  /** In a dialog: the word and act of the way out, beside the button. */
  cancel?: { word: string; act: () => void };
  /** Stands between the message and the fields. */
  children?: ComponentChildren;
  /** Stands between the fields and the button. */
  after?: ComponentChildren;
}) {
  const { form } = props;
  return (
    <form class="short-form" noValidate onSubmit={form.submit}>
      {form.failed !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(form.failed)}
        </p>
      )}
      {props.children}
      {props.fields.map((field) => (
        <PlainField key={field.member} {...field} form={form} />
      ))}
      {props.after}
      <p class="dialog-actions">
        <button type="submit" class="button" data-kind="primary" aria-disabled={form.isBusy}>
          {props.submit}
        </button>
        {props.cancel && (
          <button type="button" class="button" onClick={props.cancel.act}>
            {props.cancel.word}
          </button>
        )}
      </p>
    </form>
  );
}

/** A field for a password; `use` tells the browser which of its own to offer. */
export function passwordField<T extends Record<string, string>>(
  member: keyof T & string,
  label: string,
  use: 'current-password' | 'new-password',
  hint?: string,
): ShortField<T> {
  return { member, label, type: 'password', autocomplete: use, ...(hint ? { hint } : {}) };
}
