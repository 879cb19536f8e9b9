import { z } from 'zod';

/** BCP 47 tags of the four languages of the service; `sr-Latn` is derived from `sr-Cyrl` by script. */
export const languages = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const;
export type Language = (typeof languages)[number];

/** Suffix of a flat GeoJSON property in a language: `title_sr_latn`. English is the property without suffix. */
export const languageSuffix = { en: 'en', sq: 'sq', 'sr-Latn': 'sr_latn', 'sr-Cyrl': 'sr_cyrl' } as const;

/** One text in up to four languages; at least one must be there. Members are trimmed. */
export function texts(maxLength: number) {
  const one = z.string().trim().min(1, 'text_empty').max(maxLength, 'text_too_long').optional();
  return z
    .strictObject({ en: one, sq: one, 'sr-Latn': one, 'sr-Cyrl': one })
    .refine((value) => languages.some((language) => value[language]), { message: 'text_no_language' });
}

export type Texts = { [L in Language]?: string | undefined };

/** Lower-case id of an account, claimant, actor …: letters, digits, hyphens; unique where it stands. */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'slug_malformed')
  .max(80, 'text_too_long');

/** Somebody or something with an id that filters use and a name that people read. */
export const named = z.strictObject({ id: slug, name: texts(200) });
export type Named = z.infer<typeof named>;

/** The text in the wanted language, else the nearest one, with the language it is really in. */
export function inLanguage(value: Texts, wanted: Language): { text: string; language: Language } {
  const serbian: Language[] = wanted.startsWith('sr') ? ['sr-Latn', 'sr-Cyrl'] : [];
  for (const language of [wanted, ...serbian, ...languages]) {
    const text = value[language];
    if (text) return { text, language };
  }
  return { text: '', language: wanted };
}
