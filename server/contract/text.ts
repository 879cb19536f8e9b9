/** BCP 47 tags of the four languages of the service; `sr-Latn` is derived from `sr-Cyrl` by script. */
export const languages = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const;
export type Language = (typeof languages)[number];

/** Suffix of a flat GeoJSON property in a language: `title_sr_latn`. English is the property without suffix. */
export const languageSuffix = { en: 'en', sq: 'sq', 'sr-Latn': 'sr_latn', 'sr-Cyrl': 'sr_cyrl' } as const;

export type Texts = { [L in Language]?: string | undefined };

/** Somebody or something with an id that filters use and a name that people read. */
export interface Named {
  id: string;
  name: Texts;
}

/** The text in the wanted language, else the nearest one, with the language it is really in. */
export function inLanguage(value: Texts, wanted: Language): { text: string; language: Language } {
  const serbian: Language[] = wanted.startsWith('sr') ? ['sr-Latn', 'sr-Cyrl'] : [];
  for (const language of [wanted, ...serbian, ...languages]) {
    const text = value[language];
    if (text) return { text, language };
  }
  return { text: '', language: wanted };
}
