import type { WebLink } from '../../contract/feature.ts';
import { inLanguage } from '../../contract/text.ts';
import { crs84 } from '../../query/crs.ts';
import { recordCollections } from '../../service/catalogue.ts';
import { type Content, html, link } from './escape.ts';
import { type Page, wayTo } from './frame.ts';
import { definitions, joined, list, section, table } from './parts.ts';
import { linksWith, ownAddress, type View } from './view.ts';

interface Extent {
  spatial?: { bbox: number[][] };
  temporal?: { interval: (string | null)[][] };
}

interface Described {
  id: string;
  title: string;
  description?: string;
  attribution?: string;
  extent?: Extent;
  crs?: string[];
  links: WebLink[];
}

/** Where and when the data are, in words and numbers. */
function extentRows({ say, day, number }: View, extent: Extent | undefined): [string, Content][] {
  const box = extent?.spatial?.bbox[0];
  const degrees = (from: number, to: number) => `${number(from, 3)}° – ${number(to, 3)}°`;
  const [start, end] = extent?.temporal?.interval[0] ?? [];
  return [
    [say('longitudes'), box ? degrees(box[0]!, box[2]!) : null],
    [say('latitudes'), box ? degrees(box[1]!, box[3]!) : null],
    [say('period'), start ? `${day(start)} – ${end ? day(end) : '…'}` : null],
  ];
}

function systemNames(uris: readonly string[] | undefined): Content {
  return (
    uris &&
    joined(
      uris.map((uri) => link(uri, uri === crs84.uri ? 'CRS84' : uri.replace(/^.*crs\/EPSG\/0\//, 'EPSG:'))),
    )
  );
}

/** `/api`: where everything else is. */
export function landingPage(view: View, body: Described): Page {
  const { say, at } = view;
  const to = (path: string, name: Content) => html`<a href="${at(path)}">${name}</a>`;
  const feeds = linksWith(body, 'alternate').filter(({ href }) => href.includes('/feed'));
  return {
    title: body.title,
    above: [],
    // The feeds are named above already.
    links: body.links.filter((one) => !feeds.includes(one)),
    content: html`<p class="lead">${say('landing_lead')}</p>
${section(
  say('read_first'),
  list(
    [
      to('/', say('map')),
      to('/api/collections/incidents/items', inLanguage(recordCollections[0]!.titles, view.language).text),
      to('/api/collections', say('collections')),
      ...feeds.map((feed) =>
        link(ownAddress(view, feed.href), say(feed.type?.includes('atom') ? 'feed_atom' : 'feed_json')),
      ),
    ],
    'large',
  ),
)}
${section(
  say('for_programs'),
  list([
    to('/api/docs', say('docs')),
    to('/api/openapi.json', say('openapi')),
    to('/api/conformance', say('conformance')),
    to('/api/functions', say('functions')),
    to('/api/tiles', say('tilesets')),
    to('/api/tileMatrixSets', say('matrix_sets')),
    to('/api/styles', say('styles')),
    to('/api/changes', say('changes')),
    to('/api/checkpoint', say('checkpoint')),
  ]),
)}
${section(say('data'), definitions([...extentRows(view, body.extent), [say('systems'), systemNames(body.crs)]]))}`,
  };
}

/** `/api/collections`: what there is to read. */
export function collectionsPage(view: View, body: { links: WebLink[]; collections: Described[] }): Page {
  const { say, at } = view;
  const rows = body.collections.map(({ id, title, description }) => [
    html`<a href="${at(`/api/collections/${id}`)}">${title}</a>${description ? html`<br><span class="soft">${description}</span>` : null}`,
    html`<code>${id}</code>`,
    list(
      [
        html`<a href="${at(`/api/collections/${id}/items`)}">${say('items')}</a>`,
        html`<a href="${at(`/api/collections/${id}/queryables`)}">${say('queryables')}</a>`,
      ],
      'row',
    ),
  ]);
  const columns = [say('name'), 'id', say('read_on')].map((title) => ({ title, bare: true }));
  return {
    title: say('collections'),
    above: [{ title: say('start'), path: '/api' }],
    links: body.links,
    content: table(say('collections'), columns, rows),
  };
}

/** `/api/collections/{c}`: one of them, with everything about it. */
export function collectionPage(view: View, body: Described): Page {
  const { say, at } = view;
  const address = `/api/collections/${body.id}`;
  const to = (path: string, name: Content) => html`<a href="${at(`${address}/${path}`)}">${name}</a>`;
  const files = linksWith(body, 'enclosure');
  const feeds = linksWith(body, 'alternate').filter(({ href }) => href.includes('/feed'));
  return {
    title: body.title,
    above: wayTo(view),
    links: body.links.filter((one) => !feeds.includes(one)),
    content: html`${body.description ? html`<p class="lead">${body.description}</p>` : null}
${list(
  [
    to('items', say('items')),
    ...(body.id === 'incidents' ? [to('aggregate?by=month', say('counts'))] : []),
    ...feeds.map((feed) =>
      link(ownAddress(view, feed.href), say(feed.type?.includes('atom') ? 'feed_atom' : 'feed_json')),
    ),
  ],
  'large',
)}
${section(
  say('for_programs'),
  list([
    to('queryables', say('queryables')),
    to('schema', say('schema')),
    to('sortables', say('sortables')),
    to('tiles', say('tilesets')),
  ]),
)}
${section(
  say('download_as'),
  list(
    files.map(({ href, title = '' }) => link(ownAddress(view, href), title.replace(/^All of it as /, ''))),
    'row',
  ),
)}
${section(
  say('data'),
  definitions([
    ...extentRows(view, body.extent),
    [say('systems'), systemNames(body.crs)],
    [say('attribution'), body.attribution],
  ]),
)}`,
  };
}
