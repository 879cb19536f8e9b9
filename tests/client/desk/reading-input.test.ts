import { describe, expect, test } from 'vitest';
import { isWithin, readAt, writeAt } from '../../../client/src/state/desk-pointer.ts';
import { freeSlug, slugOf } from '../../../client/src/state/desk-slug.ts';
import { cutTo, grainOf, instantOfLocal, localOf } from '../../../client/src/state/desk-time.ts';
import { suggestionNamed } from '../../../client/src/state/desk-vocabulary.ts';
import { isoOfTyped, timeOfTyped } from '../../../client/src/state/typed-date.ts';
import { looksSwapped, parseCoordinates } from '../../../server/contract/coordinates.ts';

describe('pasted coordinates', () => {
  test.each([
    ['45.2200, 30.1500', 45.22, 30.15],
    ['45.22 30.15', 45.22, 30.15],
    ['(45.22; 30.15)', 45.22, 30.15],
    ['45,22; 30,15', 45.22, 30.15],
    ['45,22 30,15', 45.22, 30.15],
    ['-33.5, -70.25', -33.5, -70.25],
    ['N45.22 E30.15', 45.22, 30.15],
    ['30.15 E, 45.22 N', 45.22, 30.15],
    ['33.5 S 70.25 W', -33.5, -70.25],
    ['N10.5 W20.5', 10.5, -20.5],
    [`45°13'12"N 30°9'0"E`, 45.22, 30.15],
    ['45° 13.2′ N, 30° 9′ E', 45.22, 30.15],
  ])('«%s» are read', (text, lat, lon) => expect(parseCoordinates(text)).toEqual({ lat, lon }));

  test.each(['', '45.22', 'near the bridge', '91, 30', '45, 181', '1, 2, 3', '45 N 30 N', '12 of 34'])(
    '«%s» are none',
    (text) => expect(parseCoordinates(text)).toBeNull(),
  );

  test('look changed over when only the other order lies in the region', () => {
    const box: [number, number, number, number] = [29.9, 44.95, 30.8, 45.5];
    expect(looksSwapped({ lat: 30.15, lon: 45.22 }, box)).toBe(true);
    expect(looksSwapped({ lat: 45.22, lon: 30.15 }, box)).toBe(false);
    expect(looksSwapped({ lat: 10, lon: 10 }, box)).toBe(false);
  });
});

describe('ids made of names', () => {
  test.each([
    ['Zelčan Police', 'zelcan-police'],
    ['Полиција Зелчана', 'policija-zelcana'],
    ['Đorđe & Sons', 'dorde-sons'],
    ['Qeveria e Zelçanit', 'qeveria-e-zelcanit'],
    ['–', ''],
  ])('«%s» gives «%s»', (name, id) => expect(slugOf(name)).toBe(id));

  test('are numbered when they are taken', () => {
    expect(freeSlug('police', new Set(['police', 'police-2']))).toBe('police-3');
    expect(freeSlug('', new Set())).toBe('item');
  });
});

describe('times of the form', () => {
  test('in the hour that a spring clock leaves out count as the later one', () => {
    expect(instantOfLocal('2024-03-31T02:30', 'Europe/Vienna')).toBe('2024-03-31T03:30+02:00');
  });

  test('of a day that no calendar has are not moved to another day', () => {
    expect(instantOfLocal('2023-06-31T09:05', 'Europe/Vienna')).toBe('2023-06-31T09:05');
  });

  test('are shown on the wall clock of the zone', () => {
    expect(localOf('2024-06-14T10:30:00Z', 'Europe/Vienna')).toBe('2024-06-14T12:30');
    expect(localOf('2024-06', 'Europe/Vienna')).toBe('2024-06');
  });

  test('half typed stay as they are', () => {
    expect(instantOfLocal('2024-06-14T', 'Europe/Vienna')).toBe('2024-06-14T');
    expect(instantOfLocal('T12:30', 'Europe/Vienna')).toBe('T12:30');
  });

  test('become coarser with the grain, never finer', () => {
    expect(cutTo('2024-06-14T12:30', 'month')).toBe('2024-06');
    expect(cutTo('2024-06', 'minute')).toBe('2024-06');
    expect(['2024', '2024-06', '2024-06-14', '2024-06-14T12:30'].map(grainOf)).toEqual([
      'year',
      'month',
      'day',
      'minute',
    ]);
  });
});

describe('pointers', () => {
  test('read and write without touching the document they were given', () => {
    const before = { list: [{ a: 1 }, { a: 2 }] };
    const after = writeAt(before, '/list/1/b/c', 3);
    expect(readAt(after, '/list/1')).toEqual({ a: 2, b: { c: 3 } });
    expect(before).toEqual({ list: [{ a: 1 }, { a: 2 }] });
    expect(writeAt(after, '/list/1/b', undefined)).toEqual(before);
    expect(readAt(before, '/list/7/a')).toBeUndefined();
  });

  test('lie within their own member and not within one that only begins alike', () => {
    expect(isWithin('/accounts/1/place', '/accounts/1')).toBe(true);
    expect(isWithin('/accounts/10', '/accounts/1')).toBe(false);
  });
});

test('a suggestion is found by its name in any language, letter case aside', () => {
  const office = { id: 'office', name: { en: 'The Office', sq: 'Zyra' } };
  expect(suggestionNamed([office], ' zyra ')).toBe(office);
  expect(suggestionNamed([office], 'Zyr')).toBeUndefined();
});

describe('a typed day', () => {
  test.each([
    ['2023-06-14', '2023-06-14'],
    [' 2023-6-4 ', '2023-06-04'],
    ['14.6.2023', '2023-06-14'],
    ['14. 06. 2023.', '2023-06-14'],
    ['2023/06/14', '2023-06-14'],
    ['20230614', '2023-06-14'],
    ['6.2023', '2023-06'],
    ['2023-6', '2023-06'],
    ['2023.', '2023'],
    ['29 November 2024', '2024-11-29'],
    ['Nov. 29, 2024', '2024-11-29'],
    ['3 nëntor 2024', '2024-11-03'],
    ['14. jun 2023.', '2023-06-14'],
    ['1. марта 2023.', '2023-03-01'],
    ['qershor 2023', '2023-06'],
  ])('«%s» is read as %s', (typed, day) => expect(isoOfTyped(typed)).toBe(day));

  test.each(['06/14/2023', '14 June', '14 Foo 2023', 'about 3 2023', '2023-x', '123'])(
    '«%s» is left for the writer',
    (typed) => expect(isoOfTyped(typed)).toBe(typed),
  );
});

describe('a typed time of day', () => {
  test.each([
    ['09:05', '09:05'],
    ['9:05', '09:05'],
    ['21.41', '21:41'],
    ['905', '09:05'],
    ['2141', '21:41'],
    ['9', '09:00'],
  ])('«%s» is read as %s', (typed, time) => expect(timeOfTyped(typed)).toBe(time));

  test.each(['24:00', '12:60', 'noon', '12:3'])('«%s» is left for the writer', (typed) =>
    expect(timeOfTyped(typed)).toBe(typed),
  );
});
