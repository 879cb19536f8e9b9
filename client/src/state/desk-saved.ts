import { signal } from '@preact/signals';
import { session } from './session.ts';

/** A filter of the queue that somebody keeps in this browser under a name. */
export interface SavedQueue {
  name: string;
  /** Path and search of the queue. */
  href: string;
}

const most = 50;
const nameOf = () => `atlas.queue.${encodeURIComponent(session.peek()?.user?.name ?? '')}`;

/** What this user keeps in this browser, by name. */
export const savedQueues = signal<SavedQueue[]>([]);

/** Reads what is kept; call when the queue is shown. */
export function loadSaved(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf()) ?? '[]') as unknown;
    savedQueues.value = Array.isArray(kept) ? kept.filter(isSaved).slice(0, most) : [];
  } catch {
    savedQueues.value = [];
  }
}

/** What a page of this browser wrote may be old, or somebody else's: only addresses of the desk are followed. */
function isSaved(one: unknown): one is SavedQueue {
  const { name, href } = (one ?? {}) as Partial<SavedQueue>;
  return typeof name === 'string' && name !== '' && typeof href === 'string' && /^\/desk(?:\?|$)/.test(href);
}

/** False when this browser keeps nothing. */
function keep(all: SavedQueue[]): boolean {
  savedQueues.value = all;
  try {
    localStorage.setItem(nameOf(), JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

/** Keeps a filter under a name, in the place of one that has it already. */
export function saveQueue(name: string, href: string): boolean {
  const others = savedQueues.peek().filter((one) => one.name !== name);
  const all = [...others, { name, href }].sort((a, b) => a.name.localeCompare(b.name));
  return keep(all.slice(0, most));
}

export function dropSaved(name: string): void {
  keep(savedQueues.peek().filter((one) => one.name !== name));
}
