import { signal } from '@preact/signals';

/** A version to be cited, at the knowledge date (as the address carries it) at which it is read. */
export interface ToCite {
  id: string;
  version: number;
  knownAt: string | null;
}

/** What the dialog for citing is open for; null while it is closed. */
export const citing = signal<ToCite | null>(null);
