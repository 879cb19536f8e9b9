import { comparisonWords } from '#contract/words/comparison.ts';
import { inPageLanguage } from './dictionary.ts';

/** Words of what became known between two dates. */
export const comparison = inPageLanguage(comparisonWords);
