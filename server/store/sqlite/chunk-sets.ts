import type { Box } from '../../contract/query.ts';
import type { ShapeRow } from './projection-rows.ts';
import type { Values } from './row-values.ts';
import { type SetNumbers, spotText } from './write-sets.ts';

/** What the rows of a part of a batch share, each once: rows name it by its place here, from 1 on. */
export interface ChunkSets {
  terms: string[];
  claims: (readonly ShapeRow[])[];
  extents: (readonly Box[])[];
  spots: string[];
}

/** Collects what rows share, for a thread that knows no database. */
export function collectSets(): { sets: ChunkSets; places: SetNumbers } {
  const sets: ChunkSets = { terms: [], claims: [], extents: [], spots: [] };
  const known = { terms: new Map(), claims: new Map(), extents: new Map(), spots: new Map() } as Record<
    keyof ChunkSets,
    Map<string, number>
  >;
  const placeOf = <K extends keyof ChunkSets>(kind: K, text: string, set: ChunkSets[K][number]): number => {
    if (text === '') return 0;
    let place = known[kind].get(text);
    if (place === undefined) {
      place = (sets[kind] as unknown[]).push(set);
      known[kind].set(text, place);
    }
    return place;
  };
  return {
    sets,
    places: {
      terms: (ids) => placeOf('terms', ids, ids),
      claims: (shapes) => placeOf('claims', claimsKey(shapes), shapes),
      extent: (boxes) => placeOf('extents', boxes.join(';'), boxes),
      spot: (spot) => {
        const text = spotText(spot);
        return placeOf('spots', text, text);
      },
    },
  };
}

function claimsKey(shapes: readonly ShapeRow[]): string {
  let key = '';
  for (const { disc, area } of shapes)
    key += disc ? `${disc.lon} ${disc.lat} ${disc.radius};` : `${area!.hash};`;
  return key;
}

/** The numbers that the sets of a part have in the database, by their places; stores what is new. */
export function numbersOf(sets: ChunkSets, stored: SetNumbers): Record<keyof ChunkSets, number[]> {
  return {
    terms: [0, ...sets.terms.map(stored.terms)],
    claims: [0, ...sets.claims.map(stored.claims)],
    extents: [0, ...sets.extents.map(stored.extent)],
    spots: [0, ...sets.spots.map(stored.spot)],
  };
}

/** Puts the numbers of sets for their places into the last values of a row. */
export function putNumbers(
  values: Values,
  kinds: readonly (keyof ChunkSets)[],
  numbers: Record<keyof ChunkSets, number[]>,
): void {
  const from = values.length - kinds.length;
  for (let at = 0; at < kinds.length; at++)
    values[from + at] = numbers[kinds[at]!][values[from + at] as number]!;
}
