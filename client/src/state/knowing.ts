import { signal } from '@preact/signals';

/** Whether the page shows by what steps knowledge grew, and lets the reader go to any of them. */
export const knowing = signal(false);
