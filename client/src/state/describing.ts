import { signal } from '@preact/signals';

/** Whether the window that says in words what the map shows is open. */
export const describing = signal(false);
