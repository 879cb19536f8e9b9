import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSegments } from '../../../server/contract/text-segments.ts';

const without = (kind: string, before: string, after: string) =>
  textSegments(before, after)
    .filter((one) => one.kind !== kind)
    .map(({ text }) => text)
    .join('');

const text = fc
  .array(fc.constantFrom('three', 'guards', 'Zelčan', 'пут', ' ', '  ', '\n', ','), { maxLength: 30 })
  .map((words) => words.join(''));

describe('two texts laid over each other', () => {
  it('give each text back, and are one piece exactly where both are equal', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(without('added', before, after)).toBe(before);
        expect(without('removed', before, after)).toBe(after);
        const kinds = new Set(textSegments(before, after).map(({ kind }) => kind));
        expect([...kinds].some((kind) => kind !== 'same')).toBe(before !== after);
      }),
    );
  });

  it('mark the words that went and came, several together as one piece', () => {
    expect(
      textSegments('Three guards were detained near the line.', 'Three men were freed at the line.'),
    ).toEqual([
      { kind: 'same', text: 'Three ' },
      { kind: 'removed', text: 'guards' },
      { kind: 'added', text: 'men' },
      { kind: 'same', text: ' were ' },
      { kind: 'removed', text: 'detained near' },
      { kind: 'added', text: 'freed at' },
      { kind: 'same', text: ' the line.' },
    ]);
  });

  it('are told as a whole where they are too long to be laid over each other', () => {
    const long = (word: string) => Array.from({ length: 2_000 }, () => word).join(' ');
    expect(textSegments(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
