/** Whose telling is read: the one account preferred of each incident, or what one claimant alone says of it. */
export type View = 'preferred' | `claimant:${string}`;

/** Reads a view as the address has it; null for what is none. */
export function readView(text: string): View | null {
  return /^(preferred|claimant:[a-z0-9][a-z0-9-]*)$/.test(text) ? (text as View) : null;
}

/** Id of the claimant whose telling the view of a query is; null for the preferred one. */
export function tellerOf({ view }: { view: View }): string | null {
  return view === 'preferred' ? null : view.slice('claimant:'.length);
}

/** The view of what one claimant tells. */
export const viewOf = (claimant: string): View => `claimant:${claimant}`;
