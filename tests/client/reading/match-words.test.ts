import { expect, test } from 'vitest';
import { matchesWords } from '../../../client/src/view/match-words.ts';

test('four spellings of one name find each other', () => {
  const spellings = ['Zvečan', 'Zveçan', 'Звечан', 'zvecan'];
  for (const name of spellings)
    for (const typed of spellings) expect(matchesWords(name, typed), `${typed} in ${name}`).toBe(true);
});

test('every typed word must begin a word of the name', () => {
  expect(matchesWords('Ministry of the Interior', 'min int')).toBe(true);
  expect(matchesWords('Ministry of the Interior', 'nistry')).toBe(false);
  expect(matchesWords('Ministry of the Interior', 'min defence')).toBe(false);
});

test('an empty search finds everything', () => {
  expect(matchesWords('Anything', '')).toBe(true);
  expect(matchesWords('Anything', '  ')).toBe(true);
});
