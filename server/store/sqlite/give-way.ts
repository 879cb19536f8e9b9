import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** How much nicer (nice(2)) a thread is than the one that answers HTTP. */
export const niceness = { quick: 0, write: 5, heavy: 10 } as const;

/**
 * Lets other threads of the process go first where there is not processor enough for all: Linux keeps a niceness for
 * each thread, and to raise one's own needs no right. Elsewhere all stay equal.
 */
export function giveWay(by: number): void {
  if (by === 0) return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(19, getPriority(thread) + by));
  } catch {
    // Nothing depends on it but who waits for whom.
  }
}
