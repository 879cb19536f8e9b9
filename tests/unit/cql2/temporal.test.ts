import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TemporalOperator, temporalOperators } from '../../../server/query/cql2/ast.ts';
import { temporallyRelated } from '../../../server/query/cql2/temporal.ts';
import type { Value } from '../../../server/query/cql2/value.ts';

const date = (text: string) => ({ date: text });
const time = (text: string) => ({ timestamp: text });
const between = (start: string, end: string): Value => {
  const bound = (text: string) => (text === '..' ? text : text.length === 10 ? date(text) : time(text));
  return { interval: [bound(start), bound(end)] };
};

/** The relations of OWL Time on two closed stretches of whole numbers, written from its diagrams. */
const byNumbers: Record<TemporalOperator, (a: number, b: number, c: number, d: number) => boolean> = {
  t_after: (a, _b, _c, d) => a > d,
  t_before: (_a, b, c) => b < c,
  t_contains: (a, b, c, d) => a < c && d < b,
  t_disjoint: (a, b, c, d) => b < c || d < a,
  t_during: (a, b, c, d) => c < a && b < d,
  t_equals: (a, b, c, d) => a === c && b === d,
  t_finishedBy: (a, b, c, d) => a < c && b === d,
  t_finishes: (a, b, c, d) => c < a && b === d,
  t_intersects: (a, b, c, d) => Math.max(a, c) <= Math.min(b, d),
  t_meets: (_a, b, c) => b === c,
  t_metBy: (a, _b, _c, d) => a === d,
  t_overlappedBy: (a, b, c, d) => c < a && a < d && d < b,
  t_overlaps: (a, b, c, d) => a < c && c < b && b < d,
  t_startedBy: (a, b, c, d) => a === c && d < b,
  t_starts: (a, b, c, d) => a === c && b < d,
};

describe('temporal relations', () => {
  it.each(temporalOperators)('%s of intervals holds when it does of their ends as numbers', (op) => {
    const hour = fc.integer({ min: 0, max: 6 });
    const span = fc.tuple(hour, hour).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const at = (value: number) => `2023-05-29T0${value}:00:00Z`;
    fc.assert(
      fc.property(span, span, ([a, b], [c, d]) => {
        expect(temporallyRelated(op, between(at(a), at(b)), between(at(c), at(d)))).toBe(
          byNumbers[op](a, b, c, d),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('take an open end as one without end', () => {
    expect(temporallyRelated('t_contains', between('..', '..'), date('2023-05-29'))).toBe(true);
    expect(temporallyRelated('t_after', date('2023-05-29'), between('..', '2023-05-28'))).toBe(true);
    expect(
      temporallyRelated('t_starts', between('2023-01-01', '2023-02-01'), between('2023-01-01', '..')),
    ).toBe(true);
    expect(temporallyRelated('t_finishes', between('2023-01-01', '..'), between('2022-01-01', '..'))).toBe(
      true,
    );
  });

  it('take a date as its whole day in UTC', () => {
    const day = date('2023-05-29');
    expect(temporallyRelated('t_intersects', time('2023-05-29T23:59:59.999Z'), day)).toBe(true);
    expect(temporallyRelated('t_intersects', time('2023-05-30T00:00:00Z'), day)).toBe(false);
    expect(temporallyRelated('t_after', time('2023-05-30T00:00:00Z'), day)).toBe(true);
    expect(temporallyRelated('t_before', time('2023-05-28T23:59:59Z'), day)).toBe(true);
    expect(temporallyRelated('t_equals', day, between('2023-05-29', '2023-05-29'))).toBe(true);
    expect(temporallyRelated('t_equals', time('2023-05-29T00:00:00Z'), day)).toBe(false);
  });

  it('let neighbouring days meet without intersecting', () => {
    const [one, next] = [date('2023-05-29'), date('2023-05-30')];
    expect(temporallyRelated('t_intersects', one, next)).toBe(false);
    expect(temporallyRelated('t_before', one, next)).toBe(true);
    expect(temporallyRelated('t_after', next, one)).toBe(true);
    expect(
      temporallyRelated('t_meets', between('2023-05-01', '2023-05-29'), between('2023-05-30', '..')),
    ).toBe(true);
  });

  it('tell instants apart by less than a millisecond', () => {
    const [one, next] = [time('2023-05-29T10:00:00.0001Z'), time('2023-05-29T10:00:00.0002Z')];
    expect(temporallyRelated('t_before', one, next)).toBe(true);
    expect(temporallyRelated('t_equals', one, next)).toBe(false);
  });

  it('are unknown of an interval that runs backward, and of what is no time', () => {
    expect(
      temporallyRelated('t_disjoint', between('2023-05-30', '2023-05-01'), date('2023-05-29')),
    ).toBeNull();
    expect(temporallyRelated('t_disjoint', '2023-05-30', date('2023-05-29'))).toBeNull();
    expect(temporallyRelated('t_disjoint', time('soon'), date('2023-05-29'))).toBeNull();
  });
});
