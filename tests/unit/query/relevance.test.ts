import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../../server/query/folded-words.ts';
import { byRelevance, mostWeighed, relevanceOf } from '../../../server/query/relevance.ts';
import { slipsAllowed, slipsIn, slipsInName } from '../../../server/query/slips.ts';
import { searchTerms, words } from '../../../server/query/words.ts';

const weigh = (q: string, ...texts: string[]) => relevanceOf(searchTerms(q), texts);

const best = [{ field: 'relevance', descending: true }];

describe('relevance', () => {
  it('is one for a text that is the word, and nothing where the word is not', () => {
    expect(weigh('police', 'Police')).toBe(1);
    expect(weigh('police', 'Army', '')).toBe(0);
    expect(weigh('', 'Police')).toBe(0);
  });

  it('is by the root of the length of each text that has the word, for each place where it stands', () => {
    expect(weigh('road', 'the road to the road')).toBeCloseTo(2 / Math.sqrt(5));
    expect(weigh('road', 'road', 'a road')).toBeCloseTo(1 + 1 / Math.sqrt(2));
  });

  it('is half for a word that is only begun, and asks the words of a term to stand together', () => {
    expect(weigh('pol', 'police')).toBe(0.5);
    expect(weigh('road block', 'road block')).toBeCloseTo(1 / Math.sqrt(2));
    expect(weigh('road block', 'block road')).toBe(0);
    expect(weigh('road, block', 'block road')).toBeCloseTo(2 / Math.sqrt(2));
  });

  it('is of the words that a search finds, in any script', () => {
    const letters = fc.constantFrom(...'aZ9 ,-čĆđŽëÇшЂљЙßæıİŉ½ÅΣςß漢字é\u0301\u0300ﬁ𝒜');
    const texts = fc.string({ unit: letters, maxLength: 40 });
    fc.assert(
      fc.property(texts, (text) => {
        const own = words(text);
        const folded = foldedWords(text);
        expect(folded.count).toBe(own.length);
        const isSame = (word: string, at: number) =>
          folded.begins(at, word) && folded.lengthOf(at) === word.length;
        expect(own.every(isSame)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('puts the best of the newest first, equal ones as they were, and leaves older ones where they are', () => {
    const weights = [1, 3, 1, 2];
    expect(byRelevance([0, 1, 2, 3], best, (one) => weights[one]!)).toEqual([1, 3, 0, 2]);
    const worst = [{ field: 'relevance', descending: false }];
    expect(byRelevance([0, 1, 2, 3], worst, (one) => weights[one]!)).toEqual([0, 2, 3, 1]);
    const many = Array.from({ length: mostWeighed + 2 }, (_, at) => at);
    const ordered = byRelevance(many, best, (one) => one);
    expect(ordered.slice(0, 2)).toEqual([mostWeighed - 1, mostWeighed - 2]);
    expect(ordered.slice(-3)).toEqual([0, mostWeighed, mostWeighed + 1]);
  });
});

describe('slips', () => {
  it.each([
    ['mitrovica', 'mitrovica', 0],
    ['mitro', 'mitrovica', 0],
    ['mirtovica', 'mitrovica', 1],
    ['mitrovca', 'mitrovica', 1],
    ['mitrrovica', 'mitrovica', 1],
    ['nitrovixa', 'mitrovica', 2],
    ['', 'mitrovica', 0],
    ['abc', '', 3],
  ])('%s for the beginning of %s are %i', (asked, word, slips) => {
    expect(slipsIn(asked, word)).toBe(slips);
  });

  it('are none in a short word and two at most', () => {
    expect(['ibr', 'ibra', 'mitrovi', 'mitrovic'].map(slipsAllowed)).toEqual([0, 1, 1, 2]);
    expect(slipsInName(['zvecna'], ['zvecan', 'town'])).toBe(1);
    expect(slipsInName(['zvecna', 'twon'], ['zvecan', 'town'])).toBe(2);
    expect(slipsInName(['zvxxna'], ['zvecan'])).toBeNull();
    expect(slipsInName(['bad'], ['bar'])).toBeNull();
    expect(slipsInName(['zvecan'], [])).toBeNull();
  });
});
