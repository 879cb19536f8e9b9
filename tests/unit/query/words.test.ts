import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words, wordsOfMany } from '../../../server/query/words.ts';

describe('the words of a text of many', () => {
  it('are those of the text, however it is written and however often it comes', () => {
    const letters = fc.constantFrom(...'aZ9 -č\u0301Ћњßı½¨ﬁ\u00a0\t\n’/');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(letters).map((list) => list.join('')),
        ),
        (text) => {
          for (const _ of [1, 2]) expect(wordsOfMany(text)).toEqual(words(text));
        },
      ),
    );
  });
});
