import { fold } from '../domain/names.ts';

/** The folded words of a text: runs of letters, marks and digits. Search compares these and nothing else. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** True when each word of `question` begins some word of `text`. A question without a word asks for nothing. */
export function wordsMatch(question: readonly string[], text: readonly string[]): boolean {
  return question.every((asked) => text.some((word) => word.startsWith(asked)));
}
