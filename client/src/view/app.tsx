import { computed } from '@preact/signals';
import { shell } from '../i18n/shell.ts';
import { citing } from '../state/citing.ts';
import { describing } from '../state/describing.ts';
import { fitsFrame } from '../state/embedding.ts';
import { exporting } from '../state/export.ts';
import { showingKeys } from '../state/help.ts';
import { showsHints } from '../state/hints.ts';
import { historyId, isEmbedded, isSheet, path, selectedId } from '../state/location.ts';
import { sharing } from '../state/sharing.ts';
import { showingViews } from '../state/showing-views.ts';
import { Announcer } from './announcer.tsx';
import { AtlasPage } from './atlas-page.tsx';
import { Lazy } from './lazy.tsx';
import { Link } from './link.tsx';
import { ListPage } from './list-page.tsx';
import { Masthead } from './masthead.tsx';

const desk = () => import('./desk/desk-page.tsx').then((module) => module.DeskPage);
const exportDialog = () => import('./export/export-dialog.tsx').then((module) => module.ExportDialog);
const describe = () => import('./describe/describe-dialog.tsx').then((module) => module.DescribeDialog);
const citeDialog = () => import('./history/cite-dialog.tsx').then((module) => module.CiteDialog);
const embed = () => import('./embed-page.tsx').then((module) => module.EmbedPage);
const hints = () => import('./hints.tsx').then((module) => module.Hints);
const history = () => import('./history/history-page.tsx').then((module) => module.HistoryPage);
const method = () => import('./help/method-page.tsx').then((module) => module.MethodPage);
const access = () => import('./help/access-page.tsx').then((module) => module.AccessPage);
const keys = () => import('./help/keys-dialog.tsx').then((module) => module.KeysDialog);
const shareDialog = () => import('./share/share-dialog.tsx').then((module) => module.ShareDialog);
const views = () => import('./views/views-dialog.tsx').then((module) => module.ViewsDialog);
const print = () => import('./print/print-page.tsx').then((module) => module.PrintPage);
const account = () => import('./session/session-page.tsx').then((module) => module.SessionPage);

// Map, and map with an incident, are one page: the map must not be drawn anew when an incident opens.
const page = computed(() => {
  const now = path.value;
  if (isEmbedded.value) return fitsFrame(now) ? 'embed' : 'unknown';
  if (historyId.value !== null) return 'history';
  if (isSheet.value) return 'print';
  if (now === '/' || selectedId.value !== null) return 'atlas';
  if (now === '/list') return 'list';
  if (['/login', '/setup', '/desk/invitation'].includes(now)) return 'session';
  if (now === '/desk' || now.startsWith('/desk/')) return 'desk';
  if (now === '/method') return 'method';
  if (now === '/accessibility') return 'access';
  return 'unknown';
});

/** The frame and the page of the present address. */
export function App() {
  return (
    <div class="shell">
      {!isEmbedded.value && <Masthead />}
      {showsHints.value && (
        <div class="hints-place">
          <Lazy load={hints} part />
        </div>
      )}
      <Announcer />
      {page.value === 'atlas' && <AtlasPage />}
      {page.value === 'list' && <ListPage />}
      {page.value === 'embed' && <Lazy load={embed} />}
      {page.value === 'history' && <Lazy load={history} />}
      {page.value === 'print' && <Lazy load={print} />}
      {page.value === 'desk' && <Lazy load={desk} />}
      {page.value === 'session' && <Lazy load={account} />}
      {page.value === 'method' && <Lazy load={method} />}
      {page.value === 'access' && <Lazy load={access} />}
      {showingKeys.value && <Lazy load={keys} part />}
      {exporting.value && <Lazy load={exportDialog} part />}
      {sharing.value && <Lazy load={shareDialog} part />}
      {describing.value && <Lazy load={describe} part />}
      {showingViews.value && <Lazy load={views} part />}
      {citing.value && <Lazy load={citeDialog} part />}
      {page.value === 'unknown' && (
        <main class="page-narrow">
          <h1>{shell('page_unknown')}</h1>
          <p>
            <Link href="/">{shell('back_to_map')}</Link>
          </p>
        </main>
      )}
    </div>
  );
}
