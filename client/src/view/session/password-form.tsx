import { useState } from 'preact/hooks';
import { passwordChange } from '#contract/session.ts';
import { sessionWord } from '../../i18n/session.ts';
import { changePassword } from '../../state/session.ts';
import { useForm } from './checked-form.ts';
import { passwordField, ShortForm } from './short-form.tsx';

/** A new password, typed twice because it cannot be read. */
export function newPasswordFields<M extends string>(member: M, label: string) {
  return [
    passwordField<Record<M | 'repeated', string>>(
      member,
      label,
      'new-password',
      sessionWord('password_hint'),
    ),
    passwordField<Record<M | 'repeated', string>>('repeated', sessionWord('repeated'), 'new-password'),
  ];
}

/** The second typing of a password must be the first. */
export function repeatedFault(member: string) {
  return (values: Record<string, string>) =>
    values.repeated === values[member] ? [] : [{ pointer: '/repeated', code: 'password_repeated_differs' }];
}

/** Changes one's own password; `name` is for the browser's own store of passwords. */
export function PasswordForm({ name }: { name: string }) {
  const [isDone, setDone] = useState(false);
  const form = useForm(
    { current: '', next: '', repeated: '' },
    passwordChange,
    async ({ current, next }) => {
      setDone(false);
      await changePassword(current, next);
      setDone(true);
      form.reset();
    },
    'password',
    repeatedFault('next'),
  );
  return (
    <ShortForm
      form={form}
      fields={[
        passwordField('current', sessionWord('password_current'), 'current-password'),
        ...newPasswordFields('next', sessionWord('password_next')),
      ]}
      submit={sessionWord('change_password')}
    >
      <p role="status" class={isDone ? 'notice' : undefined}>
        {isDone && sessionWord('password_changed')}
      </p>
      <input
        type="text"
        class="visually-hidden"
        autocomplete="username"
        value={name}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
    </ShortForm>
  );
}
