import { cellPosition, gridPlace } from '../../../format/tile-cluster.ts';
import { shapeBoxes, union } from '../../../query/shape-boxes.ts';
import type { Connection } from '../connection.ts';
import { numbers } from '../read-sets.ts';
import { type DictionaryArrays, nowhere, type RowArrays } from './buffer.ts';
import type { List } from './list.ts';
import { type AreaBox, areaBox, setsFrom } from './read-rows.ts';

/** The lists that a dictionary writes to, by the names of the snapshot's arrays. */
export type DictionaryLists = Record<
  | 'shapeLon'
  | 'shapeLat'
  | 'shapeRadius'
  | 'spotX'
  | 'spotY'
  | 'spotLon'
  | 'spotLat'
  | 'claimsBox'
  | 'claimsAt'
  | 'shapeArea'
  | 'setAt'
  | 'setWord'
  | 'wordAt'
  | 'wordBytes'
  | 'idBytes',
  List
>;

/**
 * Adds the sets of the database that are not in the lists yet, each at its number: the number of a set in a row of
 * `states` is its place here, 0 the empty one. With `words` a text that is there already is found again; without, what
 * comes later is written anew, since two equal texts mean the same.
 */
export function addSets(connection: Connection, lists: DictionaryLists, words?: Map<string, number>): void {
  if (lists.claimsAt.length === 0) begin(lists);
  for (const text of setsFrom(connection, 'term_sets', lists.setAt.length - 1)) {
    for (const id of text.split(',')) lists.setWord.push(wordNumber(lists, id, words));
    lists.setAt.push(lists.setWord.length);
  }
  for (const text of setsFrom(connection, 'claim_sets', lists.claimsAt.length - 1))
    addClaims(connection, lists, text);
  for (const text of setsFrom(connection, 'spots', lists.spotX.length)) addSpot(lists, text);
}

/** Lists of entries begin with the start of the first, so that the end of each is the start of the next. */
function begin(lists: DictionaryLists): void {
  for (const list of [lists.claimsAt, lists.setAt]) {
    list.push(0);
    list.push(0);
  }
  lists.wordAt.push(0);
  // What claims no place has a box that meets none.
  for (const side of [Infinity, Infinity, -Infinity, -Infinity]) lists.claimsBox.push(side);
  for (const list of [lists.spotX, lists.spotY, lists.spotLon, lists.spotLat]) list.push(Number.NaN);
}

function wordNumber(lists: DictionaryLists, text: string, words?: Map<string, number>): number {
  const known = words?.get(text);
  if (known !== undefined) return known;
  for (const byte of Buffer.from(text)) lists.wordBytes.push(byte);
  lists.wordAt.push(lists.wordBytes.length);
  const number = lists.wordAt.length - 2;
  words?.set(text, number);
  return number;
}

/** `lon lat metres` of each disc and `#area` of each area, with `;` between them. */
function addClaims(connection: Connection, lists: DictionaryLists, text: string): void {
  const boxes: AreaBox[] = [];
  for (const shape of text.split(';')) {
    const isArea = shape.startsWith('#');
    const [lon, lat, radius] = isArea ? [Number.NaN, Number.NaN, Number.NaN] : numbers(shape);
    const area = isArea ? Number(shape.slice(1)) : 0;
    lists.shapeLon.push(lon!);
    lists.shapeLat.push(lat!);
    lists.shapeRadius.push(radius!);
    lists.shapeArea.push(area);
    if (isArea) boxes.push(areaBox(connection, area));
    else boxes.push(...shapeBoxes({ kind: 'disc', lon: lon!, lat: lat!, radius_m: radius! }));
  }
  for (const side of union(boxes)) lists.claimsBox.push(side);
  lists.claimsAt.push(lists.shapeArea.length);
}

/** `lon lat`, or the GeoJSON of an area, which has no point to be counted at. */
function addSpot(lists: DictionaryLists, text: string): void {
  const [lon, lat] = text.startsWith('{') ? [Number.NaN, Number.NaN] : numbers(text);
  const [x, y] = cellPosition(lon!, lat!);
  lists.spotX.push(x);
  lists.spotY.push(y);
  lists.spotLon.push(lon!);
  lists.spotLat.push(lat!);
}

/** Writes where a row's spot lies, which is in the dictionary already; an area, and what the map does not reach, is nowhere. */
export function placeRow(
  rows: Pick<RowArrays, 'spot' | 'east' | 'south'>,
  at: number,
  { spotX, spotY }: Pick<DictionaryArrays, 'spotX' | 'spotY'>,
): void {
  const spot = rows.spot[at]!;
  const [east, south] = [gridPlace(spotX[spot]!), gridPlace(spotY[spot]!)];
  const isThere = east >= 0 && south >= 0;
  rows.east[at] = isThere ? east : nowhere;
  rows.south[at] = isThere ? south : nowhere;
}
