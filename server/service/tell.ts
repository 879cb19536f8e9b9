import type { Atlas } from './atlas.ts';

/**
 * Tells whoever listens of a revision that was written, where the public may hear of it. Never throws: the write stands
 * whether anybody is told or not, and readers ask again by themselves.
 */
export async function tellOf({ store, live }: Pick<Atlas, 'store' | 'live'>, seq: number): Promise<void> {
  try {
    const [entry] = await store.changes(seq - 1, 1);
    if (entry?.seq === seq) live.publish(entry);
  } catch {
    // Nothing is lost: the next revision, or the next question, brings it.
  }
}
