import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import {
  type ArrayElement,
  type ArrayValue,
  arithmeticOperators,
  arrayOperators,
  type Call,
  comparisons,
  type Interval,
  type Operand,
  type Predicate,
  type Property,
  type Scalar,
  type Spatial,
  spatialOperators,
  type Temporal,
  temporalOperators,
} from '../../../server/query/cql2/ast.ts';

/** Coordinates of what is empty. */
const nothing = fc.constant<Position[]>([]);

/** Numbers as both encodings keep them: finite, without a negative zero. */
const number = fc
  .oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(1e21, 1e-7, -2.5e-9, 0.1, 9007199254740991),
  )
  .map((value) => (value === 0 ? 0 : value));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom("'", '\\', '"', '%', '_', '\n', '\t', 'n', 't', 'a', 'Ž', 'ђ', '\u0007', '😀'),
    maxLength: 8,
  }),
);

const name = fc.oneof(
  fc.constantFrom(
    'x',
    'type',
    'eo:cover',
    '_a',
    'časova',
    'дан',
    'place.name',
    'date',
    'DATE',
    'And',
    'point',
    't_1',
  ),
  fc.constantFrom(
    'two words',
    'a"b',
    'a-b',
    '1st',
    'NULL',
    'div',
    'S_WITHIN',
    'isNull',
    '\u1680x',
    '漢字',
    '.',
  ),
  fc.string({ minLength: 1, maxLength: 5 }),
);
const property: fc.Arbitrary<Property> = name.map((one) => ({ property: one }));

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = day.map((iso) => ({ date: iso.slice(0, 10) }));
const timestamp = fc
  .tuple(day, fc.constantFrom('', '.5', '.123456', '.000000001'))
  .map(([iso, fraction]) => ({ timestamp: `${iso.slice(0, 19)}${fraction}Z` }));

const position = (length: number): fc.Arbitrary<Position> =>
  fc.array(number, { minLength: length, maxLength: length });

function geometryOf(length: number): fc.Arbitrary<Geometry> {
  const at = position(length);
  const line = fc.oneof(nothing, fc.array(at, { minLength: 2, maxLength: 4 }));
  const ring = fc.array(at, { minLength: 3, maxLength: 5 }).map((list) => [...list, list[0]!]);
  const rings = fc.array(ring, { maxLength: 3 });
  return fc.oneof(
    fc.oneof(at, fc.constant<Position>([])).map((coordinates) => ({ type: 'Point' as const, coordinates })),
    fc.array(at, { maxLength: 4 }).map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
    line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
    fc
      .array(line, { maxLength: 3 })
      .map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
    rings.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
    fc.array(rings, { maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
  );
}

const simple = fc.oneof(geometryOf(2), geometryOf(3));
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc
    .array(
      fc.oneof(
        simple,
        fc
          .array(simple, { maxLength: 2 })
          .map((geometries) => ({ type: 'GeometryCollection' as const, geometries })),
      ),
      { maxLength: 3 },
    )
    .map((geometries) => ({ type: 'GeometryCollection' as const, geometries })),
);
const box = fc.oneof(position(4), position(6)).map((bbox) => ({ bbox }));

const functionName = fc.constantFrom('text_search', 'Buffer', 'avg', 'f', 'near:by', 'оближњи');

function pair<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> {
  return fc.tuple(arbitrary, arbitrary);
}

interface Kinds {
  predicate: Predicate;
  scalar: Scalar;
  spatial: Spatial;
  temporal: Temporal;
  interval: Interval;
  array: ArrayValue;
  element: ArrayElement;
  call: Call;
}

const { predicate } = fc.letrec<Kinds>((tie) => {
  const leaf = fc.oneof(text, number, fc.boolean(), date, timestamp, property);
  const operand: fc.Arbitrary<Operand> = fc.oneof(
    tie('scalar'),
    tie('spatial'),
    tie('temporal'),
    tie('array'),
    tie('predicate'),
  ) as fc.Arbitrary<Operand>;
  /** Flat, as the canonical form has it. */
  const chain = (op: 'and' | 'or') =>
    fc.array(tie('predicate'), { minLength: 2, maxLength: 3 }).map((args) => ({
      op,
      args: (args as Predicate[]).flatMap((arg) =>
        typeof arg === 'object' && 'op' in arg && arg.op === op ? (arg.args as Predicate[]) : [arg],
      ),
    }));
  const operation = <O extends string, T>(ops: readonly O[], args: fc.Arbitrary<T>) =>
    fc.record({ op: fc.constantFrom(...ops), args }, { noNullPrototype: true });
  const end = fc.oneof(date, timestamp, property, tie('call'), fc.constant('..' as const));
  return {
    call: operation(['f'], fc.array(operand, { maxLength: 3 })).chain(({ args }) =>
      functionName.map((op) => ({ op, args })),
    ),
    scalar: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      operation(arithmeticOperators, pair(tie('scalar'))),
      operation(['casei', 'accenti'], fc.tuple(tie('scalar'))),
      tie('call'),
    ) as fc.Arbitrary<Scalar>,
    spatial: fc.oneof({ maxDepth: 3 }, geometry, box, property, tie('call')) as fc.Arbitrary<Spatial>,
    interval: fc.tuple(end, end).map((interval) => ({ interval })) as fc.Arbitrary<Interval>,
    temporal: fc.oneof(
      { maxDepth: 3 },
      date,
      timestamp,
      tie('interval'),
      property,
      tie('call'),
    ) as fc.Arbitrary<Temporal>,
    element: fc.oneof(
      { maxDepth: 3 },
      leaf,
      tie('scalar'),
      tie('interval'),
      tie('spatial'),
      fc.array(tie('element'), { maxLength: 3 }),
    ) as fc.Arbitrary<ArrayElement>,
    array: fc.oneof(
      { maxDepth: 3 },
      property,
      fc.array(tie('element'), { maxLength: 3 }),
      tie('call'),
    ) as fc.Arbitrary<ArrayValue>,
    predicate: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.boolean(),
      property,
      operation(comparisons, pair(tie('scalar'))),
      chain('and'),
      chain('or'),
      operation(['not'], fc.tuple(tie('predicate'))),
      operation(['like'], pair(tie('scalar'))),
      operation(['between'], fc.tuple(tie('scalar'), tie('scalar'), tie('scalar'))),
      operation(['in'], fc.tuple(tie('scalar'), fc.array(tie('scalar'), { minLength: 1, maxLength: 3 }))),
      operation(['isNull'], fc.tuple(operand.filter((one) => !Array.isArray(one)))),
      operation(spatialOperators, pair(tie('spatial'))),
      operation(temporalOperators, pair(tie('temporal'))),
      operation(arrayOperators, pair(tie('array'))),
      tie('call'),
    ) as fc.Arbitrary<Predicate>,
  };
});

/** Any canonical tree, of every operator and literal, names and texts of every character. */
export const arbitraryPredicate: fc.Arbitrary<Predicate> = predicate;
