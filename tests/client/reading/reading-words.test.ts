import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../client/src/i18n/dictionary.ts';
import { en as filteringEn } from '../../../client/src/i18n/filtering.en.ts';
import { sq as filteringSq } from '../../../client/src/i18n/filtering.sq.ts';
import { srCyrl as filteringSr } from '../../../client/src/i18n/filtering.sr.ts';
import { en as panelEn } from '../../../client/src/i18n/panel.en.ts';
import { sq as panelSq } from '../../../client/src/i18n/panel.sq.ts';
import { srCyrl as panelSr } from '../../../client/src/i18n/panel.sr.ts';
import { en as readingEn } from '../../../client/src/i18n/reading.en.ts';
import { sq as readingSq } from '../../../client/src/i18n/reading.sq.ts';
import { srCyrl as readingSr } from '../../../client/src/i18n/reading.sr.ts';

type Words = Record<string, Entry>;
const dictionaries: [string, Words, Words, Words][] = [
  ['filtering', filteringEn, filteringSq, filteringSr],
  ['panel', panelEn, panelSq, panelSr],
  ['reading', readingEn, readingSq, readingSr],
];

const forms = (entry: Entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));
const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(dictionaries)('%s', (_name, en, sq, sr) => {
  test('every form in every language has the gaps of the English one, so that no fact is lost in translation', () => {
    for (const [key, entry] of Object.entries(en))
      for (const other of [entry, sq[key]!, sr[key]!])
        for (const form of forms(other))
          expect(gaps(form), `${key}: ${form}`).toEqual(gaps(forms(entry).at(-1)!));
  });

  test('Serbian is written in Cyrillic, with the three plural forms', () => {
    for (const [key, entry] of Object.entries(sr)) {
      if (typeof entry !== 'string') expect(Object.keys(entry).sort(), key).toEqual(['few', 'one', 'other']);
      for (const form of forms(entry))
        expect(form.replace(/\{\w+\}|GeoJSON|CQL2/g, ''), key).not.toMatch(/\p{Script=Latin}/u);
    }
  });
});
