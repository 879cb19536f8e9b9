import type { Language } from '#contract/text.ts';

/** Each language is written in itself, so that its reader finds it. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  sq: 'Shqip',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
};
