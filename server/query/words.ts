import { fold } from '../domain/names.ts';

/** The folded words of a text: runs of letters, marks and digits. Search compares these and nothing else. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const mostKnown = 20_000;
const longestKnown = 80;
const known = new Map<string, readonly string[]>();

/** `words`, remembered for short texts: names of people, papers and places come again and again. */
export function wordsOfName(text: string): readonly string[] {
  if (text.length > longestKnown) return words(text);
  let found = known.get(text);
  if (!found) {
    if (known.size >= mostKnown) known.clear();
    found = words(text);
    // Copied: a name cut out of a file would keep the whole piece of the file in memory.
    known.set(Buffer.from(text).toString(), found);
  }
  return found;
}

/** True when each word of `question` begins some word of `text`. A question without a word asks for nothing. */
export function wordsMatch(question: readonly string[], text: readonly string[]): boolean {
  return question.every((asked) => text.some((word) => word.startsWith(asked)));
}
