import { describe, expect, it } from 'vitest';
import { whenInWords } from '../../../server/contract/words/dates.ts';

const vienna = { of: 'en', zone: 'Europe/Vienna' } as const;
const span = (start: string, end: string, precision: 'minute' | 'hour' | 'day' = 'minute') =>
  whenInWords({ start, end, open: false, precision }, vienna);

describe('the words of a time', () => {
  it('name the minute at which it ended as it was stated', () => {
    expect(span('2024-05-10T05:15:00Z', '2024-05-10T07:40:00Z')).toBe('10 May 2024, 07:15 – 09:40');
    expect(span('2024-05-10T20:00:00Z', '2024-05-11T04:30:00Z')).toBe(
      '10 May 2024, 22:00 – 11 May 2024, 06:30',
    );
  });

  it('end a day that was stated as a whole at its last minute', () => {
    expect(span('2024-05-10T01:00:00Z', '2024-05-10T22:00:00Z', 'hour')).toBe('10 May 2024, 03:00 – 23:59');
  });

  it('say a single minute once', () => {
    expect(span('2024-05-10T05:15:00Z', '2024-05-10T05:16:00Z')).toBe('10 May 2024, 07:15');
  });

  it('count a span of days to the last of them', () => {
    expect(span('2024-05-09T22:00:00Z', '2024-05-11T22:00:00Z', 'day')).toBe('10 May 2024 – 11 May 2024');
  });
});
