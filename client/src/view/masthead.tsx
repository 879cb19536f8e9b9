import { type Language, languages } from '#contract/text.ts';
import { atHand } from '../i18n/at-hand.ts';
import { say } from '../i18n/names.ts';
import { ownNames } from '../i18n/own-names.ts';
import { shell } from '../i18n/shell.ts';
import { deployment } from '../state/deployment.ts';
import { exporting } from '../state/export.ts';
import { go, path, query, searchFor, selectedId } from '../state/location.ts';
import { chooseLanguage, chooseTheme, language, type Theme, theme } from '../state/preferences.ts';
import { logOut, session } from '../state/session.ts';
import { sharing } from '../state/sharing.ts';
import { showingViews } from '../state/showing-views.ts';
import { Link } from './link.tsx';

/** Name of the product and region, the pages, language, colours, and who is logged in. */
export function Masthead() {
  const search = searchFor(query.value);
  const to = (page: string) => `${page}${search ? `?${search}` : ''}`;
  const here = path.value;
  const user = session.value?.user;
  return (
    <header class="masthead">
      <div class="masthead-title">
        <Link href={to('/')}>{shell('product')}</Link>
        <span class="masthead-region">{say(deployment().region.names)}</span>
      </div>
      <nav aria-label={shell('product')}>
        <Link href={to('/')} current={here === '/' || selectedId.value !== null}>
          {shell('map')}
        </Link>
        <Link href={to('/list')} current={here === '/list'}>
          {shell('list')}
        </Link>
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            exporting.value = true;
          }}
        >
          {shell('data')}
        </button>
        <Link href={to('/method')} class="masthead-help" label={shell('help')} current={here === '/method'}>
          <span>{shell('help')}</span>
          <Glyph path="M5.5 5.5a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.8-1.1 1.7M8 12v1" />
        </Link>
        <button
          type="button"
          class="masthead-share"
          aria-haspopup="dialog"
          aria-label={shell('share')}
          onClick={() => {
            sharing.value = true;
          }}
        >
          <span>{shell('share')}</span>
          <Glyph path="M5 4.5 8 1.5l3 3M8 1.5v8M4.5 7H3v7.5h10V7h-1.5" />
        </button>
        <button
          type="button"
          class="masthead-views"
          aria-haspopup="dialog"
          aria-label={atHand('views')}
          onClick={() => {
            showingViews.value = true;
          }}
        >
          <span>{atHand('views')}</span>
          <Glyph path="M4 1.5h8v13l-4-3.5-4 3.5z" />
        </button>
        {deployment().suggestions && (
          <a class="masthead-suggest" href={`/suggest?lang=${language.value}`}>
            {shell('suggest')}
          </a>
        )}
        {user ? (
          <Link href="/desk" current={here.startsWith('/desk')}>
            {shell('desk')}
          </Link>
        ) : (
          <Link href="/login" current={here === '/login'}>
            {shell('log_in')}
          </Link>
        )}
      </nav>
      <select
        aria-label={shell('language')}
        value={language.value}
        onChange={(change) => chooseLanguage(change.currentTarget.value as Language)}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {ownNames[one]}
          </option>
        ))}
      </select>
      <select
        aria-label={shell('theme')}
        value={theme.value}
        onChange={(change) => chooseTheme(change.currentTarget.value as Theme)}
      >
        {(['system', 'light', 'dark'] as const).map((one) => (
          <option key={one} value={one}>
            {shell(`theme_${one}`)}
          </option>
        ))}
      </select>
      {user && (
        <button
          type="button"
          class="button log-out"
          data-kind="quiet"
          aria-label={`${shell('log_out')} (${user.name})`}
          title={`${shell('log_out')} (${user.name})`}
          onClick={() => void logOut().then(() => go('/'))}
        >
          <span>
            {shell('log_out')} ({user.name})
          </span>
          <Glyph path="M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3" />
        </button>
      )}
    </header>
  );
}

/** Stands for the words where they would take a row of their own. */
function Glyph({ path: drawn }: { path: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      aria-hidden="true"
    >
      <path d={drawn} />
    </svg>
  );
}
