import { useEffect, useRef, useState } from 'preact/hooks';
import { passwordChange, setup } from '#contract/session.ts';
import { sessionWord } from '../../i18n/session.ts';
import { shell } from '../../i18n/shell.ts';
import { go, path } from '../../state/location.ts';
import { ProblemError } from '../../state/request.ts';
import { changePassword, loadSession, session, setUp } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useForm } from './checked-form.ts';
import { LoginForm } from './login-form.tsx';
import { passwordField, ShortForm } from './short-form.tsx';

/** `/login`, `/setup` and `/password`. */
export function SessionPage() {
  useEffect(() => {
    void loadSession().catch(() => undefined);
  }, []);
  const here = path.value;
  return (
    <main class="page-narrow">
      {here === '/setup' ? <SetupPage /> : here === '/password' ? <PasswordPage /> : <LoginPage />}
    </main>
  );
}

function LoginPage() {
  const user = session.value?.user;
  return (
    <>
      <h1>{sessionWord('log_in')}</h1>
      {user ? (
        <>
          <p>{sessionWord('logged_in_as', { name: user.name })}</p>
          <p>
            <Link href="/desk">{shell('desk')}</Link> ·{' '}
            <Link href="/password">{sessionWord('change_password')}</Link>
          </p>
        </>
      ) : (
        <LoginForm done={() => go('/desk', '')} />
      )}
      {session.value?.setup && <p class="notice">{sessionWord('no_user_yet')}</p>}
    </>
  );
}

/** Token of the one-time link: it stands behind `#`, which browsers send to no server. */
const tokenOf = (hash: string) => new URLSearchParams(hash.slice(1)).get('token') ?? '';

function SetupPage() {
  const token = useRef(tokenOf(location.hash)).current;
  const [isClosed, setClosed] = useState(token === '');
  useEffect(() => {
    // The token stays in memory only: not in the history, not in a screenshot of the address.
    if (location.hash) history.replaceState(null, '', `${location.pathname}${location.search}`);
  }, []);
  const form = useForm(
    { name: '', password: '', repeated: '' },
    setup.omit({ token: true }),
    async ({ name, password }) => {
      try {
        await setUp(token, name, password);
        go('/desk', '');
      } catch (error) {
        const isRefused = error instanceof ProblemError && error.problem.status === 403;
        if (!isRefused) throw error;
        setClosed(true);
      }
    },
    'setup',
    repeatedFault('password'),
  );
  if (session.value?.setup === false || isClosed)
    return (
      <>
        <h1>{sessionWord('setup')}</h1>
        <p class="notice" data-kind="warn" role="alert">
          {sessionWord(session.value?.setup === false ? 'setup_done' : 'setup_closed')}
        </p>
        {session.value?.setup === false && (
          <p>
            <Link href="/login">{sessionWord('log_in')}</Link>
          </p>
        )}
      </>
    );
  return (
    <>
      <h1>{sessionWord('setup')}</h1>
      <p>{sessionWord('setup_means')}</p>
      <ShortForm
        form={form}
        fields={[
          { member: 'name', label: sessionWord('name'), autocomplete: 'username' },
          ...newPasswordFields('password', sessionWord('password')),
        ]}
        submit={sessionWord('create_admin')}
      />
    </>
  );
}

/** A new password, typed twice because it cannot be read. */
function newPasswordFields<M extends string>(member: M, label: string) {
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
function repeatedFault(member: string) {
  return (values: Record<string, string>) =>
    values.repeated === values[member] ? [] : [{ pointer: '/repeated', code: 'password_repeated_differs' }];
}

function PasswordPage() {
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
  const user = session.value?.user;
  return (
    <>
      <h1>{sessionWord('change_password')}</h1>
      {session.value && !user && <LoginForm done={() => undefined} />}
      {user && (
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
            value={user.name}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
        </ShortForm>
      )}
    </>
  );
}
