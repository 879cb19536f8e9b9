import { computed, signal } from '@preact/signals';
import { isEmbedded, isFiltered, path, selectedId } from './location.ts';
import { store, stored } from './preferences.ts';
import { session } from './session.ts';

/** What newcomers are told, each with the section of the method page that tells more. */
export const hints = [
  { hint: 'contested', section: 'accounts' },
  { hint: 'dates', section: 'known' },
  { hint: 'areas', section: 'place' },
] as const;

const isOff = signal(false);
const cameForAll = signal(false);

/** The hint that is shown; the next visit goes on with it. */
export const hintAt = signal(0);

/**
 * Decides once, at the start, whether hints are for this reader. Who follows a link to an incident or a filtered map came
 * for something, and a browser that keeps nothing would show them for ever.
 */
export function startHints(): void {
  isOff.value = stored('hints') === 'off' || !store('hints', stored('hints') ?? '0');
  hintAt.value = Number(stored('hints')) % hints.length || 0;
  cameForAll.value = ['/', '/list'].includes(path.peek()) && !isFiltered.peek();
}

/** Whether a hint is shown now: to readers, on map and list, until they are done with them. */
export const showsHints = computed(
  () =>
    cameForAll.value &&
    !isOff.value &&
    !isEmbedded.value &&
    !session.value?.user &&
    (path.value === '/' || path.value === '/list' || selectedId.value !== null),
);

/** Goes on to the next hint; false after the last. */
export function nextHint(): boolean {
  if (hintAt.peek() + 1 >= hints.length) return false;
  hintAt.value = hintAt.peek() + 1;
  store('hints', String(hintAt.peek()));
  return true;
}

/** No hint is shown in this browser any more. */
export function endHints(): void {
  isOff.value = true;
  store('hints', 'off');
}
