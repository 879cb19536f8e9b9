import { describe, expect, it } from 'vitest';
import { noLessPrecise, placePrecisions, precisionLadder } from '../../../server/contract/codebook.ts';

describe('no less precise than', () => {
  it('takes in more with each step, and all that has a place with the last', () => {
    for (const [step, least] of precisionLadder.entries()) {
      const found = noLessPrecise(least);
      expect(found.at(-1) === 'band' ? found.at(-2) : found.at(-1)).toBe(least);
      if (step > 0) expect(found.length).toBeGreaterThan(noLessPrecise(precisionLadder[step - 1]!).length);
    }
    expect(noLessPrecise('country').toSorted()).toEqual(
      placePrecisions.filter((one) => one !== 'unlocated').toSorted(),
    );
  });

  it('counts a band as precise as a municipality, and nothing without a place', () => {
    expect(precisionLadder.filter((least) => noLessPrecise(least).includes('band'))).toEqual([
      ...['municipality', 'region', 'country'],
    ]);
    expect(precisionLadder.some((least) => noLessPrecise(least).includes('unlocated'))).toBe(false);
  });
});
