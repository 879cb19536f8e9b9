import { evidenceWord } from '../../../i18n/evidence.ts';
import { evidenceErasing } from '../../../i18n/evidence-erasing.ts';
import { problemOfError } from '../../../i18n/problem.ts';
import { ProblemError } from '../../../state/request.ts';

/** A request about a file that was refused, in words. */
export function refusedEvidence(error: unknown): string {
  const type = error instanceof ProblemError ? error.problem.type : '';
  const code = type.slice(type.lastIndexOf(':') + 1).replaceAll('-', '_');
  if (evidenceErasing.has(code)) return evidenceErasing(code);
  return evidenceWord.has(code) ? evidenceWord(code) : problemOfError(error);
}
