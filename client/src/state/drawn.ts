import { signal } from '@preact/signals';

/** How incidents are drawn at a point: alone, fanned out around one spot, as a number, or as a number for one spot. */
export type DrawnKind = 'single' | 'fanned' | 'cluster' | 'stack';

/** The ways that are on the map at its present zoom; the legend explains these and no others. */
export const drawnKinds = signal<ReadonlySet<DrawnKind>>(new Set());
