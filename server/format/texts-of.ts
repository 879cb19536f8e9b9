import { inLanguage, type Language, languageSuffix, languages, type Texts } from '../contract/text.ts';

/**
 * A text that flat properties hold in several languages (`title`, `title_sq`, `title_sr_latn` …); the member without
 * suffix is English unless `…_lang` says otherwise.
 */
export function textsIn(properties: Readonly<Record<string, unknown>> | null, member: string): Texts {
  const own = (name: string) => {
    const value = properties?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const plainIn = (own(`${member}_lang`) as Language | undefined) ?? 'en';
  const texts: Texts = {};
  for (const tag of languages) {
    const text = own(`${member}_${languageSuffix[tag]}`) ?? (tag === plainIn ? own(member) : undefined);
    if (text !== undefined) texts[tag] = text;
  }
  return texts;
}

/** The same in the wanted language or the nearest; empty where there is none. */
export function textIn(
  properties: Readonly<Record<string, unknown>> | null,
  member: string,
  language: Language,
): string {
  return inLanguage(textsIn(properties, member), language).text;
}
