import type { Loose } from './desk-pointer.ts';

/** What is kept in this browser of a form that is not saved yet. */
export interface KeptText {
  document: Loose;
  /** Version and ETag the text was written on; null for a new incident. */
  base: { version: number; etag: string } | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Kept by user, so that two people at one desk do not find each other's text. `slot` parts own text from set aside. */
export function keptName(user: string, id: string | null, slot: 'writing' | 'aside' = 'writing'): string {
  return `atlas.desk.${encodeURIComponent(user)}.${id ?? 'new'}${slot === 'aside' ? '.aside' : ''}`;
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

/** Forgets what was kept under the name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}
