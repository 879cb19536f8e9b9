import { signal } from '@preact/signals';
import { store, stored } from './preferences.ts';
import { session } from './session.ts';

/** A filter of the queue that somebody keeps in this browser under a name. */
export interface SavedQueue {
  name: string;
  /** Path and search of the queue. */
  href: string;
}

const most = 50;
const nameOf = () => `queue.${encodeURIComponent(session.peek()?.user?.name ?? '')}`;

/** What this user keeps in this browser, by name. */
export const savedQueues = signal<SavedQueue[]>([]);

/** Reads what is kept; call when the queue is shown. */
export function loadSaved(): void {
  savedQueues.value = read(stored(nameOf()) ?? '[]');
}

function read(text: string): SavedQueue[] {
  try {
    const kept = JSON.parse(text) as unknown;
    return Array.isArray(kept) ? kept.filter(isSaved).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** All but the one of a name. Another tab may have kept some since; a browser that keeps nothing has only those shown. */
function others(name: string): SavedQueue[] {
  const text = stored(nameOf());
  return (text === null ? savedQueues.peek() : read(text)).filter((one) => one.name !== name);
}

/** What a page of this browser wrote may be old, or somebody else's: only addresses of the desk are followed. */
function isSaved(one: unknown): one is SavedQueue {
  const { name, href } = (one ?? {}) as Partial<SavedQueue>;
  return typeof name === 'string' && name !== '' && typeof href === 'string' && /^\/desk(?:\?|$)/.test(href);
}

/** False when this browser keeps nothing. */
function keep(all: SavedQueue[]): boolean {
  savedQueues.value = all;
  return store(nameOf(), JSON.stringify(all));
}

/** Keeps a filter under a name, in the place of one that has it already. */
export function saveQueue(name: string, href: string): boolean {
  const all = [...others(name), { name, href }].sort((a, b) => a.name.localeCompare(b.name));
  return keep(all.slice(0, most));
}

export function dropSaved(name: string): void {
  keep(others(name));
}
