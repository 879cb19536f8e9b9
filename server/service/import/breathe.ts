import { setImmediate } from 'node:timers/promises';

/** Rows after which whoever waits for an answer of this thread gets it: some milliseconds of work. */
const rowsAtOnce = 8;

/** Goes through rows some at a time, and lets the thread answer others in between. */
export async function breathing<T, U>(rows: readonly T[], each: (row: T) => U): Promise<U[]> {
  const out: U[] = [];
  for (const row of rows) {
    if (out.length % rowsAtOnce === 0) await setImmediate();
    out.push(each(row));
  }
  return out;
}
