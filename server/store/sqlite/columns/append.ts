import type { Connection } from '../connection.ts';
import { rewrites } from '../write-shown.ts';
import { blockRows, counts, dictionaryNames, noRow, type Table } from './buffer.ts';
import { addSets, type DictionaryLists, placeRow } from './dictionary.ts';
import { FullError, fixedList } from './list.ts';
import { statesEndedBy, statesOfRevision, valueAt } from './read-rows.ts';
import { writeRow } from './write-row.ts';

/** Adds the rows of committed revisions behind a snapshot. One thread alone may, the one that commits. */
export interface Tail {
  /**
   * Adds the revision after the head; true when it is there, false when the snapshot has no room for it, or holds what
   * the revision wrote anew.
   */
  add(connection: Connection, seq: number): boolean;
  /** Has no reader use the snapshot any more. */
  withdraw(): void;
}

/**
 * The end of a snapshot. Readers see nothing of a revision until the head has moved on to it: its rows lie beyond, and
 * what it ends still counts for a reader of the head before, whose number is below the one it is ended by.
 */
export function openTail(table: Table): Tail {
  const lists = Object.fromEntries(
    dictionaryNames.map((name, at) => [name, fixedList(table.dictionary[name], table.lengths[at]!)]),
  ) as unknown as DictionaryLists;
  const withdraw = () => {
    table.counts[counts.broken] = 1;
    Atomics.store(table.counts, counts.head, -1);
  };
  return {
    withdraw,
    add(connection, seq) {
      if (table.counts[counts.broken]) return false;
      if (rewrites(connection, seq)) {
        withdraw();
        return false;
      }
      try {
        addSets(connection, lists);
        addRevision(table, lists, connection, seq);
      } catch (error) {
        table.counts[counts.broken] = 1;
        if (error instanceof FullError) return false;
        throw error;
      }
      for (const [at, name] of dictionaryNames.entries())
        if (name in lists) table.lengths[at] = lists[name as keyof DictionaryLists].length;
      Atomics.store(table.counts, counts.head, seq);
      return true;
    },
  };
}

function addRevision(table: Table, lists: DictionaryLists, connection: Connection, seq: number): void {
  const { rows, rowOf, blocks } = table;
  for (const state of statesOfRevision(connection, seq)) {
    const at = table.counts[counts.rows]!;
    const id = state[valueAt.id] as number;
    if (at >= table.counts[counts.capacity]! || id >= rowOf.length) throw new FullError();
    writeRow(rows, at, state, lists.idBytes);
    placeRow(rows, at, table.dictionary);
    rowOf[id] = at;
    table.counts[counts.rows] = at + 1;
  }
  for (const id of statesEndedBy(connection, seq)) {
    const row = rowOf[id] ?? noRow;
    // What an import was given up with, or is being loaded, is no row.
    if (row === noRow) continue;
    rows.seqTo[row] = seq;
    if (row < table.counts[counts.current]!) blocks.touched[Math.floor(row / blockRows)] = 1;
  }
}
