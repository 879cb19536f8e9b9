import { signal } from '@preact/signals';

/** Incident under the pointer or focus, in map or list; both light it. */
export const hoveredId = signal<string | null>(null);

/** Account of the selected incident under the pointer or focus, in panel or map. */
export const hoveredAccount = signal<string | null>(null);

/** Incidents at one spot of the map, to be chosen from a list: a condition in CQL2, and how many the map counted. */
export interface AtOneSpot {
  condition: string;
  count: number;
}

export const chooser = signal<AtOneSpot | null>(null);

/** Asks the map to show an incident whole, with its uncertainty; `count` grows with each request. */
export const showOnMap = signal<{ id: string; count: number } | null>(null);

/** Sets `showOnMap`, also twice for the same incident. */
export function requestShow(id: string): void {
  showOnMap.value = { id, count: (showOnMap.peek()?.count ?? 0) + 1 };
}
