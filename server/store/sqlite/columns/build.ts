import type { Connection } from '../connection.ts';
import {
  blockRows,
  counts,
  createDictionaries,
  createRows,
  type DictionaryArrays,
  type DictionarySizes,
  dictionaryNames,
  noRow,
  openRows,
  openTable,
  type RowTable,
  type Snapshot,
  type Table,
} from './buffer.ts';
import { addSets, type DictionaryLists, placeRow } from './dictionary.ts';
import { type GrowingList, growingList } from './list.ts';
import { allStates, idsByDate, valueAt } from './read-rows.ts';
import { boxSpace, entriesInSpace, spaceSizes } from './space-order.ts';
import { writeRow } from './write-row.ts';

/** Rows that later commits may add before the snapshot is built anew: a part of it, within limits. */
export function roomFor(rows: number): number {
  return Math.max(4_096, Math.min(65_536, Math.ceil(rows / 16)));
}

/** What a row that is added later may add to each array of the dictionary, at most on the average. */
const more: Partial<DictionarySizes> = {
  ...{ shapeLon: 4, shapeLat: 4, shapeRadius: 4, shapeArea: 4, spotX: 1, spotY: 1, spotLon: 1, spotLat: 1 },
  ...{ claimsBox: 4, claimsAt: 1, setAt: 3, setWord: 12, wordAt: 12, wordBytes: 400 },
  idBytes: 64,
};

/**
 * Reads all states of the database into a snapshot, on one read transaction: it holds every revision up to its head.
 * What stands now and is public comes first, sorted as lists are, so that most questions touch nothing else.
 */
export function buildSnapshot(connection: Connection): Snapshot {
  return connection.db.transaction(() => build(connection)).deferred();
}

function build(connection: Connection): Snapshot {
  const number = (sql: string) => connection.db.prepare(sql).pluck().get() as number;
  const head = number('SELECT coalesce(max(seq), 0) FROM revisions');
  const ids = number('SELECT coalesce(max(id), 0) FROM states') + 1;
  const [current, past] = [growingList(Uint32Array), growingList(Uint32Array)];
  for (const [id, isCurrent] of idsByDate(connection)) (isCurrent ? current : past).push(id);
  const states = current.length + past.length;
  const spare = roomFor(states);

  const lists = dictionaryLists();
  addSets(connection, lists, new Map());

  const rows = createRows({ capacity: states + spare, current: current.length, ids: ids + spare });
  const open = openRows(rows);
  // Two walks in the order of the file and its index: to each row in the order of dates would be a jump a row.
  open.rowOf.fill(noRow);
  let next = 0;
  for (const part of [current, past]) for (const id of part.values()) open.rowOf[id] = next++;
  for (const state of allStates(connection))
    writeRow(open.rows, open.rowOf[state[valueAt.id] as number]!, state, lists.idBytes);
  describeBlocks(open);
  open.counts[counts.rows] = states;
  open.counts[counts.sorted] = states;

  const snapshot = { rows, dictionaries: dictionariesOf(lists, spare, states) };
  const table = openTable(snapshot);
  for (let row = 0; row < states; row++) placeRow(open.rows, row, table.dictionary);
  groupByClaims(table, states);
  Atomics.store(open.counts, counts.head, head);
  return snapshot;
}

type Growing = { [M in keyof DictionaryLists]: GrowingList<DictionaryArrays[M]> };

function dictionaryLists(): Growing {
  const floats = () => growingList(Float64Array);
  const numbers = () => growingList(Uint32Array);
  return {
    ...{ shapeLon: floats(), shapeLat: floats(), shapeRadius: floats(), shapeArea: numbers() },
    ...{ spotX: floats(), spotY: floats(), spotLon: floats(), spotLat: floats(), claimsBox: floats() },
    ...{ claimsAt: numbers(), setAt: numbers(), setWord: numbers(), wordAt: numbers() },
    ...{ wordBytes: growingList(Uint8Array), idBytes: growingList(Uint8Array) },
  } as Growing;
}

/** The dictionaries in shared memory, with room for `spare` more rows. */
function dictionariesOf(lists: Growing, spare: number, states: number): SharedArrayBuffer {
  const written = dictionaryNames.filter((name): name is keyof Growing => name in lists);
  const spaceEntry = entriesInSpace(lists.claimsBox.values());
  const sizes = {
    ...Object.fromEntries(written.map((name) => [name, lists[name].length + (more[name] ?? 0) * spare])),
    ...{ rowsAt: spaceEntry.length + 1, rowsOfClaims: states, ...spaceSizes(spaceEntry.length) },
  } as DictionarySizes;
  const dictionaries = createDictionaries(sizes);
  const table = openTable({ rows: createRows({ capacity: 0, current: 0, ids: 0 }), dictionaries });
  for (const name of written) {
    const target = table.dictionary[name] as Float64Array;
    target.set(lists[name].values());
    table.lengths[dictionaryNames.indexOf(name)] = lists[name].length;
  }
  table.dictionary.spaceEntry.set(spaceEntry);
  boxSpace(table.dictionary);
  return dictionaries;
}

/** Sorts the rows by what they claim, in the order of space, so that the rows of a box are found without all others. */
function groupByClaims({ rows, dictionary }: Table, states: number): void {
  const { rowsAt, rowsOfClaims, spaceEntry, claimsBox } = dictionary;
  const nowhere = spaceEntry.length;
  const placeOf = new Uint32Array(claimsBox.length / 4).fill(nowhere);
  for (let at = 0; at < spaceEntry.length; at++) placeOf[spaceEntry[at]!] = at;
  const place = (row: number) => placeOf[rows.claims[row]!]!;
  for (let row = 0; row < states; row++) if (place(row) !== nowhere) rowsAt[place(row) + 1]!++;
  for (let at = 1; at < rowsAt.length; at++) rowsAt[at]! += rowsAt[at - 1]!;
  const next = rowsAt.slice();
  for (let row = 0; row < states; row++) if (place(row) !== nowhere) rowsOfClaims[next[place(row)]!++] = row;
}

function describeBlocks({ rows, blocks, counts: numbers }: RowTable): void {
  const current = numbers[counts.current]!;
  for (let block = 0; block < blocks.maxKnownFrom.length; block++) {
    let known = -Infinity;
    for (let row = block * blockRows; row < Math.min(current, (block + 1) * blockRows); row++)
      known = Math.max(known, rows.knownFrom[row]!);
    blocks.maxKnownFrom[block] = known;
  }
}
