import { login } from '#contract/session.ts';
import { sessionWord } from '../../i18n/session.ts';
import { logIn, session } from '../../state/session.ts';
import { useForm } from './checked-form.ts';
import { passwordField, ShortForm } from './short-form.tsx';

/** Name and password; `done` is called once logged in. `cancel` is the way out of a dialog. */
export function LoginForm({
  done,
  cancel,
}: {
  done: () => void;
  cancel?: { word: string; act: () => void };
}) {
  const form = useForm(
    // Whose session has just ended most likely goes on.
    { name: session.peek()?.user?.name ?? '', password: '' },
    login,
    async ({ name, password }) => {
      await logIn(name, password);
      done();
    },
    'login',
  );
  return (
    <ShortForm
      form={form}
      fields={[
        { member: 'name', label: sessionWord('name'), autocomplete: 'username' },
        passwordField('password', sessionWord('password'), 'current-password'),
      ]}
      submit={sessionWord('log_in')}
      cancel={cancel}
    />
  );
}
