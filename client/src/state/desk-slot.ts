import { type KeptEntry, keptName } from './desk-storage.ts';

/*
 * Every form open in a tab writes into a slot of its own. The slot is held by a lock of the browser, so that other tabs
 * know that somebody writes there; it is remembered for the tab, so that a reload finds it again. Browsers have locks in
 * secure contexts only: without them a tab takes up no slot by itself but the one it remembers.
 */

/** How long a reload waits for the page before it to let go of its slot. */
const reloadMs = 500;
const lockName = (slot: string) => `atlas.desk.slot.${slot}`;
const rememberedName = (user: string, id: string | null) => keptName(user, id, 'slot');
/** Text that was set aside for a newer version lies beside the slot. */
export const asideOf = (slot: string): string => `${slot}-aside`;
const isAside = (slot: string) => slot.endsWith('-aside');

const locks = (): LockManager | undefined => navigator.locks;
/** How to let go of each slot this page holds: one, or two while it goes from one form to the next. */
const releases = new Map<string, () => void>();

function remembered(user: string, id: string | null): string | null {
  try {
    return sessionStorage.getItem(rememberedName(user, id));
  } catch {
    return null;
  }
}

/** Makes this tab open that slot the next time it opens the form of the incident (null: a new one). */
export function rememberSlot(user: string, id: string | null, slot: string): void {
  try {
    sessionStorage.setItem(rememberedName(user, id), slot);
  } catch {
    // Then a reload does not find the slot by itself; the text is offered all the same.
  }
}

/** Holds the slot until `leaveSlot`; false when another tab holds it. `waitMs` 0 does not wait for it. */
function hold(slot: string, waitMs: number): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options = waitMs ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
    manager
      .request(lockName(slot), options, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<void>((done) => releases.set(slot, done));
      })
      .catch(() => resolve(false));
  });
}

/** Lets other tabs have the slot. */
export function leaveSlot(slot: string): void {
  releases.get(slot)?.();
  releases.delete(slot);
}

/** A slot nobody has written into. */
export function newSlot(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The slot in which this tab writes the incident (null: a new one), held from now on: the one it remembers, else one
 * that a closed tab left for the same incident, else a new one. Texts of new incidents are not taken up unasked.
 */
export async function takeSlot(
  user: string,
  id: string | null,
  entries: readonly KeptEntry[],
): Promise<string> {
  const own = remembered(user, id);
  const left = id !== null && locks() ? entries.filter((one) => one.id === id && !isAside(one.slot)) : [];
  for (const slot of new Set([...(own ? [own] : []), ...left.map((one) => one.slot), newSlot()]))
    if (await hold(slot, slot === own ? reloadMs : 0)) {
      rememberSlot(user, id, slot);
      return slot;
    }
  throw new Error('A slot that was just made cannot be held by anybody.');
}

/** Those of the texts that no open form writes into. */
export async function freeEntries(entries: readonly KeptEntry[], own: string | null): Promise<KeptEntry[]> {
  const held = new Set((await locks()?.query())?.held?.map((lock) => lock.name));
  return entries.filter(({ slot }) => {
    const writing = slot.replace(/-aside$/, '');
    return writing !== own && !held.has(lockName(writing));
  });
}
