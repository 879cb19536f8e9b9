import { aggregateDimensions } from '../../server/contract/feature.ts';
import { formats } from '../../server/format/registry.ts';
import { accountProperties, incidentProperties } from '../../server/query/properties.ts';
import { here, type Secrets, there } from './leak-worlds.ts';

const ids = [
  ...['visible', 'from-the-start', 'protected-later', 'in-a-band', 'drawn', 'withheld', 'acled-xyz1'],
  ...['not-published', 'not-released', 'nobody'],
];
const accounts = [
  'from-the-start:witness',
  'protected-later:witness',
  'withheld:witness',
  'in-a-band:gazette',
  'drawn:line',
  'drawn:outline',
];
const fixtures = { municipalities: 'zelcan', 'border-points': 'most', settlements: 'zelcan' };

/** A box of some metres around a secret place, as `bbox` and in CQL2. */
const boxAround = ({ lon, lat }: Secrets) => [lon - 0.0003, lat - 0.0003, lon + 0.0003, lat + 0.0003].join();
const filter = (text: string) => `filter=${encodeURIComponent(text)}`;

/** What tells two places apart where it is answered from the places themselves. */
const probes = [here, there].flatMap((place) => [
  `bbox=${boxAround(place)}`,
  filter(`S_INTERSECTS(claimed_places, BBOX(${boxAround(place)}))`),
  filter(`S_WITHIN(geometry, BBOX(${boxAround(place)}))`),
  `q=${place.landmark}`,
  `tag=${place.landmark.toLowerCase()}`,
  `q=${place.unreleased}`,
  `q=${place.notes}`,
  `q=${place.contact}`,
]);
const measured = [0.2, 0.5, 0.8, 1, 1.2, 1.5, 2, 7, 7.5, 8, 8.5, 9, 9.5, 10];
const distances = ['settlement_km', 'border_point_km', 'line_km'].flatMap((name) =>
  measured.map((km) => filter(`${name} < ${km}`)),
);
const dates = ['known-at=2024-06-01', 'recorded-at=2024-09-01T10:03:30Z', 'recorded-at=2024-09-01T10:02:30Z'];

function lists(collection: 'incidents' | 'accounts'): string[] {
  const address = `/api/collections/${collection}/items`;
  const properties = collection === 'incidents' ? incidentProperties : accountProperties;
  const sorted = properties
    .filter(({ sortable, name }) => sortable && name !== 'relevance')
    .flatMap(({ name }) => [
      `sortby=${name}&limit=2`,
      `sortby=-${name}&limit=2`,
      `sortby=${name}&limit=2&offset=2`,
    ]);
  const files = formats.flatMap(({ id }) => [
    `f=${id}`,
    `f=${id}&history=true`,
    `f=${id}&known-at=2024-06-01`,
  ]);
  const pages = ['', 'f=html', 'f=html&lang=sq', 'limit=1', 'status=published', 'view=claimant:witness'];
  const told = [
    'municipality=zelcan',
    'place_generalised=settlement',
    'settlement=zelcan',
    'place_name=Whisperhouse',
  ];
  const asked = [
    ...pages,
    ...dates,
    ...files,
    ...probes,
    ...sorted,
    ...told,
    ...(collection === 'incidents' ? distances : []),
  ];
  return asked.map((question) => `${address}?${question}`);
}

/** Tiles of WebMercatorQuad around both places, of every depth; where a tile is addressed by row, then column. */
function tiles(): string[] {
  return [here, there].flatMap(({ lon, lat }) =>
    Array.from({ length: 17 }, (_, z) => {
      const radians = (lat * Math.PI) / 180;
      const n = 2 ** z;
      const x = Math.floor(((lon + 180) / 360) * n);
      const y = Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * n);
      return `${z}/${y}/${x}`;
    }),
  );
}

const set = 'WebMercatorQuad';

/** Of the form of the secret in the link to a suggestion, and of the id of an import. */
const link = 'A'.repeat(43);
const file = '0123456789abcdef';

/** Every address to be asked, by the route that answers it. A route that is not here fails the test. */
export const questions: Readonly<Record<string, readonly string[]>> = {
  '/api': ['/api', '/api?f=html'],
  '/api/openapi.json': ['/api/openapi.json'],
  '/api/docs': ['/api/docs'],
  '/api/pages/:file': ['/api/pages/style.css', '/api/pages/none'],
  '/api/conformance': ['/api/conformance'],
  '/api/functions': ['/api/functions'],
  '/api/filter': [`/api/filter?${filter("settlement = 'zelcan'")}`, `/api/filter?${filter('settlement <')}`],
  '/api/formats': ['/api/formats'],
  '/api/collections': ['/api/collections', '/api/collections?f=html'],
  '/api/collections/incidents/items': lists('incidents'),
  '/api/collections/accounts/items': lists('accounts'),
  '/api/collections/incidents/items/:id': ids.flatMap((id) =>
    ['', 'f=html', 'f=html&lang=sq', 'version=1', 'version=2', 'version=3', 'version=1&f=html', ...dates]
      .concat(['f=bibtex', 'f=csl', 'f=ris', 'f=text', 'view=claimant:witness'])
      .map((question) => `/api/collections/incidents/items/${id}?${question}`),
  ),
  '/api/collections/incidents/items/:id/history': ids.flatMap((id) =>
    ['', 'changes=true', 'f=html'].map((more) => `/api/collections/incidents/items/${id}/history?${more}`),
  ),
  '/api/collections/incidents/aggregate': [
    ...aggregateDimensions.map((by) => `/api/collections/incidents/aggregate?by=${by}`),
    ...[...probes, ...distances].map((more) => `/api/collections/incidents/aggregate?by=month&${more}`),
  ],
  '/api/collections/incidents/comparison': ['', '&f=html', ...probes.map((probe) => `&${probe}`)].map(
    (more) => `/api/collections/incidents/comparison?since=2024-01-01${more}`,
  ),
  '/api/collections/incidents/feed': ['', 'f=jsonfeed', ...probes].map(
    (more) => `/api/collections/incidents/feed?${more}`,
  ),
  '/api/collections/accounts/items/:id': accounts.flatMap((id) =>
    ['', 'f=html', ...dates].map((more) => `/api/collections/accounts/items/${id}?${more}`),
  ),
  '/api/collections/:collection': ['incidents', 'accounts', ...Object.keys(fixtures)].flatMap((id) => [
    `/api/collections/${id}`,
    `/api/collections/${id}?f=html`,
  ]),
  '/api/collections/:collection/items': Object.keys(fixtures).map((id) => `/api/collections/${id}/items`),
  '/api/collections/:collection/items/:id': Object.entries(fixtures).map(
    ([collection, id]) => `/api/collections/${collection}/items/${id}`,
  ),
  ...Object.fromEntries(
    ['queryables', 'schema', 'sortables'].map((name) => [
      `/api/collections/:collection/${name}`,
      ['incidents', 'accounts'].map((id) => `/api/collections/${id}/${name}`),
    ]),
  ),
  '/api/tileMatrixSets': ['/api/tileMatrixSets'],
  '/api/tileMatrixSets/:set': [`/api/tileMatrixSets/${set}`],
  '/api/tiles': ['/api/tiles'],
  '/api/tiles/:set': [`/api/tiles/${set}`, `/api/tiles/${set}?f=tilejson`],
  '/api/tiles/:set/:tileMatrix/:tileRow/:tileCol': tiles().flatMap((tile) => [
    `/api/tiles/${set}/${tile}`,
    `/api/tiles/${set}/${tile}?collections=incidents&cells=8`,
    `/api/tiles/${set}/${tile}?collections=accounts`,
  ]),
  '/api/collections/:collection/tiles': ['/api/collections/incidents/tiles'],
  '/api/collections/:collection/tiles/:set': [`/api/collections/incidents/tiles/${set}`],
  '/api/collections/:collection/tiles/:set/:tileMatrix/:tileRow/:tileCol': tiles().flatMap((tile) => [
    `/api/collections/incidents/tiles/${set}/${tile}`,
    `/api/collections/accounts/tiles/${set}/${tile}?recorded-at=2024-09-01T10:03:30Z`,
  ]),
  '/api/styles': ['/api/styles'],
  '/api/styles/incidents': ['/api/styles/incidents'],
  '/api/changes': ['/api/changes?since=0', '/api/changes?since=0&limit=2'],
  '/api/checkpoint': ['/api/checkpoint'],
  '/api/deployment': ['/api/deployment'],
  '/api/places': ['/api/places?q=zelcan', '/api/places?q=Whisperhouse', '/api/places?q=Mumblebarns'],
  '/api/session': ['/api/session'],
  '/api/session/second-factor': ['/api/session/second-factor'],
  '/api/sessions': ['/api/sessions'],
  '/api/invitations': ['/api/invitations'],
  '/api/tokens': ['/api/tokens'],
  '/api/users': ['/api/users'],
  '/api/desk/incidents/:id': ids.map((id) => `/api/desk/incidents/${id}`),
  '/api/desk/incidents/:id/record': ids.map((id) => `/api/desk/incidents/${id}/record`),
  '/api/desk/incidents/:id/private': ids.map((id) => `/api/desk/incidents/${id}/private`),
  '/api/desk/incidents/:id/work': ids.map((id) => `/api/desk/incidents/${id}/work`),
  '/api/desk/incidents/:id/evidence': ids.map((id) => `/api/desk/incidents/${id}/evidence`),
  '/api/desk/evidence/:id': [1, 2].map((number) => `/api/desk/evidence/${number}`),
  '/api/evidence/:id': [1, 2, 3].map((number) => `/api/evidence/${number}`),
  '/api/desk/incidents/:id/restoration': ids.flatMap((id) =>
    [1, 2].map((version) => `/api/desk/incidents/${id}/restoration?version=${version}`),
  ),
  '/api/desk/incidents/:id/merger': ids.map((id) => `/api/desk/incidents/${id}/merger?into=visible`),
  '/api/desk/incidents/:id/split': ids.map((id) => `/api/desk/incidents/${id}/split?accounts=witness`),
  '/api/desk/queue': ['', ...probes, ...distances].map((more) => `/api/desk/queue?${more}`),
  '/api/desk/people': ['/api/desk/people'],
  '/api/desk/vocabulary': ['/api/desk/vocabulary'],
  '/api/audit': ['', 'limit=2', ...ids.map((id) => `subject=${id}`)].map((more) => `/api/audit?${more}`),
  '/api/imports': ['/api/imports'],
  '/api/imports/:id': [`/api/imports/${file}`],
  '/api/imports/:id/findings': ['json', 'csv', 'ndjson'].map((f) => `/api/imports/${file}/findings?f=${f}`),
  '/api/imports/:id/places': [`/api/imports/${file}/places`],
  '/api/alerts': ['/api/alerts'],
  '/api/alerts/deliveries': ['/api/alerts/deliveries', '/api/alerts/deliveries?limit=2'],
  '/api/suggestions': ['', 'status=accepted,rejected'].map((more) => `/api/suggestions?${more}`),
  '/suggest': ['/suggest', '/suggest?lang=sq'],
  '/suggestion/:token': [`/suggestion/${link}`],
  '/healthz': ['/healthz'],
  '/readyz': ['/readyz'],
};

/** Routes that tell of incidents: where nothing is protected, the two worlds give different answers here. */
export const tellingRoutes = [
  '/api/collections/incidents/items',
  '/api/collections/accounts/items',
  '/api/collections/incidents/items/:id',
  '/api/collections/incidents/items/:id/history',
  '/api/collections/incidents/aggregate',
  '/api/collections/incidents/comparison',
  '/api/collections/incidents/feed',
  '/api/collections/accounts/items/:id',
  '/api/tiles/:set/:tileMatrix/:tileRow/:tileCol',
  '/api/collections/:collection/tiles/:set/:tileMatrix/:tileRow/:tileCol',
];
