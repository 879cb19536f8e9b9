import { alertWords } from '../../i18n/alerts.ts';
import { auditWord } from '../../i18n/audit.ts';
import { desk } from '../../i18n/desk.ts';
import { people } from '../../i18n/people.ts';
import { queueWord } from '../../i18n/queue.ts';
import { suggestionWords } from '../../i18n/suggestions.ts';
import { mayReadAudit } from '../../state/desk-audit.ts';
import { mayReview } from '../../state/desk-suggestions.ts';
import { path } from '../../state/location.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';

/** The pages of the desk that the role opens. */
export function DeskNav() {
  const role = session.value?.user?.role;
  const here = path.value;
  const pages = [
    { href: '/desk', word: queueWord('queue'), open: true },
    {
      href: '/desk/suggestions',
      word: suggestionWords('suggestions'),
      open: mayReview.value,
    },
    { href: '/desk/import', word: desk('import'), open: true },
    { href: '/desk/users', word: desk('users'), open: role === 'admin' },
    { href: '/desk/audit', word: auditWord('title'), open: mayReadAudit.value },
    { href: '/desk/alerts', word: alertWords('alerts'), open: role === 'admin' },
    { href: '/desk/account', word: people('account'), open: true },
  ];
  return (
    <nav class="desk-nav" aria-label={people('desk_pages')}>
      {pages
        .filter(({ open }) => open)
        .map(({ href, word }) => (
          <Link
            key={href}
            href={href}
            current={here === href || (href !== '/desk' && here.startsWith(`${href}/`))}
          >
            {word}
          </Link>
        ))}
    </nav>
  );
}
