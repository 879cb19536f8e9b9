import { cellPosition } from '../../../format/tile-cluster.ts';
import { shapeBoxes, union } from '../../../query/shape-boxes.ts';
import type { List } from './list.ts';

/** A claimed shape as stored: a disc, or the row of an area in the table `areas` with its box. */
export interface StoredShape {
  lon: number | null;
  lat: number | null;
  radius: number | null;
  area: number | null;
  /** West, south, east, north of an area; not read of a disc. */
  box: readonly [number, number, number, number] | null;
}

/** Where an incident is drawn: a point, an area by its row in `outlines`, or nowhere. */
export interface Spot {
  lon: number | null;
  lat: number | null;
  outline: number | null;
}

/** The lists that a dictionary writes to, by the names of the snapshot's arrays. */
export type DictionaryLists = Record<
  | 'shapeLon'
  | 'shapeLat'
  | 'shapeRadius'
  | 'spotX'
  | 'spotY'
  | 'claimsBox'
  | 'claimsAt'
  | 'shapeArea'
  | 'spotOutline'
  | 'setAt'
  | 'setWord'
  | 'wordAt'
  | 'wordBytes',
  List
>;

/** Writes entries and answers their numbers. */
export interface Dictionary {
  claims(shapes: readonly StoredShape[]): number;
  spot(spot: Spot): number;
  /** A list of ids, sorted. */
  set(ids: readonly string[]): number;
}

/** Box of what claims no place: it meets none. */
const nowhere = [Infinity, Infinity, -Infinity, -Infinity] as const;

/**
 * A dictionary that writes into lists. With `shared` an entry that is there already is found again, which keeps a
 * snapshot small; what a commit adds behind it does not ask, since two equal entries mean the same.
 */
export function createDictionary(lists: DictionaryLists, shared: boolean): Dictionary {
  const once = <T>(keyOf: (value: T) => string, add: (value: T) => number) => {
    if (!shared) return add;
    const known = new Map<string, number>();
    return (value: T) => {
      const key = keyOf(value);
      let at = known.get(key);
      if (at === undefined) {
        at = add(value);
        known.set(key, at);
      }
      return at;
    };
  };
  // Lists of entries begin with the start of the first, so that the end of each is the start of the next.
  for (const list of [lists.claimsAt, lists.setAt, lists.wordAt]) if (list.length === 0) list.push(0);
  const word = once<string>(
    (text) => text,
    (text) => {
      for (const byte of Buffer.from(text)) lists.wordBytes.push(byte);
      lists.wordAt.push(lists.wordBytes.length);
      return lists.wordAt.length - 2;
    },
  );
  return {
    claims: once<readonly StoredShape[]>(
      (shapes) =>
        shapes
          .map(({ lon, lat, radius, area }) => (area === null ? `${lon} ${lat} ${radius}` : `#${area}`))
          .join(),
      (shapes) => {
        for (const { lon, lat, radius, area } of shapes) {
          lists.shapeLon.push(lon ?? Number.NaN);
          lists.shapeLat.push(lat ?? Number.NaN);
          lists.shapeRadius.push(radius ?? Number.NaN);
          lists.shapeArea.push(area ?? 0);
        }
        for (const side of boxAround(shapes)) lists.claimsBox.push(side);
        lists.claimsAt.push(lists.shapeArea.length);
        return lists.claimsAt.length - 2;
      },
    ),
    spot: once<Spot>(
      ({ lon, lat, outline }) => `${lon} ${lat} ${outline}`,
      ({ lon, lat, outline }) => {
        const [x, y] = cellPosition(lon ?? Number.NaN, lat ?? Number.NaN);
        lists.spotX.push(x);
        lists.spotY.push(y);
        lists.spotOutline.push(outline ?? 0);
        return lists.spotOutline.length - 1;
      },
    ),
    set: once<readonly string[]>(
      (ids) => ids.join(),
      (ids) => {
        for (const id of ids) lists.setWord.push(word(id));
        lists.setAt.push(lists.setWord.length);
        return lists.setAt.length - 2;
      },
    ),
  };
}

function boxAround(shapes: readonly StoredShape[]): readonly number[] {
  const boxes = shapes.flatMap(({ lon, lat, radius, box }) =>
    box
      ? [[...box] as [number, number, number, number]]
      : shapeBoxes({ kind: 'disc', lon: lon!, lat: lat!, radius_m: radius! }),
  );
  return boxes.length ? union(boxes) : nowhere;
}
