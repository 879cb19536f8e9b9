import type { Geometry } from 'geojson';

/**
 * A CQL2 expression (OGC 21-065r2). The tree is the standard's JSON encoding in one canonical form, so that the JSON
 * printer has nothing to translate; the text encoding is parsed into it and printed from it. Coordinates are
 * longitude, latitude in CRS84. Canonical: `and` and `or` are flat with at least two arguments, operator names have
 * the standard's JSON spelling (`a_containedBy`, `isNull`, `s_intersects`), `<>` is never `not` of `=`.
 */
export type Predicate =
  | { op: 'and' | 'or'; args: Predicate[] }
  | { op: 'not'; args: [Predicate] }
  | { op: Comparison; args: [Scalar, Scalar] }
  | { op: 'like'; args: [Scalar, Scalar] }
  | { op: 'between'; args: [Scalar, Scalar, Scalar] }
  | { op: 'in'; args: [Scalar, Scalar[]] }
  | { op: 'isNull'; args: [Operand] }
  | { op: SpatialOperator; args: [Spatial, Spatial] }
  | { op: TemporalOperator; args: [Temporal, Temporal] }
  | { op: ArrayOperator; args: [ArrayValue, ArrayValue] }
  | Property
  | Call
  | boolean;

export const comparisons = ['=', '<>', '<', '>', '<=', '>='] as const;
export type Comparison = (typeof comparisons)[number];

export const spatialOperators = [
  's_intersects',
  's_equals',
  's_disjoint',
  's_touches',
  's_within',
  's_overlaps',
  's_crosses',
  's_contains',
] as const;
export type SpatialOperator = (typeof spatialOperators)[number];

export const temporalOperators = [
  't_after',
  't_before',
  't_contains',
  't_disjoint',
  't_during',
  't_equals',
  't_finishedBy',
  't_finishes',
  't_intersects',
  't_meets',
  't_metBy',
  't_overlappedBy',
  't_overlaps',
  't_startedBy',
  't_starts',
] as const;
export type TemporalOperator = (typeof temporalOperators)[number];

export const arrayOperators = ['a_equals', 'a_contains', 'a_containedBy', 'a_overlaps'] as const;
export type ArrayOperator = (typeof arrayOperators)[number];

/** `div` is whole-number division, as the standard's text encoding spells it. */
export const arithmeticOperators = ['+', '-', '*', '/', '%', 'div', '^'] as const;
export type ArithmeticOperator = (typeof arithmeticOperators)[number];

export interface Property {
  property: string;
}
/** A function of the server or one that it does not know (refused by the check, printed and parsed all the same). */
export interface Call {
  op: string;
  args: Operand[];
}
export interface Arithmetic {
  op: ArithmeticOperator;
  args: [Scalar, Scalar];
}
/** `casei` folds case, `accenti` folds accents; both beyond ASCII. */
export interface Folded {
  op: 'casei' | 'accenti';
  args: [Scalar];
}
/** `YYYY-MM-DD`: a day, not an instant. */
export interface DateLiteral {
  date: string;
}
/** RFC 3339 in UTC. */
export interface TimestampLiteral {
  timestamp: string;
}
/** Ends are dates, timestamps, properties, calls or `..`. */
export interface Interval {
  interval: [IntervalEnd, IntervalEnd];
}
export type IntervalEnd = DateLiteral | TimestampLiteral | Property | Call | '..';
/** Four or six numbers; west > east crosses the antimeridian. */
export interface BoxLiteral {
  bbox: number[];
}

export type Scalar =
  | string
  | number
  | boolean
  | DateLiteral
  | TimestampLiteral
  | Property
  | Arithmetic
  | Folded
  | Call;
export type Spatial = Geometry | BoxLiteral | Property | Call;
export type Temporal = DateLiteral | TimestampLiteral | Interval | Property | Call;
export type ArrayElement = Scalar | Interval | Spatial | ArrayElement[];
export type ArrayValue = ArrayElement[] | Property | Call;
export type Operand = Scalar | Spatial | Temporal | ArrayValue | Predicate;
