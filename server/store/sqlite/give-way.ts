import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** How much nicer (nice(2)) a thread that gives way is than the one that answers HTTP. */
export const niceness = 10;

/**
 * Lets the other threads of the process go first where there is not processor enough for all: Linux keeps a niceness for
 * each thread, and to raise one's own needs no right. Elsewhere all stay equal.
 */
export function giveWay(): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(19, getPriority(thread) + niceness));
  } catch {
    // Nothing depends on it but who waits for whom.
  }
}
