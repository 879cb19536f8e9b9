import { drawnPlaceWords } from '#contract/words/drawn-place.ts';
import { inPageLanguage } from './dictionary.ts';

/** Words of places drawn by hand. */
export const drawnPlace = inPageLanguage(drawnPlaceWords);
