import type { Problem } from '#contract/problem.ts';
import { ProblemError, UnreachableError } from '../state/request.ts';
import { dictionary } from './dictionary.ts';
import { en } from './problem.en.ts';
import { sq } from './problem.sq.ts';
import { srCyrl } from './problem.sr.ts';

/** What a message key of the service means, in words. */
export const problem = dictionary(en, sq, srCyrl);

/** The words of a message key; a general sentence where the service has grown past the dictionary. */
export function problemWord(code: string): string {
  return problem(problem.has(code) ? code : 'value_invalid');
}

/** The message key a problem document carries at the end of its `type`, with hyphens. */
function codeOf({ type }: Problem): string {
  return type.slice(type.lastIndexOf(':') + 1).replaceAll('-', '_');
}

/** A refused request in words: its own message key, else its status. */
export function problemOfStatus(refused: Problem): string {
  const code = codeOf(refused);
  const key = problem.has(code) ? code : `status_${refused.status}`;
  const gaps = { count: Math.max(1, Math.ceil((refused.retry_after ?? 60) / 60)) };
  return problem(problem.has(key) ? key : 'status_other', { ...gaps, status: refused.status });
}

/** Whatever a request threw, in words. */
export function problemOfError(error: unknown): string {
  if (error instanceof ProblemError) return problemOfStatus(error.problem);
  return problem(error instanceof UnreachableError ? 'unreachable' : 'status_other', { status: '–' });
}
