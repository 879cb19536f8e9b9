import { signal } from '@preact/signals';

/** Whether the window with the reader's own views is open. */
export const showingViews = signal(false);
