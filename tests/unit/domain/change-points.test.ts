import { describe, expect, it } from 'vitest';
import { boundedPoints, gatherChanges } from '../../../server/domain/change-points.ts';

const day = (text: string, hour = 12) => Date.parse(`${text}T${String(hour).padStart(2, '0')}:00:00Z`);
type Seen = [id: number, from: number, to?: number | null, contested?: boolean];
const seen = (changes: ReturnType<typeof gatherChanges>, states: Seen[]) => {
  for (const [id, from, to = null, contested = false] of states) changes.add(id, from, to, contested);
  return changes.points();
};

describe('the instants at which what is known changes', () => {
  it('counts a state that takes the place of another as one change', () => {
    const states: Seen[] = [
      [1, 10, 20],
      [2, 20, null, true],
      [7, 20],
    ];
    expect(seen(gatherChanges(100), states)).toEqual([
      { at: 10, count: 1, contested: 0 },
      { at: 20, count: 2, contested: 1 },
    ]);
  });

  it('counts the end of a state whose next does not match, and none that lies behind the knowledge date', () => {
    const states: Seen[] = [
      [1, 10, 20],
      [5, 15, 40],
      [9, 12, 25],
      [10, 26],
    ];
    expect(seen(gatherChanges(30), states).map(({ at }) => at)).toEqual([10, 12, 15, 20, 25, 26]);
  });

  it('puts days, months or years together only where there are too many, at the last of their instants', () => {
    const points = [
      { at: day('2023-05-01', 8), count: 1, contested: 1 },
      { at: day('2023-05-01', 9), count: 2, contested: 0 },
      { at: day('2023-05-02'), count: 1, contested: 0 },
      { at: day('2023-07-02'), count: 1, contested: 0 },
      { at: day('2024-01-02'), count: 5, contested: 2 },
    ];
    expect(boundedPoints(points, 5, 'UTC')).toEqual(points);
    expect(boundedPoints(points, 4, 'UTC')[0]).toEqual({ at: day('2023-05-01', 9), count: 3, contested: 1 });
    expect(boundedPoints(points, 3, 'UTC').map(({ at, count }) => [at, count])).toEqual([
      [day('2023-05-02'), 4],
      [day('2023-07-02'), 1],
      [day('2024-01-02'), 5],
    ]);
    expect(boundedPoints(points, 2, 'UTC').map(({ count }) => count)).toEqual([5, 5]);
  });

  it('takes the days of the zone', () => {
    const points = [day('2023-05-01', 23), day('2023-05-02', 1), day('2023-05-03')].map((at) => ({
      at,
      count: 1,
      contested: 0,
    }));
    expect(boundedPoints(points, 2, 'Europe/Belgrade').map(({ count }) => count)).toEqual([2, 1]);
  });
});
