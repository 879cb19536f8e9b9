import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { invalid } from './fault.ts';

/** Of four; below it a password falls to about 10⁸ guesses, or is in the list. */
const leastScore = 3;
/** What is beyond them adds nothing to what cannot be guessed, and the time of judging grows with the square. */
const mostJudged = 64;

let made: Promise<ZxcvbnFactory> | undefined;

/** Made when somebody first chooses a password: most runs of the service never need the list. */
async function judge(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({
    dictionary: { passwords: common.dictionary['passwords-common'] },
    graphs: common.adjacencyGraphs,
  });
}

/**
 * Throws Fault `invalid` at `pointer` for a password that is in the list of common and breached ones, or soon guessed from
 * it, from keys that stand together, from repetition, dates, the name of whoever chooses it or of the service.
 */
export async function demandStrong(password: string, name: string, pointer = '/password'): Promise<void> {
  made ??= judge();
  const judged = password.normalize('NFKC').slice(0, mostJudged);
  const known = [name, ...name.split(/[^\p{L}\p{N}]+/u), 'incident', 'atlas', 'incident atlas'].filter(
    (one) => one.length > 2,
  );
  if ((await made).check(judged, known).score < leastScore)
    throw invalid([{ pointer, code: 'password_common' }]);
}
