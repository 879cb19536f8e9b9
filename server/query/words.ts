import { fold } from '../domain/names.ts';
import { type FoldedWords, foldedWords } from './folded-words.ts';

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
  return (
    terms.length === 0 ||
    texts.some((text) => {
      const own = foldedWords(text);
      return terms.some((term) => hasTerm(own, term));
    })
  );
}

function hasTerm(text: FoldedWords, term: readonly string[]): boolean {
  for (let at = 0; at + term.length <= text.count; at++) if (fitOfTerm(text, at, term) > 0) return true;
  return false;
}

/** 1 where the words of a term stand from a place on, ½ where the last is only begun, else 0. */
export function fitOfTerm(text: FoldedWords, at: number, term: readonly string[]): number {
  const last = term.length - 1;
  if (at + last >= text.count) return 0;
  for (let index = 0; index <= last; index++) {
    if (!text.begins(at + index, term[index]!)) return 0;
    if (text.lengthOf(at + index) > term[index]!.length) return index === last ? 0.5 : 0;
  }
  return 1;
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
