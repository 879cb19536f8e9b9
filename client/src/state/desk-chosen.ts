import { computed, signal } from '@preact/signals';
import type { QueueRow } from '#contract/work.ts';
import { queue } from './desk-queue.ts';

/** Ids that were ticked in the queue; what the queue no longer shows does not count. */
const ticked = signal<ReadonlySet<string>>(new Set());

/** The rows that are chosen, as the queue shows them now. */
export const chosenRows = computed<readonly QueueRow[]>(
  () => queue.value.value?.rows.filter(({ feature }) => ticked.value.has(feature.id)) ?? [],
);

export function choose(ids: readonly string[], isChosen: boolean): void {
  const next = new Set(ticked.peek());
  for (const id of ids) {
    if (isChosen) next.add(id);
    else next.delete(id);
  }
  ticked.value = next;
}

export function chooseNone(): void {
  ticked.value = new Set();
}

/** Whether the dialog that changes what is chosen is open. */
export const isChanging = signal(false);
