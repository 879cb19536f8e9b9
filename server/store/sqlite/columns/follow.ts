import type { Connection } from '../connection.ts';
import { openTail, type Tail } from './append.ts';
import { counts, openTable, type Snapshot, type Table } from './buffer.ts';

/** Whether a snapshot has room for more, or it is time for a new one. */
export type ColumnsRoom = 'enough' | 'little';

/** Keeps the columns at the head of the writer's database. */
export interface ColumnsFollower {
  /** Adds a revision that was committed; `little` when there is not much room for more, or none was left. */
  follow(seq: number): ColumnsRoom;
  /** Has nobody use the columns any more, before rows that they hold are written anew. */
  withdraw(): void;
  /** Takes a snapshot over and adds what came after it, up to `head`. False when there was no room for all of it. */
  adopt(snapshot: Snapshot, head: number): boolean;
}

export function followColumns(connection: Connection): ColumnsFollower {
  let adopted: { table: Table; tail: Tail } | null = null;
  return {
    follow(seq) {
      if (!adopted) return 'enough';
      if (!adopted.tail.add(connection, seq)) return 'little';
      const { counts: numbers } = adopted.table;
      const spare = numbers[counts.capacity]! - numbers[counts.sorted]!;
      return numbers[counts.rows]! - numbers[counts.sorted]! > spare / 2 ? 'little' : 'enough';
    },
    withdraw: () => adopted?.tail.withdraw(),
    adopt(snapshot, head) {
      const table = openTable(snapshot);
      const tail = openTail(table);
      for (let seq = table.counts[counts.head]! + 1; seq <= head; seq++)
        if (!tail.add(connection, seq)) return false;
      adopted = { table, tail };
      return true;
    },
  };
}
