import { inLanguage, type Language, languageSuffix, type Texts } from '#contract/text.ts';
import { language } from '../state/preferences.ts';

/** A flat member in the page's language (`title`, `title_sq` …) with the language it really is in. */
export function flat(
  properties: object,
  member: 'title' | 'summary' | 'place_name',
  of: Language = language.value,
): { text: string; language: Language } {
  const record = properties as Record<string, string | undefined>;
  const base = (record[`${member}_lang`] as Language | undefined) ?? 'en';
  const texts: Texts = { [base]: record[member] };
  for (const [tag, suffix] of Object.entries(languageSuffix))
    if (tag !== 'en' && record[`${member}_${suffix}`]) texts[tag as Language] = record[`${member}_${suffix}`];
  return inLanguage(texts, of);
}

/** Name of a reference place in the page's language; its neutral pair where it lacks one. */
export function placeName(properties: object, of: Language = language.value): string {
  const record = properties as Record<string, string | undefined>;
  return record[`name_${languageSuffix[of]}`] ?? record.name ?? record.name_en ?? '';
}

/** Text of a language map in the page's language. */
export function say(texts: Texts | undefined, of: Language = language.value): string {
  return texts ? inLanguage(texts, of).text : '';
}
