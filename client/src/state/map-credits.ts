import { signal } from '@preact/signals';

/** What a configured basemap asks to be credited, as plain text; empty for the embedded one. */
export const mapCredits = signal<string[]>([]);

/**
 * Whether the basemap the deployment configures could not be had: `whole` when the embedded one is drawn in its place,
 * `partly` when some of what it is drawn of did not come.
 */
export const basemapMissing = signal<'whole' | 'partly' | null>(null);
