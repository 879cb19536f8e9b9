import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../client/src/state/days.ts';
import type { Period } from '../../../client/src/state/period.ts';
import { stepped } from '../../../client/src/state/playing.ts';

const year = { first: dayNumber('2023-01-01'), end: dayNumber('2024-01-01') };
const all: Period = { from: null, to: null };
const week = { unit: 'week', isCumulative: false } as const;

describe('a step through time', () => {
  it('goes from one week, month or day to the next, and back', () => {
    const june = { from: '2023-06-01', to: '2023-06-30' };
    const month = { unit: 'month', isCumulative: false } as const;
    expect(stepped(june, month, 1, year)).toEqual({ from: '2023-07-01', to: '2023-07-31' });
    expect(stepped(june, month, -1, year)).toEqual({ from: '2023-05-01', to: '2023-05-31' });
    // Weeks begin on Monday: 12 June 2023 was one.
    const monday = { from: '2023-06-12', to: '2023-06-18' };
    expect(stepped(monday, week, 1, year)).toEqual({ from: '2023-06-19', to: '2023-06-25' });
    const day = { from: '2023-02-28', to: '2023-02-28' };
    expect(stepped(day, { unit: 'day', isCumulative: false }, 1, year)).toEqual({
      from: '2023-03-01',
      to: '2023-03-01',
    });
  });

  it('takes all up to its end where asked to', () => {
    const cumulative = { unit: 'month', isCumulative: true } as const;
    expect(stepped(all, cumulative, 1, year)).toEqual({ from: null, to: '2023-01-31' });
    expect(stepped({ from: null, to: '2023-01-31' }, cumulative, 1, year)).toEqual({
      from: null,
      to: '2023-02-28',
    });
    expect(stepped({ from: null, to: '2023-02-28' }, cumulative, -1, year)).toEqual({
      from: null,
      to: '2023-01-31',
    });
  });

  it('begins with the unit in which any other period begins, or ends when it goes back', () => {
    const odd = { from: '2023-06-14', to: '2023-06-26' };
    expect(stepped(odd, week, 1, year)).toEqual({ from: '2023-06-12', to: '2023-06-18' });
    expect(stepped(odd, week, -1, year)).toEqual({ from: '2023-06-26', to: '2023-07-02' });
    expect(stepped(all, week, -1, year)).toEqual({ from: '2023-12-25', to: '2023-12-31' });
  });

  it('ends where the time there is ends, having met each day of it once', () => {
    const met: string[] = [];
    let now: Period | null = stepped(all, week, 1, year);
    for (; now; now = stepped(now, week, 1, year)) met.push(now.from!);
    expect(met[0]).toBe('2022-12-26');
    expect(met.at(-1)).toBe('2023-12-25');
    expect(met).toHaveLength(53);
    expect(stepped({ from: '2022-12-26', to: '2023-01-01' }, week, -1, year)).toBeNull();
  });
});
