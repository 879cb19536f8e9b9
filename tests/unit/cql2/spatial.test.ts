import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type BoxLiteral, type SpatialOperator, spatialOperators } from '../../../server/query/cql2/ast.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { spatiallyRelated } from '../../../server/query/cql2/spatial.ts';

/** The geometry of well-known text, or a box. */
function shape(text: string): Geometry | BoxLiteral {
  return (parseText(`S_WITHIN(${text}, x)`) as unknown as { args: [Geometry | BoxLiteral] }).args[0];
}

/** Short names of the operators that hold, in the order of the list. */
function holding(a: string, b: string): string {
  const held = spatialOperators.filter((op) => spatiallyRelated(op, shape(a), shape(b)) === true);
  return held.map((op) => op.slice(2)).join(' ');
}

const square = 'POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))';
const ringed = 'POLYGON((0 0, 6 0, 6 6, 0 6, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))';

describe('spatial relations', () => {
  it.each([
    ['POINT(1 1)', square, 'intersects within'],
    [square, 'POINT(1 1)', 'intersects contains'],
    ['POINT(4 1)', square, 'intersects touches'],
    [square, 'POINT(4 4)', 'intersects touches'],
    ['POINT(5 1)', square, 'disjoint'],
    ['POINT(1 2)', 'POINT(1 2)', 'intersects equals within contains'],
    ['POINT(3 3)', ringed, 'disjoint'],
    ['POINT(2 3)', ringed, 'intersects touches'],
    ['MULTIPOINT(1 1, 9 9)', square, 'intersects crosses'],
    ['MULTIPOINT(1 1, 2 2)', square, 'intersects within'],
    ['LINESTRING(1 1, 2 2)', square, 'intersects within'],
    ['LINESTRING(1 1, 9 9)', square, 'intersects crosses'],
    ['LINESTRING(0 0, 4 0)', square, 'intersects touches'],
    ['LINESTRING(-1 2, 1 -1)', square, 'intersects crosses'],
    ['LINESTRING(0 0, 2 2)', 'LINESTRING(0 2, 2 0)', 'intersects crosses'],
    ['LINESTRING(0 0, 2 0)', 'LINESTRING(1 0, 3 0)', 'intersects overlaps'],
    ['LINESTRING(0 0, 1 0)', 'LINESTRING(1 0, 2 0)', 'intersects touches'],
    ['LINESTRING(0 0, 2 2)', 'LINESTRING(2 2, 1 1, 0 0)', 'intersects equals within contains'],
    ['POLYGON((2 2, 6 2, 6 6, 2 6, 2 2))', square, 'intersects overlaps'],
    ['POLYGON((4 0, 8 0, 8 4, 4 4, 4 0))', square, 'intersects touches'],
    ['POLYGON((1 1, 2 1, 2 2, 1 1))', square, 'intersects within'],
    ['POLYGON((2 2, 4 2, 4 4, 2 4, 2 2))', ringed, 'intersects touches'],
    ['POLYGON((2.5 2.5, 3 2.5, 3 3, 2.5 2.5))', ringed, 'disjoint'],
    ['BBOX(0, 0, 4, 4)', square, 'intersects equals within contains'],
    ['BBOX(0, 0, -99, 4, 4, 99)', square, 'intersects equals within contains'],
    ['POLYGON Z((0 0 9, 4 0 9, 4 4 9, 0 4 9, 0 0 9))', square, 'intersects equals within contains'],
    ['BBOX(1, 1, 1, 3)', square, 'intersects within'],
    ['BBOX(1, 1, 1, 1)', 'POINT(1 1)', 'intersects equals within contains'],
    ['POINT EMPTY', square, 'disjoint'],
    ['POLYGON EMPTY', 'GEOMETRYCOLLECTION(POINT EMPTY)', 'equals disjoint'],
    ['MULTIPOLYGON(((0 0, 4 0, 4 4, 0 4, 0 0)), EMPTY)', square, 'intersects equals within contains'],
  ])('of %s and %s: %s', (a, b, expected) => {
    expect(holding(a, b)).toBe(expected);
  });

  it.each([
    ['POINT(179 0)', true],
    ['POINT(-179.5 0)', true],
    ['POINT(0 0)', false],
    ['LINESTRING(170 0, 177.5 0)', true],
    ['LINESTRING(-170 0, 170 0)', false],
    ['POLYGON((-180 -1, -179.9 -1, -179.9 1, -180 -1))', true],
  ])('of %s and a box across the antimeridian is met: %s', (text, met) => {
    const box = { bbox: [177, -18, -179, 18] };
    expect(spatiallyRelated('s_intersects', shape(text), box)).toBe(met);
    expect(spatiallyRelated('s_disjoint', box, shape(text))).toBe(!met);
  });

  it('of a multi-geometry within a box across the antimeridian look at both of its halves', () => {
    const islands = 'MULTIPOLYGON(((178 0, 179 0, 179 1, 178 0)), ((-180 0, -179.5 0, -179.5 1, -180 0)))';
    expect(spatiallyRelated('s_within', shape(islands), { bbox: [177, -18, -179, 18] })).toBe(true);
    expect(spatiallyRelated('s_within', shape(islands), { bbox: [178.5, -18, -179, 18] })).toBe(false);
  });

  it.each([
    ['GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(5 5, 6 6))', square, 'intersects crosses'],
    ['GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(1 2, 2 2))', square, 'intersects within'],
    ['GEOMETRYCOLLECTION(POINT(4 1), LINESTRING(0 0, 0 4))', square, 'intersects touches'],
    ['GEOMETRYCOLLECTION(POINT(9 9), LINESTRING(5 5, 6 6))', square, 'disjoint'],
    [`GEOMETRYCOLLECTION(${square}, POINT(9 9))`, square, 'intersects contains'],
    [`GEOMETRYCOLLECTION(${square}, POINT(1 1))`, square, 'intersects equals within contains'],
    [
      'GEOMETRYCOLLECTION(POLYGON((0 0, 2 0, 2 4, 0 4, 0 0)), POLYGON((2 0, 4 0, 4 4, 2 4, 2 0)))',
      square,
      'intersects equals within contains',
    ],
    [`GEOMETRYCOLLECTION(POLYGON((2 2, 6 2, 6 6, 2 6, 2 2)), POINT(1 1))`, square, 'intersects overlaps'],
    ['GEOMETRYCOLLECTION(LINESTRING(0 0, 2 2), POINT(9 9))', 'LINESTRING(0 2, 2 0)', 'intersects crosses'],
  ])('of the collection %s and %s: %s', (a, b, expected) => {
    expect(holding(a, b)).toBe(expected);
  });

  it('of an area that crosses itself still say that it is itself', () => {
    const crossed = 'POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))';
    expect(holding(crossed, crossed)).toBe('intersects equals within contains');
  });

  it('are unknown of what is no geometry, and of rings that make no sense', () => {
    expect(spatiallyRelated('s_disjoint', 'here', shape('POINT(1 1)'))).toBeNull();
    const broken = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [2, 2],
          [9, 9],
        ],
      ],
    };
    expect(spatiallyRelated('s_equals', broken, shape(square))).toBeNull();
  });
});

const coordinate = fc.integer({ min: -4, max: 4 });
const position: fc.Arbitrary<Position> = fc.tuple(coordinate, coordinate);
const rectangle = fc
  .tuple(position, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([[x, y], width, height]) => [x!, y!, x! + width, y! + height] as const);
const polygon = ([w, s, e, n]: readonly [number, number, number, number]): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ],
});
const any: fc.Arbitrary<Geometry | BoxLiteral> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  fc
    .array(position, { minLength: 1, maxLength: 3 })
    .map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  fc
    .uniqueArray(position, { minLength: 2, maxLength: 4, selector: (one) => one.join() })
    .map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  rectangle.map(polygon),
  rectangle.map((box) => ({ bbox: [...box] })),
);

describe('any two geometries', () => {
  const holds = (op: SpatialOperator, a: Geometry | BoxLiteral, b: Geometry | BoxLiteral) =>
    spatiallyRelated(op, a, b);

  it('are related as the definitions of the relations hang together', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const is = Object.fromEntries(spatialOperators.map((op) => [op, holds(op, a, b)]));
        expect(is.s_disjoint).toBe(!is.s_intersects);
        expect(is.s_within).toBe(holds('s_contains', b, a));
        expect(is.s_equals).toBe(is.s_within && is.s_contains);
        for (const op of ['s_intersects', 's_equals', 's_touches', 's_overlaps', 's_crosses'] as const)
          expect(holds(op, b, a), op).toBe(is[op]);
        const apart = ['s_disjoint', 's_touches', 's_overlaps', 's_crosses'].filter((op) => is[op]);
        expect(apart.length + Number(is.s_within || is.s_contains)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('are related as their collections are', () => {
    const collected = (one: Geometry): Geometry => ({
      type: 'GeometryCollection',
      geometries: [one, { type: 'GeometryCollection', geometries: [one] }],
    });
    const plain = any.filter((one): one is Geometry => 'type' in one && one.type !== 'LineString');
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        for (const op of spatialOperators) expect(holds(op, collected(a), b), op).toBe(holds(op, a, b));
      }),
      { numRuns: 300 },
    );
  });

  it('that are rectangles are related as their numbers say', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        const [w, e] = [Math.max(a[0], b[0]), Math.min(a[2], b[2])];
        const [s, n] = [Math.max(a[1], b[1]), Math.min(a[3], b[3])];
        const within = a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
        for (const other of [polygon(b), { bbox: [...b] }]) {
          expect(holds('s_intersects', polygon(a), other)).toBe(w <= e && s <= n);
          expect(holds('s_touches', polygon(a), other)).toBe(w <= e && s <= n && (w === e || s === n));
          expect(holds('s_within', polygon(a), other)).toBe(within);
        }
      }),
      { numRuns: 300 },
    );
  });
});
