import type { Loose } from './desk-pointer.ts';

/** What is kept in this browser of a form that is not saved yet. */
export interface KeptText {
  document: Loose;
  /** Version and ETag the text was written on; null for a new incident. */
  base: { version: number; etag: string } | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** A kept text with the name it is kept under, the incident it is of (null for a new one) and its slot. */
export interface KeptEntry {
  name: string;
  id: string | null;
  slot: string;
  text: KeptText;
}

// Dots part the name; user names may contain them.
const prefixOf = (user: string) => `atlas.desk.${encodeURIComponent(user).replaceAll('.', '%2E')}.`;

/**
 * The name of a text: kept by user, so that two people at one desk do not find each other's, and by slot, so that two
 * tabs on one form do not overwrite each other. Ids and slots hold no dots.
 */
export function keptName(user: string, id: string | null, slot: string): string {
  return `${prefixOf(user)}${id ?? 'new'}.${slot}`;
}

/** False when the browser cannot keep it (storage full or forbidden): the form says so. */
export function keep(name: string, text: KeptText): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

/** What was kept under the name; null when nothing is, or nothing that can be read. */
export function kept(name: string): KeptText | null {
  try {
    const text = JSON.parse(localStorage.getItem(name) ?? 'null') as KeptText | null;
    return text && typeof text.document === 'object' ? text : null;
  } catch {
    return null;
  }
}

/** All texts of a user, the last written first; empty in a browser that forbids storage. */
export function allKept(user: string): KeptEntry[] {
  const prefix = prefixOf(user);
  let names: string[] = [];
  try {
    names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  } catch {
    // Nothing could be kept either.
  }
  return names
    .flatMap((name) => {
      const [id, slot, ...more] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : [];
      const text = id && slot && !more.length ? kept(name) : null;
      return text ? [{ name, id: id === 'new' ? null : id!, slot: slot!, text }] : [];
    })
    .sort((a, b) => b.text.at - a.text.at);
}

/** Forgets what was kept under the name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}
