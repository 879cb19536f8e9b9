import { signal } from '@preact/signals';

/** Incident under the pointer or focus, in map or list; both light it. */
export const hoveredId = signal<string | null>(null);

/** Account of the selected incident under the pointer or focus, in panel or map. */
export const hoveredAccount = signal<string | null>(null);

/** Incidents that stand at one spot of the map, to be chosen from a list; empty when none. */
export const chooser = signal<string[]>([]);

/** Asks the map to show an incident whole, with its uncertainty; `count` grows with each request. */
export const showOnMap = signal<{ id: string; count: number } | null>(null);

/** Sets `showOnMap`, also twice for the same incident. */
export function requestShow(id: string): void {
  showOnMap.value = { id, count: (showOnMap.peek()?.count ?? 0) + 1 };
}
