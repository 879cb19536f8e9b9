import type { Place, PlaceHit } from '../../contract/place.ts';
import type { Texts } from '../../contract/text.ts';
import { slipsAllowed, slipsInName } from '../../query/slips.ts';
import { words, wordsOfMany } from '../../query/words.ts';
import type { CollectionInfo } from '../store.ts';
import { textDigest } from '../text-digest.ts';
import type { Connection } from './connection.ts';
import type { ReaderContext } from './reader-context.ts';

/** Names of a place in the languages it has; null when there is no such place. */
export function placeNames(context: Connection, collection: string, id: string): Texts | null {
  const names = context
    .prepare('SELECT names FROM places WHERE collection = ? AND place = ?')
    .pluck()
    .get(collection, id) as string | undefined;
  return names === undefined ? null : (JSON.parse(names) as Texts);
}

/** The reference collections and layers in the order they were put, with count and extent. */
export function readCollections(context: ReaderContext): CollectionInfo[] {
  const rows = context
    .prepare(
      `SELECT c.id, c.titles, c.descriptions, c.kind, c.properties, c.attribution, count(p.id) AS count,
         min(p.minx) AS west, min(p.miny) AS south, max(p.maxx) AS east, max(p.maxy) AS north
       FROM collections c LEFT JOIN places p ON p.collection = c.id GROUP BY c.id ORDER BY c.position`,
    )
    .all() as {
    id: string;
    titles: string;
    descriptions: string | null;
    kind: CollectionInfo['kind'];
    properties: string;
    attribution: string | null;
    count: number;
    west: number | null;
    south: number;
    east: number;
    north: number;
  }[];
  return rows.map(
    ({ id, titles, descriptions, kind, properties, attribution, count, west, south, east, north }) => ({
      id,
      titles: JSON.parse(titles) as Texts,
      descriptions: descriptions === null ? null : (JSON.parse(descriptions) as Texts),
      kind,
      properties: JSON.parse(properties) as CollectionInfo['properties'],
      attribution,
      count,
      extent: west === null ? null : [west, south, east, north],
    }),
  );
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

/** For each collection the digest of its places' texts in the order of their file. */
export function readPlacesDigests(context: ReaderContext): Map<string, string> {
  const ids = context.prepare('SELECT id FROM collections').pluck().all() as string[];
  const texts = context.prepare('SELECT feature FROM places WHERE collection = ? ORDER BY id').pluck();
  return new Map(ids.map((id) => [id, textDigest(texts.all(id) as string[])]));
}

/** More hits than this are not ranked. */
const mostRanked = 1_000;

interface HitRow {
  collection: string;
  place: string;
  names: string;
  lon: number;
  lat: number;
  properties: string;
}

const hitRows = `SELECT p.collection, p.place, p.names, p.lon, p.lat, p.feature -> 'properties' AS properties
  FROM places p JOIN collections c ON c.id = p.collection WHERE c.kind = 'reference'`;

/**
 * Places in any collection whose names have the words of `q`: a name that is `q` first, then names that begin with
 * it, then the others; within these in the order of collections and their files. Where there are none, those whose
 * names have the words but for a slip or two, the fewest first.
 */
export function readPlaceHits(context: ReaderContext, q: string, limit: number): PlaceHit[] {
  const asked = words(q);
  if (!asked.length) return [];
  const begun = asked.join(' ');
  const found = context
    .prepare(
      `${hitRows} AND p.id IN (SELECT rowid FROM place_words WHERE place_words MATCH ? LIMIT ${mostRanked})
       ORDER BY c.position, p.id`,
    )
    .all(asked.map((word) => `"${word}"*`).join(' ')) as HitRow[];
  const ranked = found.length
    ? rankedBy(found, (names) => {
        const folded = names.map((name) => name.join(' '));
        return folded.includes(begun) ? 0 : folded.some((name) => name.startsWith(begun)) ? 1 : 2;
      })
    : nearlyNamed(context, asked);
  return ranked.slice(0, limit).map(hitOf);
}

function nearlyNamed(context: ReaderContext, asked: readonly string[]): HitRow[] {
  if (asked.every((word) => slipsAllowed(word) === 0)) return [];
  const all = context.prepare(`${hitRows} ORDER BY c.position, p.id`).all() as HitRow[];
  return rankedBy(all, (names) => {
    context.watch.check();
    const slips = names.map((name) => slipsInName(asked, name)).filter((one) => one !== null);
    return slips.length ? Math.min(...slips) : null;
  });
}

/** Rows by the rank of their names, those without one left out. */
function rankedBy(
  rows: readonly HitRow[],
  rankOf: (names: (readonly string[])[]) => number | null,
): HitRow[] {
  return rows
    .map((row) => ({ row, rank: rankOf(Object.values(JSON.parse(row.names) as object).map(wordsOfMany)) }))
    .filter((one): one is { row: HitRow; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

function hitOf(row: HitRow): PlaceHit {
  const properties = JSON.parse(row.properties) as Place['properties'];
  return {
    ref: `${row.collection}/${row.place}`,
    names: JSON.parse(row.names) as PlaceHit['names'],
    kind: properties.kind ?? row.collection,
    lon: row.lon,
    lat: row.lat,
    uncertainty_m: properties.uncertainty_m ?? properties.radius_m ?? null,
  };
}
