import { signal } from '@preact/signals';
import { draftDocument, keepDraft, openSlot } from './desk-draft.ts';
import { freeEntries, newSlot, rememberSlot } from './desk-slot.ts';
import { allKept, forget, type KeptEntry, keep, keptName } from './desk-storage.ts';
import { session } from './session.ts';

/** Unsaved texts of this user that no open form holds: of closed tabs, and of forms left for another page. */
export const leftTexts = signal<KeptEntry[]>([]);

const userName = () => session.peek()?.user?.name ?? '';

/** Looks what is left in this browser; call when a page shows it and when the reader comes back to the page. */
export async function findLeft(): Promise<void> {
  const user = userName();
  const found = user ? await freeEntries(allKept(user), openSlot()) : [];
  if (user === userName()) leftTexts.value = found;
}

/**
 * Lets this tab go on with a text: the next form it opens for that incident (or for a new one) holds it. What the open
 * form holds stays kept.
 */
export function pickUp(entry: KeptEntry): void {
  keepDraft();
  // A slot of its own, so that a tab that wrote it and still lives cannot write over it.
  const slot = newSlot();
  if (!keep(keptName(userName(), entry.id, slot), entry.text)) return;
  forget(entry.name);
  rememberSlot(userName(), entry.id, slot);
  draftDocument.value = null;
}

/** Throws a text away for good. */
export async function dropLeft(entry: KeptEntry): Promise<void> {
  forget(entry.name);
  await findLeft();
}
