import '../../style/desk.css';
import '../../style/desk-list.css';
import '../../style/desk-fields.css';
import '../../style/desk-queue.css';
import '../../style/desk-review.css';
import '../../style/desk-place.css';
import '../../style/desk-audit.css';
import '../../style/desk-parts.css';
import '../../style/window.css';
import type { ComponentChildren } from 'preact';
import '../../style/desk-protection.css';
import { useEffect } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { shell } from '../../i18n/shell.ts';
import { path } from '../../state/location.ts';
import { loadSession, session } from '../../state/session.ts';
import { Lazy } from '../lazy.tsx';
import { LoginForm } from '../session/login-form.tsx';
import { AuditPage } from './audit-page.tsx';
import { DeskNav } from './desk-nav.tsx';
import { IncidentForm } from './incident-form.tsx';
import { QueuePage } from './queue-page.tsx';
import { UsersPage } from './users-page.tsx';

const account = () => import('./account/account-page.tsx').then((module) => module.AccountPage);

const demanded = () => import('./account/demanded-factor.tsx').then((module) => module.DemandedFactor);

const suggestions = () =>
  import('./suggestions/suggestions-page.tsx').then((module) => module.SuggestionsPage);

const alerts = () => import('./alerts/alerts-page.tsx').then((module) => module.AlertsPage);

/** Pages of the desk by their path; every other one is the form of an incident. */
const pages: Readonly<Record<string, () => ComponentChildren>> = {
  '/desk': () => <QueuePage />,
  '/desk/users': () => <UsersPage />,
  '/desk/audit': () => <AuditPage />,
  '/desk/suggestions': () => <Lazy load={suggestions} part />,
  '/desk/alerts': () => <Lazy load={alerts} part />,
  '/desk/account': () => <Lazy load={account} part />,
};
const imports = () => import('./import/import-pages.tsx').then((module) => module.ImportPages);
const isImport = (here: string) => here === '/desk/import' || here.startsWith('/desk/import/');

/** The pages of the desk. Who is not logged in logs in here, and stays at the same address. */
export function DeskPage() {
  useEffect(() => {
    if (session.peek() === null) void loadSession().catch(() => undefined);
  }, []);
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
  if (session.value.second_factor_required) return <Lazy load={demanded} />;
  const here = path.value;
  return (
    <main class="page desk">
      <DeskNav />
      {here in pages ? (
        pages[here]!()
      ) : isImport(here) ? (
        <Lazy load={imports} part />
      ) : (
        <IncidentForm id={here === '/desk/new' ? null : here.slice('/desk/'.length)} />
      )}
    </main>
  );
}
