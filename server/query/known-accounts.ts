import type { AccountState } from '../domain/projection.ts';

/** Each account's reading ends where the next of the same account begins; of two from one instant the later stands. */
export function knownAccounts(
  states: readonly AccountState[],
): (AccountState & { known_to: number | null })[] {
  // Most incidents of data sets have one account that reads the same for ever.
  if (states.length === 1) return [{ ...states[0]!, known_to: null }];
  return states.map((one, index) => {
    const next = states
      .filter(
        (other, at) =>
          other.account === one.account &&
          (other.known_from > one.known_from || (other.known_from === one.known_from && at > index)),
      )
      .map((other) => other.known_from);
    return { ...one, known_to: next.length ? Math.min(...next) : null };
  });
}
