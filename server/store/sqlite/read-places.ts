import type { Place, PlaceHit } from '../../contract/place.ts';
import type { Box } from '../../contract/query.ts';
import type { Texts } from '../../contract/text.ts';
import { splitBox } from '../../query/meets-box.ts';
import { words } from '../../query/words.ts';
import type { CollectionInfo, FeatureBytes } from '../store.ts';
import { matchExpression } from './compile.ts';
import type { Connection } from './connection.ts';
import { aliveEvery } from './deadline.ts';
import { onOneSnapshot, ownBytes, type ReaderContext } from './reader-context.ts';

/** Names of a place in the languages it has; null when there is no such place. */
export function placeNames(context: Connection, collection: string, id: string): Texts | null {
  const names = context
    .prepare('SELECT names FROM places WHERE collection = ? AND place = ?')
    .pluck()
    .get(collection, id) as string | undefined;
  return names === undefined ? null : (JSON.parse(names) as Texts);
}

/** The reference collections in the order they were put, with count and extent. */
export function readCollections(context: ReaderContext): CollectionInfo[] {
  const rows = context
    .prepare(
      `SELECT c.id, c.titles, c.descriptions, count(p.id) AS count,
         min(p.minx) AS west, min(p.miny) AS south, max(p.maxx) AS east, max(p.maxy) AS north
       FROM collections c LEFT JOIN places p ON p.collection = c.id GROUP BY c.id ORDER BY c.position`,
    )
    .all() as {
    id: string;
    titles: string;
    descriptions: string | null;
    count: number;
    west: number | null;
    south: number;
    east: number;
    north: number;
  }[];
  return rows.map(({ id, titles, descriptions, count, west, south, east, north }) => ({
    id,
    titles: JSON.parse(titles) as Texts,
    descriptions: descriptions === null ? null : (JSON.parse(descriptions) as Texts),
    count,
    extent: west === null ? null : [west, south, east, north],
  }));
}

/** A page of places in the order of their file; `bbox` is exact, `q` as in a query of incidents. */
export function readPlacesPage(
  context: ReaderContext,
  collection: string,
  page: { bbox: Box | null; q: string | null; limit: number; offset: number },
): FeatureBytes {
  const tests = ['p.collection = @collection', aliveEvery('p.id')];
  const parameters: Record<string, string | number> = { collection, words: matchExpression(page.q) };
  if (parameters.words) tests.push('p.id IN (SELECT rowid FROM place_words WHERE place_words MATCH @words)');
  if (page.bbox) {
    const parts = splitBox(page.bbox).map(([west, south, east, north], i) => {
      Object.assign(parameters, { [`w${i}`]: west, [`s${i}`]: south, [`e${i}`]: east, [`n${i}`]: north });
      return `p.maxx >= @w${i} AND p.minx <= @e${i} AND p.maxy >= @s${i} AND p.miny <= @n${i}
        AND area_meets(p.feature ->> 'geometry', @w${i}, @s${i}, @e${i}, @n${i})`;
    });
    tests.push(`(${parts.join(' OR ')})`);
  }
  const where = `FROM places p WHERE ${tests.join(' AND ')}`;
  return onOneSnapshot(context, () => {
    const matched = context.prepare(`SELECT count(*) ${where}`).pluck().get(parameters) as number;
    const row = context
      .prepare(
        `SELECT CAST(group_concat(feature, ',' ORDER BY id) AS BLOB) AS features, count(*) AS returned
         FROM (SELECT p.id, p.feature ${where} ORDER BY p.id LIMIT @limit OFFSET @offset)`,
      )
      .get({ ...parameters, limit: page.limit, offset: page.offset }) as {
      features: Buffer | null;
      returned: number;
    };
    return {
      features: ownBytes(row.features),
      numberMatched: matched,
      numberReturned: row.returned,
      unlocated: 0,
    };
  });
}

/** One place, or null. */
export function readPlace(context: ReaderContext, collection: string, id: string): Place | null {
  const text = context
    .prepare('SELECT feature FROM places WHERE collection = ? AND place = ?')
    .pluck()
    .get(collection, id) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Place);
}

/** All places of a collection in the order of their file. */
export function readPlaces(context: ReaderContext, collection: string): Place[] {
  const texts = context
    .prepare('SELECT feature FROM places WHERE collection = ? ORDER BY id')
    .pluck()
    .all(collection) as string[];
  return texts.map((text) => JSON.parse(text) as Place);
}

/** More hits than this are not ranked. */
const mostRanked = 1_000;

/**
 * Places in any collection whose names have the words of `q`: a name that is `q` first, then names that begin with
 * it, then the others; within these in the order of collections and their files.
 */
export function readPlaceHits(context: ReaderContext, q: string, limit: number): PlaceHit[] {
  const asked = words(q).join(' ');
  if (!asked) return [];
  const rows = context
    .prepare(
      `SELECT p.collection, p.place, p.names, p.lon, p.lat, p.feature -> 'properties' AS properties
       FROM places p JOIN collections c ON c.id = p.collection
       WHERE p.id IN (SELECT rowid FROM place_words WHERE place_words MATCH ? LIMIT ${mostRanked})
       ORDER BY c.position, p.id`,
    )
    .all(matchExpression(q)) as {
    collection: string;
    place: string;
    names: string;
    lon: number;
    lat: number;
    properties: string;
  }[];
  const hits = rows.map((row) => {
    const names = JSON.parse(row.names) as PlaceHit['names'];
    const properties = JSON.parse(row.properties) as Place['properties'];
    const folded = Object.values(names).map((name) => words(name).join(' '));
    const rank = folded.includes(asked) ? 0 : folded.some((name) => name.startsWith(asked)) ? 1 : 2;
    const hit: PlaceHit = {
      ref: `${row.collection}/${row.place}`,
      names,
      kind: properties.kind ?? row.collection,
      lon: row.lon,
      lat: row.lat,
      uncertainty_m: properties.uncertainty_m ?? properties.radius_m ?? null,
    };
    return { rank, hit };
  });
  return hits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}
