import type { Store } from '../store/store.ts';

/** Clocks of two machines may differ by so much (ms) before anybody has to hear of it. */
const tolerance = 60_000;
/** Revisions that are looked through from the newest on: not each of them is told to everybody. */
const lookedAt = 100;

/**
 * A sentence for operators where the clock of this machine stands before what was recorded last, since what is later than
 * now does not show; null where it does not. `now` in ms since 1970.
 */
export async function clockFault(store: Pick<Store, 'seq' | 'changes'>, now: number): Promise<string | null> {
  const newest = (await store.changes(Math.max(0, store.seq() - lookedAt), lookedAt)).at(-1);
  if (!newest || Date.parse(newest.recorded_at) <= now + tolerance) return null;
  return `The clock of this machine says ${new Date(now).toISOString()}, but a revision was recorded at ${newest.recorded_at}: set the clock. Until it is right, nothing later than that is shown.`;
}
