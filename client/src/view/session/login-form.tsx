import { useEffect, useState } from 'preact/hooks';
import { login } from '#contract/session.ts';
import { people } from '../../i18n/people.ts';
import { sessionWord } from '../../i18n/session.ts';
import { ProblemError } from '../../state/request.ts';
import { logIn, session } from '../../state/session.ts';
import { useForm } from './checked-form.ts';
import { passwordField, ShortForm } from './short-form.tsx';

const isAsked = (error: unknown) =>
  error instanceof ProblemError && error.problem.type.endsWith(':second-factor-needed');

/**
 * Name and password, and the code of the second step once the service asks for it; `done` is called once logged in.
 * `cancel` is the way out of a dialog.
 */
export function LoginForm({
  done,
  cancel,
}: {
  done: () => void;
  cancel?: { word: string; act: () => void };
}) {
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm(
    // Whose session has just ended most likely goes on.
    { name: session.peek()?.user?.name ?? '', password: '', code: '' },
    login.pick({ name: true, password: true }),
    async ({ name, password, code }) => {
      try {
        await logIn(name, password, code);
        done();
      } catch (error) {
        if (!isAsked(error)) throw error;
        setAsksCode(true);
      }
    },
    'login',
    ({ code }) => (asksCode && !code.trim() ? [{ pointer: '/code', code: 'second_factor_needed' }] : []),
  );
  useEffect(() => {
    if (asksCode) document.getElementById('login-code')?.focus();
  }, [asksCode]);
  return (
    <ShortForm
      form={form}
      fields={[
        { member: 'name', label: sessionWord('name'), autocomplete: 'username' },
        passwordField('password', sessionWord('password'), 'current-password'),
        ...(asksCode
          ? [
              {
                member: 'code' as const,
                label: people('second_code'),
                hint: people('second_code_hint'),
                autocomplete: 'one-time-code' as const,
              },
            ]
          : []),
      ]}
      submit={sessionWord('log_in')}
      cancel={cancel}
    />
  );
}
