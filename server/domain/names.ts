import { latinOf } from '../contract/transliterate.ts';

/** Latin letters that Unicode does not decompose into a letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
};

/**
 * Text as search compares it: lower case, Latin, without marks, so that one name in four spellings (č, ç, ч, c) is one
 * word. Letters stay letters: Albanian `sh` is not merged with `s`, since that would join different names. Everything
 * that is no letter or digit (hyphens, quotes, the slash of a name pair) becomes one space, so words are what is left.
 */
export function fold(text: string): string {
  // Nothing in it has marks or another script: most texts of data sets are so.
  if (isAscii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return withoutMarks(latinOf(withoutMarks(text.toLowerCase())))
    .replace(/[^a-z0-9]/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is meant.
const isAscii = /^[\x00-\x7f]*$/;

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

/** Slug of a name: its folded words joined by hyphens; empty when the name has no letter or digit. */
export function slugOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

const mostSlugs = 20_000;
const slugs = new Map<string, string>();

/** `slugOf`, remembered: papers and parties come again and again. */
export function knownSlugOf(name: string): string {
  let slug = slugs.get(name);
  if (slug === undefined) {
    if (slugs.size >= mostSlugs) slugs.clear();
    // Of one byte a character, and no part of another text: it is written again and again.
    slug = Buffer.from(slugOf(name), 'latin1').toString('latin1');
    // Joined anew: a name cut out of a file would keep the whole piece of the file in memory.
    slugs.set([...name].join(''), slug);
  }
  return slug;
}
