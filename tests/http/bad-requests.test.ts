import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import { items, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createSeededServer();
});
afterAll(() => server.close());

/** Values that no reader of the parameter may take, by parameter; each is asked for on every list that has it. */
const wrong: Record<string, readonly string[]> = {
  bbox: [
    '',
    '1',
    '1,2,3',
    '1,2,3,4,5',
    '1,2,3,4,5,6,7',
    'a,b,c,d',
    '20,44,21,43',
    '20,91,21,92',
    '1,2,,4',
    'NaN,1,2,3',
    'Infinity,0,1,1',
    '181,0,182,1',
    '0x10,0,20,1',
    '1e999,0,1,1',
  ],
  datetime: [
    '',
    'yesterday',
    '2023-13-01',
    '2023-02-30',
    '2023-05-29T25:00:00Z',
    '../..',
    '2023-06-01/2023-05-01',
    '2023-05-01/2023-06-01/2023-07-01',
    '/',
    '2023-05-29T10:00:00+99:00',
    'P2D',
    '2023-05-29/P',
    '2023-W01',
  ],
  limit: ['', '0', '-1', '1.5', 'unlimited', 'ten', '1e3', '0x10', ' 5', '٣', '99999999999999999999x'],
  offset: ['', '-1', '1.5', 'many', '0x1'],
  cursor: ['x', '!!!', 'bm90LWEtY3Vyc29y', '..', 'e30'],
  sortby: [
    '',
    'nothing',
    '+',
    '-',
    '-nothing',
    'title,,id',
    'title;drop',
    'title,nothing',
    '__proto__',
    '-relevance,title',
  ],
  filter: [
    '',
    'nothing=1',
    'type=',
    "type='riot",
    "type='riot' AND",
    '(((',
    'type LIKE 5',
    "occurred_start > DATE('2023-02-30')",
    'S_INTERSECTS(geometry,POINT(1))',
    'S_WITHIN(geometry,POLYGON((0 0,1 1)))',
    'title + 1 = 2',
    'NOT',
    'type IN ()',
    'version BETWEEN 1',
    "T_AFTER(title, DATE('2023-01-01'))",
    'unknown_function(type)=1',
    '{"op":"="}',
    '[]',
    "type='riot';DROP TABLE incidents",
    'BBOX(geometry)',
    `${'('.repeat(400)}version=1${')'.repeat(400)}`,
  ],
  'filter-lang': ['', 'sql', 'cql', 'CQL2-TEXT2', 'cql2-xml'],
  'filter-crs': ['', 'EPSG:4326x', 'http://www.opengis.net/def/crs/EPSG/0/9999', 'nothing'],
  crs: ['', 'nothing', 'EPSG:1', 'http://www.opengis.net/def/crs/EPSG/0/9999', 'http://evil.example/'],
  'bbox-crs': ['', 'nothing', 'http://www.opengis.net/def/crs/EPSG/0/9999'],
  f: ['', 'xml', 'json5', 'geojsonp', '../../etc/passwd', 'HTML '],
  lang: ['', 'de', 'xx-', '../..', 'en;q=2'],
  'known-at': ['', 'yesterday', '2023-02-30', '2023-05-29/2023-05-30', '29.05.2023', '2023-05-29T24:30:00Z'],
  'recorded-at': ['', 'soon', '2023-13-01', 'Infinity', '0'],
  properties: ['', 'nothing', 'title,nothing', ',', 'title;id', '__proto__'],
  type: ['', 'war', 'riot,war', 'riot,,protest', 'Riot', "riot'--"],
  sub_type: ['', 'nothing', 'detention,nothing'],
  verification: ['', 'true', 'verified,maybe'],
  precision: ['', 'band', 'unlocated', 'exact,near', 'Settlement'],
  contested: ['', 'maybe', 'true,false', 'place,colour', '1'],
  municipality: ['', 'Zve čan', 'a,,b', "x'y", '-'],
  actor: ['', 'A B', ',', '%00'],
  claimant: ['', 'KFOR!', 'a,,b'],
  status: ['', 'secret', 'published,secret'],
  by: ['', 'year', 'colour', 'type,month'],
  nothing: ['1'],
  'type[]': ['riot'],
  __proto__x: ['1'],
};

const aggregate = '/api/collections/incidents/aggregate';
const places = '/api/collections/municipalities/items';
const onPlaces = [
  'bbox',
  'datetime',
  'limit',
  'offset',
  'cursor',
  'sortby',
  'filter',
  'filter-lang',
  'filter-crs',
  'crs',
  'bbox-crs',
  'f',
  'lang',
  'properties',
  'nothing',
  'type[]',
];
const notCounted = ['limit', 'offset', 'cursor', 'sortby', 'crs', 'properties', 'by'];

function* malformed(): Generator<[path: string, parameter: string]> {
  for (const [parameter, values] of Object.entries(wrong))
    for (const value of values) {
      const text = `${encodeURIComponent(parameter)}=${value === '%00' ? value : encodeURIComponent(value)}`;
      const withFilter = /^filter-/.test(parameter) ? `filter=${encodeURIComponent("id<>'x'")}&` : '';
      const withBox = parameter === 'bbox-crs' ? 'bbox=20,42,21,43&' : '';
      if (parameter === 'by') yield [`${aggregate}?${text}`, parameter];
      else yield [`${items}?${withFilter}${withBox}${text}`, parameter];
      if (onPlaces.includes(parameter)) yield [`${places}?${withFilter}${withBox}${text}`, parameter];
      if (!notCounted.includes(parameter))
        yield [`${aggregate}?by=month&${withFilter}${withBox}${text}`, parameter];
    }
  for (const twice of [
    'bbox=20,42,21,43',
    'datetime=2023',
    'limit=5',
    'offset=1',
    'f=json',
    'sortby=id',
    'q=a',
    "filter=id='a'",
  ])
    yield [`${items}?${twice}&${twice}`, twice.split('=')[0]!];
  const roots = [
    '/api',
    '/api/conformance',
    '/api/collections',
    '/api/collections/incidents',
    '/api/collections/incidents/schema',
    '/api/collections/incidents/queryables',
    '/api/collections/incidents/sortables',
    '/api/functions',
    '/api/tileMatrixSets',
  ];
  for (const root of roots) {
    yield [`${root}?nothing=1`, 'nothing'];
    yield [`${root}?f=xml`, 'f'];
  }
}

it('answers every malformed parameter with a problem that names it', async () => {
  const taken: string[] = [];
  let asked = 0;
  for (const [path, parameter] of malformed()) {
    const answer = await server.get(path);
    asked += 1;
    const body = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status !== 400 || !type.startsWith('application/problem+json') || !body.includes(parameter))
      taken.push(`${answer.status} ${path.slice(0, 160)} ${body.slice(0, 80)}`);
  }
  console.log(`malformed parameters: ${asked} asked`);
  expect(taken).toEqual([]);
  expect(asked).toBeGreaterThan(300);
}, 60_000);

it.each([
  ['GET', '/api/collections/nothing', 404],
  ['GET', '/api/collections/nothing/items', 404],
  ['GET', `${items}/nothing`, 404],
  ['GET', `${items}/%E0%A4%A`, 400],
  ['GET', '/api/%', 400],
  ['GET', '/api/collections/incidents/tiles/Nothing/0/0/0', 404],
  ['GET', '/api/collections/incidents/tiles/WebMercatorQuad/1/2/0', 404],
  ['GET', '/api/collections/incidents/tiles/WebMercatorQuad/1/0/2', 404],
  ['GET', '/api/collections/incidents/tiles/WebMercatorQuad/99/0/0', 404],
  ['GET', '/api/tileMatrixSets/Nothing', 404],
  ['GET', `${items}?q=${'x'.repeat(9000)}`, 414],
  ['DELETE', '/api', 405],
  ['PUT', items, 405],
  ['POST', '/api/collections/municipalities/items', 405],
  ['PATCH', '/api/conformance', 405],
] as const)('%s %s answers %i with a problem', async (method, path, status) => {
  const answer = await server.send(method, path, method === 'GET' ? undefined : {});
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET/);
});
