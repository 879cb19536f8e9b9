import type { Language } from '../text.ts';
import { latinOf } from '../transliterate.ts';

/** A sentence with `{name}` gaps, or one for each plural form of `count`. */
export type Entry = string | { one: string; few?: string; other: string };

/** The same keys, each a sentence where English has one and plural forms where English has them. */
export type Same<T extends Record<string, Entry>> = {
  [K in keyof T]: T[K] extends string ? string : Exclude<Entry, string>;
};

export type Gaps = Record<string, string | number>;

/** CLDR plural form of a whole number; written out because Chromium has no Albanian data. */
export function pluralForm(count: number, of: Language): 'one' | 'few' | 'other' {
  if (!of.startsWith('sr')) return count === 1 ? 'one' : 'other';
  const tens = count % 100;
  const units = count % 10;
  if (units === 1 && tens !== 11) return 'one';
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? 'few' : 'other';
}

const filled = (template: string, gaps: Gaps) =>
  template.replace(/\{(\w+)\}/g, (gap, name: string) => (name in gaps ? String(gaps[name]) : gap));

/**
 * Makes a function from language and key to sentence. Serbian is written once, in Cyrillic; its Latin form follows
 * letter by letter, and what fills the gaps is left as it is. `pageLanguage` answers when a call names no language.
 */
export function dictionary<T extends Record<string, Entry>>(
  en: T,
  sq: Same<T>,
  srCyrl: Same<T>,
  pageLanguage: () => Language = () => 'en',
) {
  const byLanguage: Record<Language, Record<string, Entry>> = {
    en,
    sq,
    'sr-Cyrl': srCyrl,
    'sr-Latn': srCyrl,
  };
  const say = (key: keyof T & string, gaps: Gaps = {}, of: Language = pageLanguage()): string => {
    const entry = byLanguage[of][key]!;
    const form = typeof entry === 'string' ? 'other' : pluralForm(Number(gaps.count), of);
    const template =
      typeof entry === 'string' ? entry : ((form === 'few' ? entry.few : entry[form]) ?? entry.other);
    return filled(of === 'sr-Latn' ? latinOf(template) : template, gaps);
  };
  say.has = (key: string): key is keyof T & string => key in en;
  return say;
}
