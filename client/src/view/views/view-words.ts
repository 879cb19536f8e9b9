import { parseQuery } from '#contract/query.ts';
import { writtenInWords } from '../../i18n/dates.ts';
import { flat } from '../../i18n/names.ts';
import { reading } from '../../i18n/reading.ts';
import { shell } from '../../i18n/shell.ts';
import { viewsWords } from '../../i18n/views.ts';
import { deployment } from '../../state/deployment.ts';
import type { KeptView } from '../../state/kept-views.ts';
import { chipsOf } from '../filter-words.ts';

/** What a kept view shows: the incident that it opens, or the page, then what is asked. */
export function viewInWords({ path, search, titles }: Omit<KeptView, 'at'>): string {
  const parameters = new URLSearchParams(search);
  // Parameters of the app itself, and any that a later version dropped, say nothing of the question.
  const { query } = parseQuery(parameters, deployment().region.zone);
  const since = parameters.get('since');
  return [
    pageInWords(path, titles),
    ...chipsOf(query).map(({ words }) => words),
    ...(since === null ? [] : [viewsWords('since', { date: writtenInWords(since) })]),
  ].join(' · ');
}

function pageInWords(path: string, titles: KeptView['titles']): string {
  const title = titles && flat(titles, 'title').text;
  if (path === '/list') return shell('list');
  if (path === '/') return shell('map');
  if (!title) return reading('incident');
  if (path.endsWith('/history')) return viewsWords('history', { title });
  return path.startsWith('/story/') ? viewsWords('story', { title }) : title;
}
