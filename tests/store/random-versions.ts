import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import {
  aspects,
  placePrecisions,
  type Status,
  statuses,
  timePrecisions,
  verifications,
} from '../../server/contract/codebook.ts';
import type { Shape, State } from '../../server/domain/projection.ts';
import { hour, madeAccount, madeAccountState, madeState, madeVersion } from './made-versions.ts';

/** Few values on purpose: ends that coincide, equal times and edges that touch are where engines differ. */
export const time = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(-1, 0, 0, 0, 1))
  .map(([at, off]) => hour(at) + off);
export const lon = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 40, max: 64 }).map((half) => half / 2) },
  { weight: 2, arbitrary: fc.constantFrom(-180, -179.5, -179, 178.5, 179, 179.5, 180) },
  { weight: 1, arbitrary: fc.integer({ min: -180, max: 180 }) },
);
export const lat = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 80, max: 96 }).map((half) => half / 2) },
  { weight: 1, arbitrary: fc.constantFrom(-90, -89.5, 0, 89.5, 90) },
);
export const municipality = fc.constantFrom('upper', 'lower', 'coast');
export const person = fc.constantFrom('observers', 'police', 'party', 'mission');
const type = fc.constantFrom(
  ['protest', 'peaceful_protest'] as const,
  ['protest', 'protest_with_intervention'] as const,
  ['riot', 'mob_violence'] as const,
);
export const phrase = fc.constantFrom(
  'Zelčan',
  'Zelçan/Зелчан',
  'Ђурђево поље',
  'Đurđevo',
  'Përroi i Thatë 1244',
  'KFX-30 road',
  'Straße 北京',
  '—',
  'zelena-gora',
);

export const tag = fc.constantFrom('gora', 'zelena gora', 'ђурђево', 'road-1244');

function ring(x: number, y: number, width: number, height: number): Position[] {
  const [east, north] = [x + width, Math.min(90, y + height)];
  return [
    [x, y],
    [east, y],
    [east, north],
    [x, north],
    [x, y],
  ];
}

export const area: fc.Arbitrary<Geometry> = fc
  .tuple(lon, lat, fc.constantFrom(0.5, 1, 3), fc.constantFrom(0.5, 2), fc.constantFrom(0, 1, 2, 3, 4))
  .map(([x, y, width, height, form]): Geometry => {
    const outer = ring(x, y, width, height);
    if (form === 0) return { type: 'Polygon', coordinates: [outer] };
    if (form === 1) {
      const hole = ring(x + width / 4, y + height / 4, width / 2, height / 2).reverse();
      return { type: 'Polygon', coordinates: [outer, hole] };
    }
    if (form === 2) return { type: 'Polygon', coordinates: [[outer[0]!, outer[1]!, outer[2]!, outer[0]!]] };
    const parts = Array.from({ length: form === 3 ? 2 : 7 }, (_, i) => [
      ring(x + i * 2, y, width / 2, height),
    ]);
    return { type: 'MultiPolygon', coordinates: parts };
  });
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({
    kind: fc.constant('disc' as const),
    lon,
    lat,
    radius_m: fc.constantFrom(0, 10, 25_000, 60_000, 400_000),
  }),
  area.map((geometry) => ({ kind: 'area' as const, geometry })),
);

/** What an incident or account itself is drawn as: mostly not what its accounts claim, so that the two are told apart. */
const drawn: fc.Arbitrary<Geometry | null> = fc.option(
  fc.oneof(
    fc.tuple(lon, lat).map(([x, y]): Geometry => ({ type: 'Point', coordinates: [x, y] })),
    area,
    fc.tuple(lon, lat).map(
      ([x, y]): Geometry => ({
        type: 'LineString',
        coordinates: [
          [x, y],
          [x + 2, y],
        ],
      }),
    ),
  ),
  { freq: 4 },
);

const span = fc
  .tuple(fc.option(time, { freq: 6 }), fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 }))
  .map(([start, hours]) => ({
    occurred_start: start,
    occurred_end: start === null || hours === null ? null : start + hours * 3_600_000,
  }));
const content = fc.record({
  span,
  shapes: fc.array(shape, { maxLength: 3 }),
  geometry: drawn,
  type,
  title: phrase,
  title_sq: fc.option(phrase, { nil: undefined }),
  occurred_open: fc.boolean(),
  time_precision: fc.option(fc.constantFrom(...timePrecisions)),
  uncertainty_m: fc.option(fc.constantFrom(0, 10, 500, 25_000)),
  border_point_km: fc.option(fc.constantFrom(0.5, 2, 10.25)),
  verification: fc.constantFrom(...verifications),
  place_precision: fc.constantFrom(...placePrecisions),
  contested: fc.subarray([...aspects], { maxLength: 2 }),
  municipalities: fc.uniqueArray(municipality, { maxLength: 2 }),
  municipalities_possible: fc.uniqueArray(municipality, { maxLength: 2 }),
  claimants: fc.uniqueArray(person, { maxLength: 3 }),
  actors: fc.uniqueArray(person, { maxLength: 3 }),
  search: fc.array(phrase, { maxLength: 3 }),
  tags: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }) },
  ),
});
const accountContent = fc.record({
  account: fc.constantFrom('first', 'second'),
  known_from: time,
  span,
  shapes: fc.array(shape, { maxLength: 2 }),
  geometry: drawn,
  claimant: person,
  type: fc.option(fc.constantFrom('protest' as const, 'riot' as const)),
  place_precision: fc.constantFrom(...placePrecisions),
  uncertainty_m: fc.option(fc.constantFrom(0, 10, 500, 25_000)),
  municipalities: fc.uniqueArray(municipality, { maxLength: 2 }),
});

const version = fc.record({
  status: fc.constantFrom(...statuses, 'published' as const, 'published' as const),
  recorded: fc.integer({ min: 40, max: 50 }).map(hour),
  /** Points in time at which the reading changes, and what it is from each on. */
  states: fc.uniqueArray(fc.tuple(time, content), { selector: ([at]) => at, maxLength: 3 }),
  accounts: fc.array(accountContent, { maxLength: 3 }),
  /** One claimant who tells it alone, or several who each tell something else. */
  tellers: fc.oneof(
    person,
    fc.uniqueArray(
      fc.tuple(person, fc.uniqueArray(fc.tuple(time, content), { selector: ([at]) => at, maxLength: 2 })),
      {
        selector: ([who]) => who,
        maxLength: 3,
      },
    ),
  ),
});
type Reading = readonly (readonly [number, Content])[];
type Content = typeof content extends fc.Arbitrary<infer C> ? C : never;

/** States that follow each other, the last one open as the domain has it; each of them names the claimant who tells it so, where there is one. */
function statesOf(
  { id, version: number, status }: { id: string; version: number; status: Status },
  readings: Reading,
  teller: string | null,
): State[] {
  const starts = readings.toSorted(([a], [b]) => a - b);
  return starts.map(([from, facts], index) => {
    const { span: occurred, shapes, geometry, search, type: types, title_sq, claimants, ...rest } = facts;
    const end = starts[index + 1]?.[0] ?? null;
    const [typeCode, subType] = types;
    const names = title_sq === undefined ? {} : { title_sq };
    const speaking = [...new Set([...claimants, ...(teller === null ? [] : [teller])])];
    const state = madeState(
      id,
      number,
      { status, type: typeCode, sub_type: subType, ...names, claimants: speaking, ...rest },
      { known_from: from, known_to: end, ...occurred, shapes, search },
    );
    return { ...state, feature: { ...state.feature, geometry } };
  });
}

/** Histories of some incidents, their versions in the order in which they are to be committed. */
export const historiesOf = (incidents: number) =>
  fc
    .array(fc.array(version, { minLength: 1, maxLength: 3 }), { minLength: incidents, maxLength: incidents })
    .map((all) => {
      const made = all.flatMap((versions, number) => {
        const id = `incident-${number}`;
        const times = versions.map((one) => one.recorded).sort((a, b) => a - b);
        return versions.map((one, base) => {
          const { tellers } = one;
          const sole = typeof tellers === 'string' ? tellers : null;
          const of = { id, version: base + 1, status: one.status };
          const states = statesOf(of, one.states, sole);
          const told = (typeof tellers === 'string' ? [] : tellers)
            .map(([claimant, readings]) => ({
              claimant,
              states: statesOf(of, readings, claimant),
            }))
            .filter((each) => each.states.length > 0);
          const speaking =
            sole === null ? ['a-witness', 'another', ...told.map((each) => each.claimant)] : [sole];
          const accountStates = one.accounts.map(
            ({
              span: occurred,
              claimant,
              municipalities,
              type: claimed,
              place_precision,
              uncertainty_m,
              ...rest
            }) =>
              madeAccountState(id, {
                ...rest,
                ...occurred,
                properties: { claimant, municipalities, type: claimed, place_precision, uncertainty_m },
              }),
          );
          return madeVersion(id, base, {
            ...{ status: one.status, recorded: times[base]!, states, accountStates },
            ...{ told, document: { accounts: speaking.map(madeAccount) } },
          });
        });
      });
      return made.sort((a, b) => a.change.recorded_at.localeCompare(b.change.recorded_at));
    });

export const histories = historiesOf(25);
