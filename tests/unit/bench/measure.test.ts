import { describe, expect, it } from 'vitest';
import { encodeTile } from '../../../server/format/mvt.ts';
import { fewestFrames } from '../../bench/extra/frames.ts';
import { medianSample, quantile, type Sample } from '../../bench/measure/driver.ts';
import { differencesOf, factsOf } from '../../bench/measure/equality.ts';
import { atLeast, atMost, emptyRow } from '../../bench/report/row.ts';
import { exponentOf, growthOf, tableOf, verdictsOf } from '../../bench/report/table.ts';

const sample = (rps: number, p99 = 10): Sample => ({
  rps,
  p50: 5,
  p99,
  bytes: 1000,
  answers: 9,
  failures: {},
});
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const page = (ids: string[], numberMatched = ids.length) =>
  factsOf('page', 200, json({ numberMatched, unlocated: 0, features: ids.map((id) => ({ id })) }));

describe('what rounds say', () => {
  it('is the nearest rank', () => {
    expect([0.5, 0.99].map((share) => quantile([1, 2, 3, 4], share))).toEqual([2, 4]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('is the median of each number, and all failures', () => {
    const failed = { ...sample(30, 50), failures: { 503: 2 } };
    const middle = medianSample([sample(10, 90), failed, sample(20, 10)]);
    expect([middle.rps, middle.p99, middle.failures]).toEqual([20, 50, { 503: 2 }]);
  });
});

describe('two answers', () => {
  it('of pages are the same when number, order and ids are', () => {
    expect(differencesOf(page(['a', 'b']), page(['a', 'b']))).toEqual([]);
    expect(differencesOf(page(['a', 'b']), page(['b', 'a']))[0]).toContain('ids[0]: product a, baseline b');
    expect(differencesOf(page(['a'], 7), page(['a'], 8))).toEqual(['numberMatched: product 7, baseline 8']);
  });

  it('of counts are the same whatever their order', () => {
    const counts = (keys: string[], numbers: number[]) =>
      factsOf(
        'aggregate',
        200,
        json({ keys, counts: numbers, contested: [0, 0], numberMatched: 3, unlocated: 0 }),
      );
    expect(differencesOf(counts(['a', 'b'], [1, 2]), counts(['b', 'a'], [2, 1]))).toEqual([]);
    expect(differencesOf(counts(['a', 'b'], [1, 2]), counts(['a', 'b'], [2, 1]))).toHaveLength(1);
  });

  it('of tiles are compared by features, their ids and what cells count', () => {
    const tile = (properties: Record<string, string | number>) =>
      Buffer.from(
        encodeTile([
          { name: 'incidents', features: [{ geometry: { kind: 1, commands: [9, 2, 2] }, properties }] },
        ])!,
      );
    expect(factsOf('tile', 200, tile({ point_count: 7 }))).toEqual({ features: 1, points: 7, ids: [] });
    expect(factsOf('tile', 200, tile({ id: 'a' }))).toEqual({ features: 1, points: 0, ids: ['a'] });
    expect(factsOf('tile', 204, Buffer.alloc(0))).toEqual({ features: 0, points: 0, ids: [] });
  });

  it('are never the same when one failed', () => {
    expect(differencesOf(factsOf('page', 503, Buffer.alloc(0)), page(['a']))).not.toEqual([]);
  });
});

describe('the report', () => {
  const row = {
    ...emptyRow('page', 1_000_000),
    product: sample(40),
    baseline: sample(10, 100),
    verdicts: [atLeast('answers a second', 4, 3, '×'), atMost('p99', Number.POSITIVE_INFINITY, 1, '×')],
  };

  it('has ratios, and demands that fall short first', () => {
    expect(tableOf([row]).split('\n')[1]).toMatch(/^page +40.0 +5.0 +10.0 .* 4.0 +0.10 +yes$/);
    const lines = verdictsOf([row]).split('\n');
    expect(lines[1]).toMatch(/^SHORT +1M +page +p99 +≤ 1× +never$/);
    expect(lines[2]).toMatch(/^ok/);
  });

  it('tells what could not be measured from what fell short', () => {
    expect(atMost('p99', Number.NaN, 1).ok).toBeNull();
  });

  it('has the exponent of growth', () => {
    expect(exponentOf(2, 20, 100, 1000)).toBeCloseTo(1);
    expect(exponentOf(2, 2, 100, 1000)).toBe(0);
    expect(growthOf([row])).toBe('');
    const small = { ...row, count: 100_000 };
    expect(growthOf([small, row])).toMatch(/page +5.0 +5.0 +0.0/);
  });

  it('counts the frames of the worst half second', () => {
    const smooth = Array.from({ length: 120 }, (_, at) => at * 16);
    const stuck = smooth.map((time) => (time > 900 ? time + 450 : time));
    expect(fewestFrames(smooth)).toBeGreaterThan(55);
    expect(fewestFrames(stuck)).toBeLessThan(20);
  });
});
