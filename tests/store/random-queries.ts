import fc from 'fast-check';
import { aspects, precisionLadder, statuses, verifications } from '../../server/contract/codebook.ts';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { viewOf } from '../../server/contract/view.ts';
import { printText } from '../../server/query/cql2/print-text.ts';
import { accountProperties, incidentProperties } from '../../server/query/properties.ts';
import { relevance } from '../../server/query/relevance.ts';
import { hour } from './made-versions.ts';
import { filtersOf } from './random-filters.ts';
import { lat, lon, municipality, person, tag, time } from './random-versions.ts';

const box = fc
  .tuple(lon, lat, lon, lat)
  .map(
    ([west, y1, east, y2]): NonNullable<IncidentQuery['bbox']> => [
      west,
      Math.min(y1, y2),
      east,
      Math.max(y1, y2),
    ],
  );
const datetime = fc.tuple(fc.option(time), fc.option(time)).map(([a, b]) => {
  const both = a !== null && b !== null;
  return { text: '', start: both ? Math.min(a, b) : a, end: both ? Math.max(a, b) : b };
});
const question = fc.constantFrom(
  'zelcan',
  'ZEL',
  'Зел',
  'đurđ',
  'durd po',
  '1244',
  'k',
  'gora zelena',
  'zelena gora,nothing',
  'k, gora z',
  'strasse',
  '北',
  '?!',
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(arbitrary, { maxLength: 2 }) },
  );

const sortables = {
  incidents: incidentProperties
    .filter((one) => one.sortable && one.name !== relevance)
    .map((one) => one.name),
  accounts: accountProperties.filter((one) => one.sortable).map((one) => one.name),
};

/** Up to two properties; of incidents sometimes the fit with the search, which stands alone. */
const sorts = (collection: 'incidents' | 'accounts') =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array<IncidentQuery['sort'][number]>(
        fc.record({ field: fc.constantFrom(...sortables[collection]), descending: fc.boolean() }),
        { maxLength: 2 },
      ),
    },
    {
      weight: collection === 'incidents' ? 1 : 0,
      arbitrary: fc.boolean().map((descending) => [{ field: relevance, descending }]),
    },
  );

/** Queries of every shape, most of them with few filters, so that most find something. */
export const queriesOf = (collection: 'incidents' | 'accounts'): fc.Arbitrary<IncidentQuery> =>
  fc
    .record({
      bbox: sometimes(box),
      datetime: sometimes(datetime),
      q: sometimes(question),
      type: few(fc.constantFrom('protest', 'riot', 'other')),
      sub_type: few(fc.constantFrom('peaceful_protest', 'mob_violence')),
      municipality: few(municipality),
      actor: few(person),
      claimant: few(person),
      tag: few(tag),
      verification: few(fc.constantFrom<string>(...verifications)),
      precision: sometimes(fc.constantFrom(...precisionLadder)),
      contested: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.boolean() },
        {
          weight: 1,
          arbitrary: fc.uniqueArray(fc.constantFrom<string>(...aspects), { minLength: 1, maxLength: 2 }),
        },
      ),
      status: few(fc.constantFrom<string>(...statuses)),
      filter: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: filtersOf(collection).map(printText) },
      ),
      view: fc.oneof(
        { weight: 4, arbitrary: fc.constant('preferred' as const) },
        { weight: 1, arbitrary: fc.constant('all' as const) },
        { weight: 1, arbitrary: fc.oneof(person, fc.constant('nobody')).map(viewOf) },
      ),
      knownAt: sometimes(time.map((at) => ({ text: '', at }))),
      recordedAt: sometimes(fc.integer({ min: 39, max: 51 }).map((at) => ({ text: '', at: hour(at) }))),
      sort: sorts(collection),
      limit: fc.constantFrom(1, 3, 100),
      offset: fc.constantFrom(0, 0, 0, 2, 50),
    })
    .map((query) => ({ ...emptyQuery, ...query }));

/** Readers, or staff. */
export const audiences = fc.constantFrom<{ statuses: readonly string[] }>(
  { statuses: ['published'] },
  { statuses: [...statuses] },
);
