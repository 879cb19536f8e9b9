import type { Language } from '#contract/text.ts';
import { type Entry, type Gaps, dictionary as ofLanguages, type Same } from '#contract/words/dictionary.ts';
import { language } from '../state/preferences.ts';

export type { Entry, Same };

/** Makes a function from key to sentence in the page's language (or in the one a call names). */
export function dictionary<T extends Record<string, Entry>>(en: T, sq: Same<T>, srCyrl: Same<T>) {
  return ofLanguages(en, sq, srCyrl, () => language.value);
}

/** Words that the server's pages share, in the page's language where a call names none. */
export function inPageLanguage<
  W extends ((word: never, gaps?: Gaps, of?: Language) => string) & { has: unknown },
>(words: W): W {
  const say = (word: never, gaps?: Gaps, of = language.value) => words(word, gaps, of);
  return Object.assign(say, { has: words.has }) as unknown as W;
}
