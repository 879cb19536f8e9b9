import { inLanguage } from '../../contract/text.ts';
import { designationText } from '../designation.ts';
import type { Exchange } from '../exchange.ts';
import type { Encoding } from '../negotiate.ts';
import type { Reply } from '../resource.ts';
import { tileFields } from './tile-fields.ts';
import type { TilesetParts } from './tileset-parts.ts';

/** Had by `f` only: its media type is that of the tile set's own description. */
export const tilejson: Encoding = {
  f: 'tilejson',
  type: 'application/json',
  title: 'TileJSON',
  negotiable: false,
};

/**
 * Largest zoom that clients ask tiles of; nearer they enlarge these. One unit of a tile is 15 cm there at the equator,
 * finer than any place is known.
 */
export const sourceZoom = 16;

/** What a map shows beside the data: attribution, and the note on names and boundaries. Clients read it as HTML. */
export function creditOf(exchange: Exchange, { language }: Pick<Reply, 'language'>): string {
  const { attribution } = exchange.atlas.deployment.region;
  const note = inLanguage(designationText(exchange), language).text;
  return [attribution, note]
    .filter(Boolean)
    .join(' · ')
    .replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]!);
}

/** TileJSON 3.0.0 of a tile set; the address of its tiles carries the query. */
export function tileJson(exchange: Exchange, parts: TilesetParts, reply: Reply): object {
  const { title, layers, bounds, tiles } = parts;
  return {
    tilejson: '3.0.0',
    name: title,
    version: '1.0.0',
    scheme: 'xyz',
    attribution: creditOf(exchange, reply),
    tiles: [tiles('{z}', '{y}', '{x}')],
    minzoom: 0,
    maxzoom: sourceZoom,
    ...(bounds ? { bounds } : {}),
    vector_layers: layers.map((collection) => ({
      id: collection.id,
      description: inLanguage(collection.titles, reply.language).text,
      fields: Object.fromEntries(tileFields(collection).map(({ name, kind }) => [name, kind])),
    })),
  };
}
