import type { WebLink } from '../../contract/feature.ts';
import { type Content, type Html, html, link } from './escape.ts';
import { type Page, wayTo } from './frame.ts';
import { definitions, list, section, table } from './parts.ts';
import { ownAddress, type View } from './view.ts';

interface Titled {
  id?: string;
  title?: string;
  crs?: string;
  uri?: string;
  links?: WebLink[];
}

interface Matrix {
  id: string;
  scaleDenominator: number;
  cellSize: number;
  matrixWidth: number;
}

/** What the four resources about tiles, and the list of styles, have in their bodies. */
export interface TileBody extends Titled {
  tilesets?: Titled[];
  tileMatrixSets?: Titled[];
  tileMatrices?: Matrix[];
  styles?: Titled[];
  layers?: { id: string; title: string }[];
  description?: string;
}

function linkList(view: View, links: readonly WebLink[]): Html | null {
  return list(
    links.map(({ href, title, rel }) =>
      // A template is no address yet.
      href.includes('{') ? html`<code>${href}</code>` : link(ownAddress(view, href), title ?? rel),
    ),
  );
}

function titled(view: View, entries: readonly Titled[]): Content {
  return entries.map(
    ({ title, id, crs, links = [] }) =>
      html`<article><h3>${title ?? id ?? ''}</h3>${crs ? html`<p>${link(crs, crs)}</p>` : null}${linkList(view, links)}</article>`,
  );
}

function matrices(view: View, rows: readonly Matrix[]): Html {
  const { say, number } = view;
  const columns = [
    { title: say('zooms') },
    { title: say('scale'), number: true },
    { title: 'm/px', number: true },
    { title: '2ⁿ × 2ⁿ', number: true },
  ];
  return table(
    say('zooms'),
    columns,
    rows.map(({ id, scaleDenominator, cellSize, matrixWidth }) => [
      id,
      `1 : ${number(scaleDenominator)}`,
      number(cellSize, 3),
      number(matrixWidth),
    ]),
    true,
  );
}

/** Tile sets, one tile set, tile matrix sets, one of them, and styles. */
export function tilesPage(
  view: View,
  kind: 'tilesets' | 'styles',
  body: TileBody,
  collection: { id: string; title: string } | null,
): Page {
  const { say, at } = view;
  const { tilesets, tileMatrixSets, tileMatrices, styles, layers, links = [] } = body;
  const entries = tilesets ?? tileMatrixSets ?? styles;
  const isMatrix = tileMatrixSets !== undefined || tileMatrices !== undefined;
  const title = body.title ?? say(kind === 'styles' ? 'styles' : isMatrix ? 'matrix_sets' : 'tilesets');
  const templates = links.filter(({ href }) => href.includes('{'));
  const listed = collection
    ? { title: say('tilesets'), path: `/api/collections/${collection.id}/tiles` }
    : {
        title: say(isMatrix ? 'matrix_sets' : 'tilesets'),
        path: isMatrix ? '/api/tileMatrixSets' : '/api/tiles',
      };
  const way = collection ? wayTo(view, collection) : [{ title: say('start'), path: '/api' }];
  return {
    title,
    above: entries ? way : [...way, listed],
    links,
    content: html`${entries ? titled(view, entries) : null}
${definitions([
  ['URI', body.uri && link(body.uri, body.uri)],
  ['CRS', body.crs && link(body.crs, body.crs)],
])}
${section(say('tiles_at'), templates.length ? linkList(view, templates) : null)}
${section(
  say('layers'),
  layers
    ? list(layers.map(({ id, title: name }) => html`<a href="${at(`/api/collections/${id}`)}">${name}</a>`))
    : null,
)}
${tileMatrices ? matrices(view, tileMatrices) : null}`,
  };
}
