import type { VersionEntry } from '../feature.ts';
import type { Language } from '../text.ts';
import { dictionary } from './dictionary.ts';
import { en } from './history.en.ts';
import { sq } from './history.sq.ts';
import { srCyrl } from './history.sr.ts';

/** Words of the history of an incident; each call names the language. */
export const historyWords = dictionary(en, sq, srCyrl);

/** What was done with a version and as what: «Amended by an editor». Never who did it. */
export function doneInWords({ kind, role }: Pick<VersionEntry, 'kind' | 'role'>, of: Language): string {
  const done = historyWords(`kind_${kind}`, {}, of);
  if (role === undefined) return done;
  if (role === 'deployment') return historyWords('by_deployment', { kind: done }, of);
  return historyWords('by_role', { kind: done, role: historyWords(`role_${role}`, {}, of) }, of);
}
