import { likeTest } from './like.ts';

/**
 * A text with its case folded: two texts that differ in case only become the same (Unicode 5.18, full folding: ß is
 * ss, ς and Σ are σ). Accents stay. The result is for comparing, not for reading.
 */
export function casei(text: string): string {
  // Lower first, because ẞ has no capital of two letters; upper next, because that is what opens ligatures and ß. The
  // dotless ı would become I on the way, which Unicode folds to another letter.
  return text
    .normalize('NFC')
    .split('ı')
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join('ı')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

/** Letters whose stroke, hook or ligature Unicode does not take apart. */
const plain: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'TH',
  ŋ: 'n',
  Ŋ: 'N',
  ƀ: 'b',
  Ƀ: 'B',
  ǥ: 'g',
  Ǥ: 'G',
  ɨ: 'i',
  Ɨ: 'I',
  ʉ: 'u',
  Ʉ: 'U',
  ƶ: 'z',
  Ƶ: 'Z',
};
const strokes = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');

/**
 * A text without its accents: canonical decomposition without non-spacing marks, and the stroke of letters such as đ
 * and ø. Case stays, other scripts stay. Japanese sound marks stay too, as the standard recommends.
 */
export function accenti(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?![\u3099\u309A])\p{Mn}/gu, '')
    .replace(strokes, (letter) => plain[letter]!)
    .normalize('NFC');
}

let known: { pattern: string; test: (value: string) => boolean } | null = null;

/** True when the whole value fits the LIKE pattern (`likeTest`); the last pattern is kept, as rows come with one. */
export function likeMatches(value: string, pattern: string): boolean {
  if (known?.pattern !== pattern) known = { pattern, test: likeTest(pattern) };
  return known.test(value);
}
