import { useEffect, useState } from 'preact/hooks';
import { setup } from '#contract/session.ts';
import { people } from '../../i18n/people.ts';
import { sessionWord } from '../../i18n/session.ts';
import { shell } from '../../i18n/shell.ts';
import { go, path } from '../../state/location.ts';
import { ProblemError } from '../../state/request.ts';
import { loadSession, session, setUp } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useForm } from './checked-form.ts';
import { InvitationPage } from './invitation-page.tsx';
import { useLinkToken } from './link-token.ts';
import { LoginForm } from './login-form.tsx';
import { newPasswordFields, repeatedFault } from './password-form.tsx';
import { ShortForm } from './short-form.tsx';

/** `/login`, `/setup` and `/desk/invitation`. */
export function SessionPage() {
  useEffect(() => {
    void loadSession().catch(() => undefined);
  }, []);
  const here = path.value;
  return (
    <main class="page-narrow">
      {here === '/setup' && <SetupPage />}
      {here === '/desk/invitation' && <InvitationPage />}
      {here === '/login' && <LoginPage />}
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
            <Link href="/desk">{shell('desk')}</Link> · <Link href="/desk/account">{people('account')}</Link>
          </p>
        </>
      ) : (
        <LoginForm done={() => go('/desk', '')} />
      )}
      {session.value?.setup && <p class="notice">{sessionWord('no_user_yet')}</p>}
    </>
  );
}

function SetupPage() {
  const token = useLinkToken();
  const [isClosed, setClosed] = useState(token === '');
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
