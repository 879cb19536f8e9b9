import { fold } from '../domain/names.ts';

/** The folded words of a text, as they are looked through; used again by the next text. */
export interface FoldedWords {
  /** How many there are. */
  count: number;
  /** Whether a word begins with another, which is folded. */
  begins(at: number, word: string): boolean;
  /** Letters of a word. */
  lengthOf(at: number): number;
}

/** Letters below this code are folded by a table: Latin with its marks, and Cyrillic. */
const tabled = 0x500;
const space = 32;

/**
 * What `fold` makes of each letter between two others; undefined for Greek ones, of which one ends a word in another
 * form than it stands in it.
 */
const foldCodes = () =>
  Array.from({ length: tabled }, (_, code) => {
    if (code >= 0x370 && code < 0x400) return undefined;
    const folded = fold(`a${String.fromCharCode(code)}a`).slice(1, -1);
    return Array.from(folded, (letter) => letter.charCodeAt(0));
  });
/** Made when it is first needed: every thread loads this, and few of them fold at the start. */
let foldedCodes: ReturnType<typeof foldCodes> | null = null;

let letters = new Uint16Array(1_024);
let ends = new Uint32Array(256);
let count = 0;
let length = 0;

/** Puts the words of a text one after the other; false where a letter is in no table. */
function split(text: string): boolean {
  // No letter of the table becomes more than four.
  if (letters.length < text.length * 4) letters = new Uint16Array(text.length * 8);
  if (ends.length <= text.length) ends = new Uint32Array(text.length * 2);
  count = 0;
  length = 0;
  let begun = 0;
  foldedCodes ??= foldCodes();
  for (let at = 0; at < text.length; at++) {
    const codes = foldedCodes[text.charCodeAt(at)];
    if (!codes) return false;
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index]!;
      if (code !== space) letters[length++] = code;
      else if (length > begun) {
        ends[count++] = length;
        begun = length;
      }
    }
  }
  if (length > begun) ends[count++] = length;
  return true;
}

/** As `split`, of a text that is folded already. */
function splitFolded(text: string): void {
  const words = text.split(' ').filter(Boolean);
  letters = new Uint16Array(Math.max(letters.length, text.length));
  ends = new Uint32Array(Math.max(ends.length, words.length));
  count = 0;
  length = 0;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) letters[length++] = word.charCodeAt(at);
    ends[count++] = length;
  }
}

const startOf = (at: number) => (at === 0 ? 0 : ends[at - 1]!);

const found: FoldedWords = {
  get count() {
    return count;
  },
  lengthOf: (at) => ends[at]! - startOf(at),
  begins(at, word) {
    const start = startOf(at);
    if (ends[at]! - start < word.length) return false;
    for (let index = 0; index < word.length; index++)
      if (letters[start + index] !== word.charCodeAt(index)) return false;
    return true;
  },
};

/** `words` of a text without a text for each: thousands of texts are weighed for one answer. */
export function foldedWords(text: string): FoldedWords {
  if (!split(text)) splitFolded(fold(text));
  return found;
}
