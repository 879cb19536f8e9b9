import type { Language } from '#contract/text.ts';
import * as words from '#contract/words/dates.ts';
import { deployment } from '../state/deployment.ts';
import { language } from '../state/preferences.ts';

/** The page's language and the deployment's zone. */
const reader = (of: Language = language.value): words.Reader => ({ of, zone: deployment().region.zone });

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words of the page. */
export function dayInWords(day: string, of: Language = language.value): string {
  return words.dayInWords(day, of);
}

/** An instant as day and minute in the deployment's zone: «29 May 2023, 21:41». */
export function instantInWords(instant: string, of?: Language): string {
  return words.instantInWords(instant, reader(of));
}

/** A date or instant of a document, as precise as it was written. */
export function writtenInWords(value: string, of?: Language): string {
  return words.writtenInWords(value, reader(of));
}

/** Short month name for axes, at most four letters. */
export function shortMonth(index: number, of: Language = language.value): string {
  return words.shortMonth(index, of);
}

/** When an incident happened, in words and no more precise than it is known. */
export function whenInWords(time: Parameters<typeof words.whenInWords>[0], of?: Language): string {
  return words.whenInWords(time, reader(of));
}

/** A number with the language's grouping and decimal signs; `digits` decimals. */
export function numberInWords(value: number, digits = 0, of: Language = language.value): string {
  return words.numberInWords(value, digits, of);
}
