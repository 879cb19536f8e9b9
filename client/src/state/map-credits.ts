import { signal } from '@preact/signals';

/** What a configured basemap asks to be credited, as plain text; empty for the embedded one. */
export const mapCredits = signal<string[]>([]);
