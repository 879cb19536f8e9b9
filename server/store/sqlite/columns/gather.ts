import type { RowArrays } from './buffer.ts';

/** What a point of a tile says of its row. */
const told = [
  ...(['start', 'end', 'knownFrom', 'uncertainty', 'idAt', 'idLength', 'accounts'] as const),
  ...(['type', 'subType', 'verification', 'contested', 'precision'] as const),
];

/** The values of some rows side by side, each at the place of its row in the list. */
export type Told = Pick<RowArrays, (typeof told)[number]>;

/**
 * Gathers what points say, a column at a time: rows of a tile are scattered over all, and the memory hands out many
 * values at once where none waits for another.
 */
export function gatherTold(rows: RowArrays, list: Uint32Array): Told {
  return Object.fromEntries(told.map((name) => [name, gather(rows[name], list)])) as unknown as Told;
}

/** The values of a column at places. */
export function gather<A extends Float64Array | Uint32Array | Uint8Array>(column: A, places: Uint32Array): A {
  if (column instanceof Float64Array) return wide(column, places) as A;
  return (column instanceof Uint8Array ? bytes(column, places) : numbers(column, places)) as A;
}

// One loop for each kind of array, so that the engine compiles it for that kind alone.
function wide(column: Float64Array, places: Uint32Array): Float64Array {
  const out = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) out[at] = column[places[at]!]!;
  return out;
}

function numbers(column: Uint32Array, places: Uint32Array): Uint32Array {
  const out = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) out[at] = column[places[at]!]!;
  return out;
}

function bytes(column: Uint8Array, places: Uint32Array): Uint8Array {
  const out = new Uint8Array(places.length);
  for (let at = 0; at < places.length; at++) out[at] = column[places[at]!]!;
  return out;
}
