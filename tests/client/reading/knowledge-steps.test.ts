import { describe, expect, it } from 'vitest';
import { dateOf, earlierPoint, laterPoint, stepOf } from '../../../client/src/state/knowledge-steps.ts';
import { isDateOrInstant, lastInstant } from '../../../server/contract/time.ts';

const points = [10, 20, 30].map((at) => ({ at, count: 1 }));

describe('the dates on which more became known', () => {
  it.each([
    [null, 3],
    [35, 2],
    [30, 2],
    [29, 1],
    [10, 0],
    [9, -1],
  ])('puts the knowledge date %s at step %s', (at, step) => {
    expect(stepOf(points, at)).toBe(step);
  });

  it('goes to the change before and to the one after, and knows where there is none', () => {
    expect(earlierPoint(points, null)?.at).toBe(30);
    expect(earlierPoint(points, 30)?.at).toBe(20);
    expect(earlierPoint(points, 25)?.at).toBe(20);
    expect(earlierPoint(points, 10)).toBeNull();
    expect(laterPoint(points, 5)?.at).toBe(10);
    expect(laterPoint(points, 20)?.at).toBe(30);
    expect(laterPoint(points, 30)).toBeNull();
    expect(laterPoint(points, null)).toBeNull();
  });

  it('writes the end of a day as the day, and any other instant so that it is read as the same', () => {
    const zone = 'Europe/Belgrade';
    expect(dateOf(Date.parse('2023-05-29T21:59:59.999Z'), zone)).toBe('2023-05-29');
    for (const text of ['2023-05-29T19:41:00Z', '2023-05-29T21:59:59.998Z', '2023-12-31T23:59:59.999Z']) {
      const written = dateOf(Date.parse(text), zone);
      expect(isDateOrInstant(written)).toBe(true);
      expect(written.length).toBeGreaterThan(10);
      expect(lastInstant(written, zone)).toBe(Date.parse(text));
    }
  });
});
