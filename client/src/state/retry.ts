import { computed, effect, signal } from '@preact/signals';
import { connected, revision } from './live.ts';

const attempt = signal(0);

/** Changes whenever what was asked must be asked again: after a public change, a retry, or a lost connection. */
export const asking = computed(() => `${revision.value}/${attempt.value}`);

/** Asks everything again, for the reader who presses «try again». */
export function retry(): void {
  attempt.value = attempt.peek() + 1;
}

// What failed while the service was away is asked again as soon as it is back.
let wasConnected = true;
effect(() => {
  if (connected.value && !wasConnected) retry();
  wasConnected = connected.value;
});
