import { beforeEach, describe, expect, test } from 'vitest';
import { filterParameters, parseQuery, printParameter } from '#contract/query.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { chipsOf, parameterInWords, periodInWords } from '../../../client/src/view/filter-words.ts';
import { serveInvented } from './invented-deployment.ts';

const ask = (search: string) => parseQuery(new URLSearchParams(search), 'Europe/Vienna').query;

beforeEach(async () => {
  await serveInvented();
  chooseLanguage('en');
});

describe('filters in words', () => {
  test('each value is a chip of its own that takes only itself away', () => {
    const chips = chipsOf(ask('type=riot,protest&verification=verified'));
    expect(chips.map(({ words }) => words)).toEqual([
      'Type: Riot',
      'Type: Protest',
      'Verification: Verified',
    ]);
    expect(chips[0]!.without).toEqual({ type: ['protest'] });
    expect(chips[2]!.without).toEqual({ verification: [] });
  });

  test('every filter parameter has a chip, and without all chips nothing is filtered', () => {
    const query = ask(
      'bbox=1,2,3,4&datetime=2024-01-01/..&q=a&type=riot&sub_type=mob_violence&municipality=lesk&actor=x&claimant=y' +
        '&tag=road&verification=verified&precision=near&contested=place&status=draft&filter=accounts_count%3E1&known-at=2024-02-01&recorded-at=2024-03-01' +
        '&view=claimant:police',
    );
    const chips = chipsOf(query);
    expect(chips.map(({ parameter }) => parameter)).toEqual([
      ...['view', ...filterParameters, 'known-at', 'recorded-at'],
    ]);
    const rest = Object.assign({}, query, ...chips.map(({ without }) => without));
    expect(filterParameters.every((parameter) => printParameter(rest, parameter) === null)).toBe(true);
    expect(rest.knownAt).toBeNull();
    expect(rest.view).toBe('preferred');
  });

  test('whose telling is read stands before what is filtered of it', () => {
    const words = () => chipsOf(ask('type=riot&view=claimant:police')).map((chip) => chip.words);
    expect(words()).toEqual(['As told by: police', 'Type: Riot']);
    chooseLanguage('sq');
    expect(words()[0]).toBe('Sipas: police');
    expect(chipsOf(ask('view=preferred'))).toEqual([]);
    chooseLanguage('en');
    expect(chipsOf(ask('view=all')).map((chip) => chip.words)).toEqual(['At the places of all accounts']);
  });

  test('contested is told apart: any, none, and by aspect', () => {
    expect(chipsOf(ask('contested=true'))[0]!.words).toBe('Only contested');
    expect(chipsOf(ask('contested=false'))[0]!.words).toBe('Only not contested');
    expect(chipsOf(ask('contested=place,nature')).map(({ words }) => words)).toEqual([
      'Contested: place',
      'Contested: nature',
    ]);
    expect(chipsOf(ask('contested=place'))[0]!.without).toEqual({ contested: null });
  });

  test('a least precision is said with all that is finer', () => {
    const words = () => chipsOf(ask('precision=settlement')).map((chip) => chip.words);
    expect(words()).toEqual(['Place: town or village, or more precisely']);
    expect(chipsOf(ask('precision=exact'))[0]!.words).toBe('Place: exact spot');
    expect(chipsOf(ask('precision=exact'))[0]!.without).toEqual({ precision: null });
    chooseLanguage('sr-Latn');
    expect(words()).toEqual(['Mesto: grad ili selo, ili preciznije']);
  });

  test('a period is said with its open ends', () => {
    expect(periodInWords('2023-05-01/2023-06-30')).toBe('1 May 2023 to 30 June 2023');
    expect(periodInWords('../2023-06-30')).toBe('until 30 June 2023');
    expect(periodInWords('2023-05-01/..')).toBe('since 1 May 2023');
    expect(periodInWords('2023-05')).toBe('May 2023');
  });

  test('a whole parameter is said with all its values', () => {
    expect(parameterInWords('type', ask('type=riot,protest'))).toBe('Type: Riot, Protest');
    expect(parameterInWords('q', ask('q=road'))).toBe('Search: “road”');
  });

  test('words follow the language, Latin letter by letter from Cyrillic', () => {
    chooseLanguage('sr-Cyrl');
    expect(chipsOf(ask('type=riot'))[0]!.words).toBe('Врста: Нереди');
    chooseLanguage('sr-Latn');
    expect(chipsOf(ask('type=riot'))[0]!.words).toBe('Vrsta: Neredi');
    chooseLanguage('sq');
    expect(chipsOf(ask('type=riot'))[0]!.words).toBe('Lloji: Trazira');
  });
});
