import { BusyError, type Store } from '../store.ts';
import { inTime } from './in-time.ts';

/** How long (ms) an extent stands while nothing is written: with time more becomes known of what there is. */
const lasting = 60_000;
/** How long (ms) the extent of now is waited for where there is one of before a write. */
const patience = 150;

type Extent = Awaited<ReturnType<Store['extent']>>;

interface Kept {
  seq: number;
  now: number;
  answer: Promise<Extent>;
  /** The last answer there was, of this read or of one before it; null until there is one. */
  last: Extent | null;
  /** The read that begins when this one has ended, once somebody waits for it. */
  next: Promise<Extent> | null;
}

/**
 * Remembers extents, which every list of collections shows and which read all rows, for each collection and audience
 * until the next write (`seq` is the last one), and for a minute at most. Where many write and many ask, one read is under
 * way at a time, and whoever would wait for it long gets the extent of a moment ago.
 */
export function rememberExtents(read: Store['extent'], seq: () => number): Store['extent'] {
  const kept = new Map<string, Kept>();
  // Where somebody has waited in vain, nobody does until a read is quick again.
  const slow = new Set<string>();
  const begin = (key: string, parameters: Parameters<Store['extent']>): Promise<Extent> => {
    const began = performance.now();
    const one: Kept = {
      ...{ seq: seq(), now: parameters[2], answer: read(...parameters) },
      ...{ last: kept.get(key)?.last ?? null, next: null },
    };
    kept.set(key, one);
    one.answer.then(
      (answer) => {
        one.last = answer;
        if (performance.now() < began + patience) slow.delete(key);
      },
      // What could not be read is asked again.
      () => {
        one.seq = -1;
      },
    );
    return one.answer;
  };
  return async (...parameters) => {
    const [collection, audience, now] = parameters;
    const key = JSON.stringify([collection, audience.statuses, audience.private ?? false]);
    const one = kept.get(key);
    const isFresh = one?.seq === seq() && now >= one.now && now < one.now + lasting;
    if (!one?.last) return isFresh ? one.answer : begin(key, parameters);
    const { last } = one;
    const nextOf = () => one.answer.catch(() => undefined).then(() => begin(key, parameters));
    if (!isFresh) one.next ??= nextOf();
    return inTime(isFresh ? one.answer : one.next!, slow.has(key) ? 0 : patience).catch((error) => {
      if (error instanceof BusyError) slow.add(key);
      return last;
    });
  };
}
