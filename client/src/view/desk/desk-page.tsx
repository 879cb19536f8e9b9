import '../../style/desk.css';
import '../../style/desk-list.css';
import '../../style/desk-fields.css';
import '../../style/desk-queue.css';
import '../../style/desk-review.css';
import '../../style/desk-place.css';
import { useEffect } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { shell } from '../../i18n/shell.ts';
import { queue } from '../../state/desk-queue.ts';
import { users } from '../../state/desk-users.ts';
import { path } from '../../state/location.ts';
import { loadSession, noticeEnd, session } from '../../state/session.ts';
import { LoginForm } from '../session/login-form.tsx';
import { IncidentForm } from './incident-form.tsx';
import { QueuePage } from './queue-page.tsx';
import { UsersPage } from './users-page.tsx';

/** The pages of the desk. Who is not logged in logs in here, and stays at the same address. */
export function DeskPage() {
  useEffect(() => {
    if (session.peek() === null) void loadSession().catch(() => undefined);
  }, []);
  const refused = queue.value.error ?? users.value.error;
  useEffect(() => void noticeEnd(refused), [refused]);
  useEffect(() => {
    const before = document.title;
    document.title = `${shell('desk')} – ${shell('product')}`;
    return () => {
      document.title = before;
    };
  });
  if (session.value === null)
    return (
      <main class="page-narrow">
        <p role="status">{shell('loading')}</p>
      </main>
    );
  if (!session.value.user)
    return (
      <main class="page-narrow">
        <h1>{shell('log_in')}</h1>
        <p>{desk('log_in_first')}</p>
        <LoginForm done={() => undefined} />
      </main>
    );
  const here = path.value;
  return (
    <main class="page desk">
      {here === '/desk' && <QueuePage />}
      {here === '/desk/users' && <UsersPage />}
      {here !== '/desk' && here !== '/desk/users' && (
        <IncidentForm id={here === '/desk/new' ? null : here.slice('/desk/'.length)} />
      )}
    </main>
  );
}
