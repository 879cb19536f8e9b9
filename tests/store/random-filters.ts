import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { aspects, statuses, verifications } from '../../server/contract/codebook.ts';
import type { PropertyInfo, PropertyKind } from '../../server/contract/queryable.ts';
import {
  arithmeticOperators,
  arrayOperators,
  comparisons,
  type Interval,
  type Predicate,
  type Property,
  type Scalar,
  type Spatial,
  spatialOperators,
  type Temporal,
  type TemporalOperator,
  temporalOperators,
} from '../../server/query/cql2/ast.ts';
import { accountProperties, incidentProperties } from '../../server/query/properties.ts';
import { area, lat, lon, municipality, person, phrase, time } from './random-versions.ts';

const text = fc.oneof(
  phrase,
  person,
  municipality,
  fc.constantFrom<string>(
    'protest',
    'riot',
    'mob_violence',
    'incident-3',
    '',
    'z',
    ...verifications,
    ...statuses,
    ...aspects,
  ),
);
const pattern = fc.constantFrom(
  '%',
  'Zel%',
  '%č%',
  'z_l%',
  '%ZELCAN%',
  '_',
  'incident-1%',
  '%\\%%',
  'strasse%',
  'p%',
);
const number = fc.constantFrom(0, 1, 2, 10, 500, 0.5, 10.25, -3, 25_000);
const timestamp = time.map((at) => ({ timestamp: new Date(at).toISOString().replace(/\.?0*Z$/, 'Z') }));
const date = fc.constantFrom('2023-06-13', '2023-06-14', '2023-06-15').map((one) => ({ date: one }));
const texts = fc.uniqueArray(fc.oneof(municipality, person, fc.constantFrom<string>(...aspects)), {
  minLength: 1,
  maxLength: 3,
});
const box = fc
  .tuple(lon, lat, lon, lat)
  .map(([west, y1, east, y2]) => ({ bbox: [west, Math.min(y1, y2), east, Math.max(y1, y2)] }));
const point = fc.tuple(lon, lat).map(([x, y]): Geometry => ({ type: 'Point', coordinates: [x, y] }));

/** Expressions over the properties of a collection that its check lets pass, with every class of operator. */
export function filtersOf(collection: 'incidents' | 'accounts'): fc.Arbitrary<Predicate> {
  return joined(conditionsOf(collection));
}

/** Expressions over the properties of a layer, which need at least a text, a number, a date, a timestamp and texts. */
export function layerFilters(properties: readonly PropertyInfo[]): fc.Arbitrary<Predicate> {
  return joined(fc.oneof(...Object.values(conditions(properties))));
}

/** As `filtersOf`, one condition only. */
export function conditionsOf(collection: 'incidents' | 'accounts'): fc.Arbitrary<Predicate> {
  return fc.oneof(...Object.values(conditionClasses(collection)));
}

/** Conditions of every class of operator on the properties of a collection, by the name of the class. */
export function conditionClasses(
  collection: 'incidents' | 'accounts',
): Record<string, fc.Arbitrary<Predicate>> {
  const queryable = (collection === 'incidents' ? incidentProperties : accountProperties).filter(
    (one) => one.queryable,
  );
  const id = { property: collection === 'incidents' ? 'id' : 'incident' };
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 3 });
  const span: fc.Arbitrary<Interval> = fc.constant({
    interval: [{ property: 'occurred_start' }, { property: 'occurred_end' }],
  });
  const strings = propertyOf(queryable, 'string');
  const claimed = fc.constant({ property: 'claimed_places' });
  return {
    ...conditions(queryable),
    'ids in a list': ids.map((all) => ({ op: 'in', args: [id, all.map((number) => `incident-${number}`)] })),
    'an id': ids.map(([number]) => ({ op: '=', args: [id, `incident-${number}`] })),
    'the type': fc.tuple(fc.constantFrom(...comparisons), text).map(([op, one]) => {
      return { op, args: [{ property: collection === 'incidents' ? 'type' : 'incident_type' }, one] };
    }),
    'boxes of claimed places': fc
      .tuple(fc.constantFrom('s_intersects' as const, 's_disjoint' as const), claimed, box)
      .map(([op, a, b]) => ({ op, args: [a, b] })),
    intervals: related(span, interval(timestamp), temporalOperators),
    words: fc.oneof(phrase, strings).map((question) => ({ op: 'text_search', args: [question] })),
    'unknown words': fc
      .oneof(phrase, strings)
      .map((one) => ({ op: 'isNull', args: [{ op: 'text_search', args: [one] }] })),
    'what happened during a time': interval(fc.oneof(timestamp, date)).map((one) => ({
      op: 'occurs_during',
      args: [one],
    })),
  };
}

function joined(simple: fc.Arbitrary<Predicate>): fc.Arbitrary<Predicate> {
  return fc.letrec<{ any: Predicate }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: simple },
      { weight: 1, arbitrary: tie('any').map((one): Predicate => ({ op: 'not', args: [one] })) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('and' as const, 'or' as const), tie('any'), tie('any'))
          .map(([op, ...args]): Predicate => ({ op, args: args.flatMap((one) => flat(op, one)) })),
      },
    ),
  })).any;
}

/** Canonical «and» and «or» are flat. */
function flat(op: 'and' | 'or', one: Predicate): Predicate[] {
  return typeof one === 'object' && 'op' in one && one.op === op ? (one.args as Predicate[]) : [one];
}

function propertyOf(properties: readonly PropertyInfo[], ...kinds: PropertyKind[]): fc.Arbitrary<Property> {
  const fitting = properties.filter((one) => kinds.includes(one.kind));
  return fc.constantFrom(...fitting.map((one) => ({ property: one.name })));
}

/** Conditions of every class of operator that all kinds of features know, on the properties there are. */
export function conditions(queryable: readonly PropertyInfo[]): Record<string, fc.Arbitrary<Predicate>> {
  const of = (...kinds: PropertyKind[]) => propertyOf(queryable, ...kinds);
  const has = (kind: PropertyKind) => queryable.some((one) => one.kind === kind);
  const strings = of('string');
  const numbers = of('number', 'integer');
  const times = of('timestamp');
  const arrays = of('strings');
  const comparison = fc.constantFrom(...comparisons);
  const folded = fc.oneof(
    strings,
    fc
      .tuple(fc.constantFrom('casei' as const, 'accenti' as const), strings)
      .map(([op, one]) => ({ op, args: [one] })),
    strings.map((one) => ({ op: 'casei' as const, args: [{ op: 'accenti' as const, args: [one] }] })),
  ) as fc.Arbitrary<Scalar>;
  const computed: fc.Arbitrary<Scalar> = fc.oneof(
    numbers,
    fc
      .tuple(fc.constantFrom(...arithmeticOperators), numbers, fc.oneof(number, numbers))
      .map(([op, a, b]) => ({ op, args: [a, b] as [Scalar, Scalar] })),
  );
  const compared = (left: fc.Arbitrary<Scalar>, right: fc.Arbitrary<Scalar>): fc.Arbitrary<Predicate> =>
    fc.tuple(comparison, left, right).map(([op, a, b]) => ({ op, args: [a, b] }));
  const listed = (left: fc.Arbitrary<Scalar>, right: fc.Arbitrary<Scalar>): fc.Arbitrary<Predicate> =>
    fc
      .tuple(left, fc.array(right, { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => ({ op: 'in', args: [a, list] }));
  return {
    texts: compared(folded, text),
    numbers: compared(computed, fc.oneof(number, numbers)),
    timestamps: compared(times, fc.oneof(timestamp, times)),
    'texts in a list': listed(strings, text),
    'numbers in a list': listed(computed, number),
    'timestamps in a list': listed(times, timestamp),
    patterns: fc.tuple(folded, pattern).map(([a, b]) => ({ op: 'like', args: [a, b] })),
    ranges: fc
      .tuple(computed, number, number)
      .map(([a, low, high]) => ({ op: 'between', args: [a, low, high] })),
    nulls: fc.constantFrom(...queryable).map(({ name }) => ({ op: 'isNull', args: [{ property: name }] })),
    ...(has('boolean') ? { truths: of('boolean') } : {}),
    ...(has('date')
      ? { dates: compared(of('date'), date), 'dates in a list': listed(of('date'), date) }
      : {}),
    arrays: fc
      .tuple(fc.constantFrom(...arrayOperators), arrays, fc.oneof(texts, arrays))
      .map(([op, a, b]) => ({ op, args: [a, b] })),
    instants: related(times, fc.oneof(timestamp, date), forInstants),
    'instants and intervals': related(times, interval(fc.oneof(timestamp, date)), forInstants),
    geometries: spatial(of('geometry')),
    'unknown texts': folded.map((one) => ({ op: 'isNull', args: [one] })),
    'texts that are timestamps': fc
      .tuple(comparison, times, timestamp)
      .map(([op, a, b]) => ({ op, args: [a, b.timestamp] })),
  };
}

/** Intervals with ends in order, of which one may be open. */
function interval(end: fc.Arbitrary<Interval['interval'][0]>): fc.Arbitrary<Interval> {
  const at = (one: Interval['interval'][0]) => JSON.stringify(one).match(/\d{4}[^"]*/)![0];
  return fc.tuple(end, end, fc.constantFrom('both', 'from', 'to')).map(([a, b, open]) => {
    const [first, second] = at(a) <= at(b) ? [a, b] : [b, a];
    return { interval: open === 'both' ? [first, second] : open === 'from' ? [first, '..'] : ['..', second] };
  });
}

/** Those that the standard defines for instants too. */
const forInstants = ['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects'] as const;

function related(
  left: fc.Arbitrary<Temporal>,
  right: fc.Arbitrary<Temporal>,
  operators: readonly TemporalOperator[],
): fc.Arbitrary<Predicate> {
  return fc.tuple(fc.constantFrom(...operators), left, right).map(([op, a, b]) => ({ op, args: [a, b] }));
}

function spatial(property: fc.Arbitrary<Property>): fc.Arbitrary<Predicate> {
  const literal: fc.Arbitrary<Spatial> = fc.oneof(box, box, area, point);
  const wide = fc.constant<Spatial>({ bbox: [-180, -90, 180, 90] });
  const some = fc.oneof({ weight: 4, arbitrary: literal }, { weight: 1, arbitrary: wide });
  return fc
    .tuple(fc.constantFrom(...spatialOperators, 's_intersects' as const), property, some, fc.boolean())
    .map(([op, a, b, turned]): Predicate => ({ op, args: turned ? [b, a] : [a, b] }));
}
