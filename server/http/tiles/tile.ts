import { tileMediaType } from '../../format/mvt.ts';
import type { Tile } from '../../format/tile-grid.ts';
import { isRecord } from '../../service/catalogue.ts';
import { listAudience } from '../../service/reading.ts';
import { listTag, matchingTag } from '../etag.ts';
import { type Exchange, type Handler, pathPart } from '../exchange.ts';
import { type Encoding, negotiate, readLanguage } from '../negotiate.ts';
import { HttpProblem } from '../problem.ts';
import { isDated, questionOf } from '../question.ts';
import { addressWith, cache, notModified, sendBytes, unknownPath } from '../respond.ts';
import { takeCells } from './cells.ts';
import { readLayerQuestions, tiledCollection } from './layer-question.ts';
import { lastZoom, matrixSet } from './matrix-set.ts';

/** The encoding of tiles. */
export const mvt: Encoding = {
  f: 'mvt',
  type: tileMediaType,
  title: 'Mapbox Vector Tile',
  aliases: ['application/x-protobuf', 'application/octet-stream'],
};

/** Places change only when the service starts anew or a layer is put, so the start's own mark is part of every tag. */
const startedAt = Date.now();

/** The tile that the path names. Throws 404 for what is no number and for what lies outside of the matrix. */
function readTileAddress(exchange: Exchange): Tile {
  if (pathPart(exchange, 'set') !== matrixSet.id) throw unknownPath();
  const number = (name: string, most: number): number => {
    const text = pathPart(exchange, name);
    const value = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN;
    if (value <= most) return value;
    throw new HttpProblem(404, 'tile_outside', `There is no ${name} «${text}» in ${matrixSet.id} here.`, {
      parameter: name,
      value: text,
      allowed: `a whole number from 0 to ${most}`,
    });
  };
  const z = number('tileMatrix', lastZoom);
  return { z, y: number('tileRow', 2 ** z - 1), x: number('tileCol', 2 ** z - 1) };
}

/**
 * `GET …/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}` of the data set or a collection: a Mapbox Vector Tile
 * of what the same query lists, 204 where there is nothing.
 */
export const tile: Handler = async (exchange) => {
  const { atlas, req, res, visitor } = exchange;
  const address = readTileAddress(exchange);
  const collection = await tiledCollection(exchange);
  negotiate(exchange, [mvt]);
  readLanguage(exchange);
  const { cells, rest } = takeCells(exchange, collection);
  const asked = await readLayerQuestions(rest, collection);
  const record = asked.find((one) => isRecord(one.collection.id))?.query;
  const staff = record?.status.some((status) => status !== 'published') ?? false;
  const dated =
    record !== undefined && asked.every((one) => isRecord(one.collection.id)) && isDated(record, atlas.now());
  const readers = asked.map(({ query }) => listAudience(visitor, query));
  cache(exchange, staff ? 'staff' : dated ? 'dated' : 'public');
  const questions = asked.map(({ collection: { id, count, extent, properties }, query }) => [
    id,
    ...(isRecord(id) ? [] : [count, extent, properties]),
    ...questionOf(exchange, query, staff, addressWith(exchange)),
  ]);
  const tag = listTag(atlas.store.seq(), [startedAt, questions]);
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  // The layers of a tile are fields of one message, so tiles of one layer each make one tile, end to end.
  const layers: Uint8Array[] = [];
  for (const [index, one] of asked.entries()) {
    const layer = await atlas.store.tile(
      [one.collection.id],
      cells === undefined ? address : { ...address, cells },
      one.query,
      readers[index]!,
      atlas.now(),
    );
    if (layer) layers.push(layer);
  }
  res.setHeader('ETag', tag);
  if (layers.length) sendBytes(res, layers, 200, tileMediaType);
  else res.status(204).end();
};
