import type { StaffStore } from '../../staff.ts';
import type { ReaderPool } from '../reader-pool.ts';
import type { WriterThread } from '../writer-thread.ts';
import { type OfConnection, staffReads, staffWrites } from './operations.ts';

/** The same functions as whoever is on another thread asks for them. */
type Asked<Operations> = {
  [Name in keyof Operations]: Operations[Name] extends (...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Promise<Result>
    : never;
};

type Operations = Asked<OfConnection<typeof staffReads>> & Asked<OfConnection<typeof staffWrites>>;

/** The part of the store that is for staff: each method is the operation of its name, on a reader or on the writer. */
export function staffStore(writer: WriterThread, pool: ReaderPool): StaffStore {
  const reads = Object.keys(staffReads).map((name) => [
    name,
    (...rest: unknown[]) => (pool.run as (...all: unknown[]) => unknown)(name, ...rest),
  ]);
  const writes = Object.keys(staffWrites).map((name) => [
    name,
    (...rest: unknown[]) => (writer.run as (...all: unknown[]) => unknown)(name, ...rest),
  ]);
  return Object.fromEntries([...reads, ...writes]) as Operations satisfies StaffStore;
}
