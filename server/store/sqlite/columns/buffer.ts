/** The arrays of a row, in the order of their place in memory: wide numbers first, so that each is aligned. */
const rowArrays = {
  /** Occurred span in ms; NaN has no start, an end of Infinity goes on. */
  start: Float64Array,
  end: Float64Array,
  /** Span of knowledge in ms; Infinity is still. */
  knownFrom: Float64Array,
  knownTo: Float64Array,
  /** Id of the state in the database. */
  id: Uint32Array,
  /** The revision that wrote the state, and the one that ended it (`still` when none did). */
  seqFrom: Uint32Array,
  seqTo: Uint32Array,
  /** Stated radius in metres; NaN is none. */
  uncertainty: Float64Array,
  /** Entries of the dictionaries: what accounts claim, where the incident is drawn, and who and what is named. */
  claims: Uint32Array,
  spot: Uint32Array,
  /** Where the spot lies in the grid of the world of `tile-cluster.ts`; `nowhere` both where that does not tell it. */
  east: Uint32Array,
  south: Uint32Array,
  /** Where the public id begins in `idBytes`, and how long it is. */
  idAt: Uint32Array,
  municipality: Uint32Array,
  actor: Uint32Array,
  claimant: Uint32Array,
  /** Twice the number of the set of whoever tells it so alone (0 is nobody), and 1 more in the preferred view. */
  telling: Uint32Array,
  /** Local day of the start, in days since 1970; `noDay` without a start. */
  day: Int32Array,
  /** Positions in the codebook's lists. */
  type: Uint8Array,
  subType: Uint8Array,
  verification: Uint8Array,
  status: Uint8Array,
  /** 1 where only staff may see it. */
  private: Uint8Array,
  /** Contested aspects as bits. */
  contested: Uint8Array,
  precision: Uint8Array,
  accounts: Uint8Array,
  located: Uint8Array,
  /** 1 where what is drawn is one point. */
  isPoint: Uint8Array,
  idLength: Uint8Array,
} as const;

/** What the dictionaries hold; an entry of a list is the span from its number to the next in `…At`. */
const dictionaryArrays = {
  shapeLon: Float64Array,
  shapeLat: Float64Array,
  /** Radius in metres; NaN is an area. */
  shapeRadius: Float64Array,
  /** Point of the unit square of Web Mercator, x wrapped into [0, 1); NaN where there is none in it. */
  spotX: Float64Array,
  spotY: Float64Array,
  /** The point in degrees; NaN for an area. */
  spotLon: Float64Array,
  spotLat: Float64Array,
  /** Box around all that is claimed, as west, south, east, north. */
  claimsBox: Float64Array,
  /** Boxes of groups of entries in `spaceEntry`; see `space-order.ts`. */
  spaceBox: Float64Array,
  claimsAt: Uint32Array,
  shapeArea: Uint32Array,
  setAt: Uint32Array,
  setWord: Uint32Array,
  wordAt: Uint32Array,
  /** Rows of the sorted part in the order of what they claim in space: those of a place in `spaceEntry` begin in `rowsAt`. */
  rowsAt: Uint32Array,
  rowsOfClaims: Uint32Array,
  /** Entries of what is claimed in the order of space. */
  spaceEntry: Uint32Array,
  wordBytes: Uint8Array,
  /** Public ids one after the other, in ASCII. */
  idBytes: Uint8Array,
} as const;

/** Facts of each block of `blockRows` rows of the part that holds what stands now. */
const blockArrays = { maxKnownFrom: Float64Array, touched: Uint8Array } as const;

type Kinds = Readonly<
  Record<string, typeof Float64Array | typeof Uint32Array | typeof Int32Array | typeof Uint8Array>
>;
type ArrayKind = new (buffer: SharedArrayBuffer, from: number, length: number) => ArrayLike<number>;
type Arrays<K extends Kinds> = { [M in keyof K]: InstanceType<K[M]> };
export type Sizes<K extends Kinds> = { [M in keyof K]: number };
export type RowArrays = Arrays<typeof rowArrays>;
export type DictionaryArrays = Arrays<typeof dictionaryArrays>;
export type DictionarySizes = Sizes<typeof dictionaryArrays>;
export type BlockArrays = Arrays<typeof blockArrays>;

/** The arrays and their kinds, in their order: memory that was written by another list means nothing by this one. */
export const arraysText = JSON.stringify(
  [rowArrays, dictionaryArrays, blockArrays].map((kinds) =>
    Object.entries(kinds).map(([name, kind]) => [name, kind.name]),
  ),
);

export const still = 0xffffffff;
export const noRow = 0xffffffff;
export const nowhere = 0xffffffff;
export const noDay = -0x80000000;
export const blockRows = 1_024;

/** Numbers at the head of the rows' memory; the first is read and written with Atomics. */
export const counts = {
  /** Last revision whose rows are all here; a reader that loads it sees all of them. */
  head: 0,
  rows: 1,
  capacity: 2,
  /** Rows of what stands now, sorted; behind them, up to `sorted`, what was replaced or is not public, sorted too. */
  current: 3,
  sorted: 4,
  ids: 5,
  /** Not 0 where a commit could not be added: then the head stays behind for ever. */
  broken: 6,
} as const;
const countsLength = 16;

/** The memory of one snapshot: it is shared between threads, never copied. */
export interface Snapshot {
  rows: SharedArrayBuffer;
  dictionaries: SharedArrayBuffer;
}

export interface RowTable {
  counts: Int32Array;
  rows: RowArrays;
  blocks: BlockArrays;
  /** Row of each state by its id; `noRow` where there is none. */
  rowOf: Uint32Array;
}

/** A snapshot as arrays. Rows behind `sorted` came with later commits, in the order of those. */
export interface Table extends RowTable {
  dictionary: DictionaryArrays;
  /** How much of each array of the dictionary is in use, in their order. */
  lengths: Uint32Array;
}

/** How much room the rows get; `current` are those of what stands now, `ids` one more than the last id. */
export interface Room {
  capacity: number;
  current: number;
  ids: number;
}

export const dictionaryNames = Object.keys(dictionaryArrays) as (keyof DictionaryArrays)[];

const align = (bytes: number) => Math.ceil(bytes / 8) * 8;

function bytesOf<K extends Kinds>(kinds: K, sizes: Sizes<K>): number {
  return Object.keys(kinds).reduce(
    (sum, name) => sum + align(kinds[name]!.BYTES_PER_ELEMENT * sizes[name]!),
    0,
  );
}

function arraysIn<K extends Kinds>(
  kinds: K,
  sizes: Sizes<K>,
  buffer: SharedArrayBuffer,
  from: number,
): Arrays<K> {
  let at = from;
  const out: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    out[name] = new (kind as ArrayKind)(buffer, at, sizes[name]!);
    at += align(kind.BYTES_PER_ELEMENT * sizes[name]!);
  }
  return out as Arrays<K>;
}

const alike = <K extends Kinds>(kinds: K, size: number): Sizes<K> =>
  Object.fromEntries(Object.keys(kinds).map((name) => [name, size])) as Sizes<K>;

const blocksOf = (current: number) => Math.ceil(current / blockRows);

/** Makes the memory of rows, all zero; what is not written takes no memory yet. */
export function createRows({ capacity, current, ids }: Room): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(
    countsLength * 4 +
      bytesOf(rowArrays, alike(rowArrays, capacity)) +
      bytesOf(blockArrays, alike(blockArrays, blocksOf(current))) +
      align(ids * 4),
  );
  const numbers = new Int32Array(buffer, 0, countsLength);
  numbers[counts.capacity] = capacity;
  numbers[counts.current] = current;
  numbers[counts.ids] = ids;
  return buffer;
}

export function openRows(buffer: SharedArrayBuffer): RowTable {
  const numbers = new Int32Array(buffer, 0, countsLength);
  const rowSizes = alike(rowArrays, numbers[counts.capacity]!);
  const blockSizes = alike(blockArrays, blocksOf(numbers[counts.current]!));
  const blocksFrom = countsLength * 4 + bytesOf(rowArrays, rowSizes);
  return {
    counts: numbers,
    rows: arraysIn(rowArrays, rowSizes, buffer, countsLength * 4),
    blocks: arraysIn(blockArrays, blockSizes, buffer, blocksFrom),
    rowOf: new Uint32Array(buffer, blocksFrom + bytesOf(blockArrays, blockSizes), numbers[counts.ids]!),
  };
}

const namesLength = dictionaryNames.length;
const dictionaryFrom = align(namesLength * 8);

/** Makes the memory of dictionaries of the given sizes. */
export function createDictionaries(sizes: DictionarySizes): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(dictionaryFrom + bytesOf(dictionaryArrays, sizes));
  new Uint32Array(buffer, 0, namesLength).set(dictionaryNames.map((name) => sizes[name]));
  return buffer;
}

/** The arrays of a snapshot; none of it is copied. */
export function openTable({ rows, dictionaries }: Snapshot): Table {
  const kept = new Uint32Array(dictionaries, 0, namesLength);
  const sizes = Object.fromEntries(dictionaryNames.map((name, at) => [name, kept[at]!])) as DictionarySizes;
  return {
    ...openRows(rows),
    dictionary: arraysIn(dictionaryArrays, sizes, dictionaries, dictionaryFrom),
    lengths: new Uint32Array(dictionaries, namesLength * 4, namesLength),
  };
}

/** How much of an array of the dictionary is in use. */
export function lengthOf({ lengths }: Table, name: keyof DictionaryArrays): number {
  return lengths[dictionaryNames.indexOf(name)]!;
}
