import { inLanguage, type Language, languageSuffix, languages, type Texts } from '../contract/text.ts';

/**
 * A text that flat properties hold in several languages (`title`, `title_sq`, `title_sr_latn` …), in the wanted one or
 * the nearest; the member without suffix is English unless `…_lang` says otherwise. Empty where there is none.
 */
export function textIn(
  properties: Readonly<Record<string, unknown>> | null,
  member: string,
  language: Language,
): string {
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
  return inLanguage(texts, language).text;
}
