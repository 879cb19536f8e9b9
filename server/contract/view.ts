/**
 * Whose telling is read: the one account preferred of each incident, what one claimant alone says of it, or the
 * preferred one with the places that all accounts name.
 */
export type View = 'preferred' | 'all' | `claimant:${string}`;

/** Reads a view as the address has it; null for what is none. */
export function readView(text: string): View | null {
  return /^(preferred|all|claimant:[a-z0-9][a-z0-9-]*)$/.test(text) ? (text as View) : null;
}

/** Id of the claimant whose telling the view of a query is; null where no claimant alone is read. */
export function tellerOf({ view }: { view: View }): string | null {
  return view.startsWith('claimant:') ? view.slice('claimant:'.length) : null;
}

/** The view of what one claimant tells. */
export const viewOf = (claimant: string): View => `claimant:${claimant}`;

/** Whether each incident is where any of its accounts places it, and not only where the preferred one does. */
export const showsEveryPlace = ({ view }: { view: View }): boolean => view === 'all';
