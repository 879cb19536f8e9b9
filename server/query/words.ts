import { fold } from '../domain/names.ts';

/** The folded words of a text: runs of letters, marks and digits. Search compares these and nothing else. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * The terms of a search as OGC API – Features – Part 9 writes them (`q`, draft 24-031): commas separate terms of which
 * one is enough; the words of a term stand together, in that order. Terms without a word are left out.
 */
export function searchTerms(question: string): string[][] {
  return question
    .split(',')
    .map(words)
    .filter((term) => term.length > 0);
}

/**
 * True when one of the texts has one of the terms: its words one after the other, whole but for the last, which may be
 * the beginning of a word. A search without a term asks for nothing.
 */
export function searchMatches(terms: readonly string[][], texts: readonly string[]): boolean {
  return terms.length === 0 || texts.map(words).some((text) => terms.some((term) => hasTerm(text, term)));
}

function hasTerm(text: readonly string[], term: readonly string[]): boolean {
  const last = term.length - 1;
  return text.some((_, start) =>
    term.every((word, index) => {
      const found = text[start + index];
      return index === last ? found?.startsWith(word) : found === word;
    }),
  );
}

const mostKnown = 50_000;
const longestKnown = 40;
const known = new Map<string, readonly string[]>();

/** `words` of a text of many, by its pieces between blanks, which are remembered: words come again and again. */
export function wordsOfMany(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.split(' '))
    if (piece !== '') for (const word of wordsOfPiece(piece)) found.push(word);
  return found;
}

function wordsOfPiece(piece: string): readonly string[] {
  if (piece.length > longestKnown) return words(piece);
  let found = known.get(piece);
  if (!found) {
    if (known.size >= mostKnown) known.clear();
    found = words(piece);
    // Copied: a word cut out of a file would keep the whole piece of the file in memory.
    known.set(Buffer.from(piece).toString(), found);
  }
  return found;
}
