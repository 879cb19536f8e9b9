import type { Store } from '../store.ts';

/** How long (ms) an extent stands while nothing is written: with time more becomes known of what there is. */
const lasting = 60_000;

interface Kept {
  seq: number;
  now: number;
  answer: ReturnType<Store['extent']>;
}

/**
 * Remembers extents, which every list of collections shows and which read all rows, for each collection and audience
 * until the next write (`seq` is the last one), and for a minute at most.
 */
export function rememberExtents(read: Store['extent'], seq: () => number): Store['extent'] {
  const kept = new Map<string, Kept>();
  return (collection, audience, now) => {
    const key = JSON.stringify([collection, audience.statuses, audience.private ?? false]);
    const before = kept.get(key);
    if (before && before.seq === seq() && now >= before.now && now < before.now + lasting)
      return before.answer;
    const answer = read(collection, audience, now);
    kept.set(key, { seq: seq(), now, answer });
    // What could not be read is asked again.
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
