import { describe, expect, it } from 'vitest';
import { claimedTime } from '../../../server/contract/claim.ts';
import { spansDisjoint } from '../../../server/contract/rival.ts';
import { occurredSpan } from '../../../server/domain/occurred.ts';

function span(time: unknown) {
  const { start, end } = occurredSpan(claimedTime.parse(time), 'Europe/Vienna');
  return [new Date(start).toISOString(), end === null ? null : new Date(end).toISOString()];
}

describe('the span of a claimed time', () => {
  it.each([
    ['day', '2024-06-14', '2024-06-13T22:00', '2024-06-14T22:00'],
    ['day', '2024-06-14T12:30+02:00', '2024-06-13T22:00', '2024-06-14T22:00'],
    ['minute', '2024-06-14T12:30+02:00', '2024-06-14T10:30', '2024-06-14T10:31'],
    ['hour', '2024-06-14T12:30+02:00', '2024-06-14T10:30', '2024-06-14T11:30'],
    ['week', '2024-03-28', '2024-03-27T23:00', '2024-04-03T22:00'],
    ['week', '2024-03-28T09:00+01:00', '2024-03-27T23:00', '2024-04-03T22:00'],
    ['month', '2024-06', '2024-05-31T22:00', '2024-06-30T22:00'],
    ['month', '2024-06-14', '2024-05-31T22:00', '2024-06-30T22:00'],
    ['year', '2024', '2023-12-31T23:00', '2024-12-31T23:00'],
    ['year', '2024-06', '2023-12-31T23:00', '2024-12-31T23:00'],
    ['range', '2024-06-14', '2024-06-13T22:00', '2024-06-14T22:00'],
  ])('to the %s from %s is as wide as its precision', (precision, start, from, to) => {
    expect(span({ start, precision })).toEqual([`${from}:00.000Z`, `${to}:00.000Z`]);
  });

  it('ends at the end of a stated day and at a stated instant', () => {
    expect(span({ start: '2024-06-14', end: '2024-06-16', precision: 'range' })).toEqual([
      '2024-06-13T22:00:00.000Z',
      '2024-06-16T22:00:00.000Z',
    ]);
    expect(
      span({ start: '2024-06-14T12:00+02:00', end: '2024-06-14T14:00+02:00', precision: 'hour' }),
    ).toEqual(['2024-06-14T10:00:00.000Z', '2024-06-14T12:00:00.000Z']);
  });

  it('is never empty', () => {
    const instant = '2024-06-14T12:00+02:00';
    const { start, end } = occurredSpan({ start: instant, end: instant, precision: 'minute' }, 'UTC');
    expect(end! - start).toBeGreaterThan(0);
  });

  it('is open when its end is', () => {
    expect(span({ start: '2024-06-14', open_end: true, precision: 'day' })[1]).toBeNull();
  });
});

describe('two spans', () => {
  it('are disjoint when one ends where the other starts, since ends are exclusive', () => {
    expect(spansDisjoint({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(true);
    expect(spansDisjoint({ start: 5, end: 9 }, { start: 0, end: 5 })).toBe(true);
    expect(spansDisjoint({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(false);
    expect(spansDisjoint({ start: 0, end: null }, { start: 5, end: 9 })).toBe(false);
    expect(spansDisjoint({ start: 10, end: null }, { start: 5, end: 9 })).toBe(true);
  });
});
