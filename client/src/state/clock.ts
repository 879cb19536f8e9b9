import { lastInstant } from '#contract/time.ts';
import { deployment } from './deployment.ts';
import { changeQuery } from './location.ts';

/** Reads everything as it could be known at the end of a day (`YYYY-MM-DD`) of the deployment's zone; null is now. */
export function readAsKnownAt(day: string | null): void {
  changeQuery({ knownAt: day ? { text: day, at: lastInstant(day, deployment().region.zone) } : null });
}
