import { type Entry, dictionary as ofLanguages, type Same } from '#contract/words/dictionary.ts';
import { language } from '../state/preferences.ts';

export type { Entry, Same };

/** Makes a function from key to sentence in the page's language (or in the one a call names). */
export function dictionary<T extends Record<string, Entry>>(en: T, sq: Same<T>, srCyrl: Same<T>) {
  return ofLanguages(en, sq, srCyrl, () => language.value);
}
