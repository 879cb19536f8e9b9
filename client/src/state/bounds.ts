import { signal } from '@preact/signals';
import type { Box } from '#contract/query.ts';

/**
 * What the map shows now: west, south, east, north in WGS 84 degrees; null while no map is drawn (on the list page,
 * or without WebGL). The map sets it after each move; the filter «only what the map shows» reads it. It is not the
 * filter itself: that is `query.bbox`, which stays where it was set when the map moves on.
 */
export const mapBounds = signal<Box | null>(null);
