import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromLocal,
  isDateOrInstant,
  lastInstant,
  localDay,
  localMinute,
  spanOf,
} from '../../../server/contract/time.ts';

const belgrade = 'Europe/Belgrade';

describe('dates of the local zone', () => {
  it.each([
    '2023',
    '2023-06',
    '2023-06-14',
    '2023-06-14T03:00Z',
    '2023-06-14T03:00:59.123+02:00',
    '2024-02-29',
  ])('accepts %s', (value) => expect(isDateOrInstant(value)).toBe(true));

  it.each([
    '',
    '23',
    '2023-13',
    '2023-02-29',
    '14.06.2023',
    '2023-06-14T03:00',
    '2023-02-30T10:00Z',
    '2023-06-14 10:00Z',
  ])('refuses «%s»', (value) => expect(isDateOrInstant(value)).toBe(false));

  it('takes a short date for the whole local day, month or year', () => {
    const iso = (value: string) => {
      const { start, end } = spanOf(value, belgrade);
      return [new Date(start).toISOString(), new Date(end).toISOString()];
    };
    expect(iso('2023-06-14')).toEqual(['2023-06-13T22:00:00.000Z', '2023-06-14T22:00:00.000Z']);
    expect(iso('2023-03')).toEqual(['2023-02-28T23:00:00.000Z', '2023-03-31T22:00:00.000Z']);
    expect(iso('2023')).toEqual(['2022-12-31T23:00:00.000Z', '2023-12-31T23:00:00.000Z']);
  });

  it('gives the days of the clock changes 23 and 25 hours', () => {
    const hours = (day: string) => (spanOf(day, belgrade).end - spanOf(day, belgrade).start) / 3_600_000;
    expect(hours('2023-03-26')).toBe(23);
    expect(hours('2023-10-29')).toBe(25);
    expect(hours('2023-06-14')).toBe(24);
  });

  it('counts an imprecise date as its last instant', () => {
    expect(new Date(lastInstant('2023-06', belgrade)).toISOString()).toBe('2023-06-30T21:59:59.999Z');
    expect(lastInstant('2023-05-29T21:41:00+02:00', belgrade)).toBe(Date.parse('2023-05-29T19:41:00Z'));
  });

  it('finds the local wall clock of any instant again', () => {
    const zones = fc.constantFrom(belgrade, 'UTC', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu');
    const hour = fc
      .integer({ min: 0, max: 24 * 365 * 40 })
      .map((hours) => Date.UTC(1990, 0, 1) + hours * 3_600_000);
    fc.assert(
      fc.property(zones, hour, (zone, at) => {
        const wall = localMinute(at, zone);
        const back = fromLocal(Date.parse(`${wall}Z`), zone);
        // The repeated hour of autumn has two instants; the earlier one is chosen.
        expect(at - back === 0 || at - back === 3_600_000).toBe(true);
        expect(localMinute(back, zone)).toBe(wall);
        expect(wall.startsWith(localDay(at, zone))).toBe(true);
      }),
    );
  });
});
