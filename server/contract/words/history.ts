import type { VersionEntry } from '../feature.ts';
import { otherIncident, type Rearrangement, rearrangements } from '../rearrangement.ts';
import type { Language } from '../text.ts';
import { dictionary } from './dictionary.ts';
import { en } from './history.en.ts';
import { sq } from './history.sq.ts';
import { srCyrl } from './history.sr.ts';

/** Words of the history of an incident; each call names the language. */
export const historyWords = dictionary(en, sq, srCyrl);

/** What was done with a version and as what: «Amended by an editor», «Version 3 restored by an admin». Never who did it. */
export function doneInWords(
  entry: Pick<VersionEntry, 'kind' | 'role' | keyof Rearrangement>,
  of: Language,
): string {
  const { kind, role, restored = 0 } = entry;
  const did = rearrangements.find((name) => entry[name] !== undefined);
  const done = historyWords(did ? `did_${did}` : `kind_${kind}`, did ? { version: restored } : {}, of);
  if (role === undefined) return done;
  if (role === 'deployment') return historyWords('by_deployment', { kind: done }, of);
  return historyWords('by_role', { kind: done, role: historyWords(`role_${role}`, {}, of) }, of);
}

/** The other incident that a version has to do with, and what it is to this one in words. */
export function otherInWords(entry: Rearrangement, of: Language): { id: string; words: string } | null {
  const name = otherIncident.find((one) => entry[one] !== undefined);
  return name ? { id: entry[name]!, words: historyWords(`other_${name}`, {}, of) } : null;
}
