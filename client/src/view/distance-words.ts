import { numberInWords } from '../i18n/dates.ts';
import { mapWords } from '../i18n/map.ts';

/** The distance of a scale, in whole metres or kilometres. */
export function distanceInWords(metres: number): string {
  return metres >= 1_000
    ? mapWords('kilometres', { number: numberInWords(metres / 1_000) })
    : mapWords('metres', { number: numberInWords(metres) });
}
