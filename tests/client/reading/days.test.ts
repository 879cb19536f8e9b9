import { describe, expect, test } from 'vitest';
import {
  axisTicks,
  binned,
  dayNumber,
  dayText,
  nextStart,
  startOf,
  unitFor,
} from '../../../client/src/state/days.ts';

const at = (text: string) => dayNumber(text);

describe('days', () => {
  test('a day survives its number', () => {
    for (const day of ['1969-12-31', '1970-01-01', '2023-05-29', '2024-02-29'])
      expect(dayText(at(day))).toBe(day);
  });

  test('a week starts on Monday, before and after 1970', () => {
    expect(dayText(startOf('week', at('2023-05-28')))).toBe('2023-05-22');
    expect(dayText(startOf('week', at('2023-05-29')))).toBe('2023-05-29');
    expect(dayText(startOf('week', at('1969-12-31')))).toBe('1969-12-29');
  });

  test('the next month and year begin on their first day, also from a long one', () => {
    expect(dayText(nextStart('month', at('2023-01-01')))).toBe('2023-02-01');
    expect(dayText(nextStart('month', at('2023-02-01')))).toBe('2023-03-01');
    expect(dayText(nextStart('month', at('2023-12-01')))).toBe('2024-01-01');
    expect(dayText(nextStart('year', at('2024-01-01')))).toBe('2025-01-01');
    expect(dayText(nextStart('year', at('2023-01-01')))).toBe('2024-01-01');
  });
});

describe('bins', () => {
  const days = {
    keys: ['2023-05-28', '2023-05-29', '2023-06-04', '2023-06-05'],
    counts: [1, 2, 3, 0],
    contested: [0, 1, 2, 0],
  };

  test('no incident is lost or counted twice, whatever the unit', () => {
    for (const unit of ['day', 'week', 'month', 'year'] as const) {
      const bins = binned(days, unit);
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(6);
      expect(bins.reduce((sum, bin) => sum + bin.contested, 0)).toBe(3);
    }
  });

  test('a week sums its days, and days without incidents make no bin', () => {
    expect(binned(days, 'week')).toEqual([
      { start: at('2023-05-22'), end: at('2023-05-29'), count: 1, contested: 0 },
      { start: at('2023-05-29'), end: at('2023-06-05'), count: 5, contested: 3 },
    ]);
  });

  test('bins are in order of time even when the days are not', () => {
    const bins = binned({ keys: ['2023-06-01', '2022-01-01'], counts: [1, 1], contested: [0, 0] }, 'month');
    expect(bins.map(({ start }) => dayText(start))).toEqual(['2022-01-01', '2023-06-01']);
  });

  test('the unit is the finest that leaves bars wide enough', () => {
    expect(unitFor(30, 600)).toBe('day');
    expect(unitFor(396, 700)).toBe('week');
    expect(unitFor(3_650, 700)).toBe('month');
    expect(unitFor(36_500, 700)).toBe('year');
  });
});

describe('axis', () => {
  test('ticks keep their distance and lie inside the span', () => {
    for (const [first, end, width] of [
      [at('2022-12-01'), at('2024-01-01'), 700],
      [at('2022-12-01'), at('2024-01-01'), 200],
      [at('2000-01-01'), at('2024-01-01'), 300],
    ] as const) {
      const ticks = axisTicks(first, end, width);
      expect(ticks.length).toBeGreaterThan(0);
      const x = ticks.map(({ day }) => ((day - first) / (end - first)) * width);
      for (let index = 1; index < x.length; index += 1) expect(x[index]! - x[index - 1]!).toBeGreaterThan(38);
      expect(ticks.every(({ day }) => day >= first && day < end)).toBe(true);
    }
  });

  test('January is marked as a year', () => {
    const ticks = axisTicks(at('2022-12-01'), at('2023-03-01'), 400);
    expect(ticks.filter(({ isYear }) => isYear).map(({ day }) => dayText(day))).toEqual(['2023-01-01']);
  });
});
