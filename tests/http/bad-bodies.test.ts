import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import {
  createTestServer,
  featureOf,
  items,
  type Json,
  type Person,
  password,
  type TestServer,
} from '../support/server.ts';

let server: TestServer;
let admin: Person;
const one = `${items}/2024-05-10-plain`;

beforeAll(async () => {
  server = await createTestServer({ writeLimit: 100_000 });
  admin = await server.person('admin');
  await server.put(plainIncident());
});
afterAll(() => server.close());

/** Every address that takes a body, with one it would take. */
const takers: readonly [method: string, path: string, good: Json][] = [
  ['POST', items, featureOf(plainIncident('2024-05-12-new'))],
  ['PUT', one, featureOf(plainIncident())],
  ['PATCH', one, { properties: { aggregate: true } }],
  ['PUT', '/api/desk/incidents/2024-05-10-plain/private', { notes: 'Ask again', contacts: [{ name: 'x' }] }],
  ['POST', '/api/desk/derive', plainIncident()],
  ['POST', '/api/tokens', { name: 'program', scope: 'read' }],
  ['POST', '/api/users', { name: 'somebody', role: 'editor', password }],
  ['PATCH', '/api/users/2', { disabled: true }],
  ['PUT', '/api/session/password', { password, new_password: `${password} anew` }],
  ['POST', '/api/session', { name: 'admin', password }],
  ['POST', '/api/setup', { token: 'x', name: 'other', password }],
];

const deep = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

/** Bodies and their headers that no address may take, made of one that it takes. */
function* spoilt(
  text: string,
): Generator<[what: string, body: string | Uint8Array, headers?: Record<string, string>]> {
  const bytes = new TextEncoder().encode(text);
  for (const [what, body] of Object.entries({
    nothing: '',
    space: ' \n',
    null: 'null',
    true: 'true',
    'a number': '1',
    'a text': '"x"',
    'an array': '[]',
    'the object in an array': `[${text}]`,
    'an empty array in an array': '[[]]',
    'not JSON': 'hello',
    XML: '<a/>',
    'a form': 'name=x&password=y',
    'a comment': `/* */${text}`,
    'single quotes': text.replaceAll('"', "'"),
    'a comma too many': text.replace(/\}$/, ',}'),
    'a brace too few': text.slice(0, -1),
    'half of it': text.slice(0, text.length / 2),
    'a brace too many': `${text}}`,
    'two values': `${text}${text}`,
    'lines of JSON': `${text}\n${text}`,
    'a record separator': `\u001e${text}`,
    NaN: text.replace(/\{/, '{"version":NaN,'),
    'a raw line feed in a text': text.replace('"', '"\n'),
    'deep arrays': deep(41),
    'very deep arrays': deep(100_000),
    'deep objects': `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`,
    'the first member twice': text.replace(/\{("[^"]+":)/, '{$1null,$1'),
    'a member twice, once escaped': text.replace(/\{"(.)([^"]*)":/, (all, first, rest) => {
      const code = first.charCodeAt(0).toString(16).padStart(4, '0');
      return `{"\\u${code}${rest}":1,${all.slice(1)}`;
    }),
    'an unknown member': text.replace('{', '{"colour":"red",'),
    __proto__: text.replace('{', '{"__proto__":{"role":"admin"},'),
    constructor: text.replace('{', '{"constructor":{"prototype":{}},'),
    'more than a megabyte': text.replace('{', `{${' '.repeat(1_100_000)}`),
  }))
    yield [what, body];
  yield ['bytes that are not UTF-8', new Uint8Array([...bytes.slice(0, -1), 0x20, 0xff, 0x7d])];
  yield ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')];
  for (const type of [
    'text/plain',
    'text/xml',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/gml+xml',
    'application/json-patch+json',
    'application/ld+json',
    'application/octet-stream',
    'json',
    '*/*',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/geo+json-seq',
  ])
    yield [`as ${type}`, text, { 'Content-Type': type }];
  for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'nonsense'])
    yield [`coded as ${coding}`, gzipSync(text), { 'Content-Encoding': coding }];
}

it('refuses every malformed body of every address that takes one, says why, and changes nothing', async () => {
  const before = [server.atlas.store.seq(), await (await admin.get('/api/users')).text()];
  const wrong: string[] = [];
  let asked = 0;
  for (const [method, path, good] of takers)
    for (const [what, body, headers] of spoilt(JSON.stringify(good))) {
      const answer = await fetch(server.url + path, {
        method,
        headers: {
          Cookie: admin.cookie,
          Origin: server.url,
          'If-Match': '*',
          'Content-Type': 'application/json',
          ...headers,
        },
        body: body as RequestInit['body'],
      });
      asked += 1;
      const text = await answer.text();
      const problem: Json = text.startsWith('{') ? JSON.parse(text) : {};
      const named =
        problem.errors?.length > 0 ||
        problem.parameter ||
        /JSON|UTF-8|MB|deep|whole/.test(problem.detail ?? '');
      const type = answer.headers.get('content-type') ?? '';
      // The form's own check says of what is not finished yet what is wrong with it, and that is its answer.
      const isChecked = path === '/api/desk/derive' && answer.status === 200 && problem.errors?.length > 0;
      if (isChecked) continue;
      if (![400, 413, 415].includes(answer.status) || type !== 'application/problem+json' || !named)
        wrong.push(`${method} ${path} ${what}: ${answer.status} ${text.slice(0, 120)}`);
    }
  console.log(`malformed bodies: ${asked} sent`);
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(400);
  expect([server.atlas.store.seq(), await (await admin.get('/api/users')).text()]).toEqual(before);
}, 120_000);

const path = (feature: Json, pointer: string, value: unknown): Json => {
  const copy = structuredClone(feature);
  const names = pointer.slice(1).split('/');
  const last = names.pop()!;
  const owner = names.reduce((at, name) => at[name], copy);
  owner[last] = value;
  return copy;
};

const members = [
  '/type',
  '/id',
  '/properties',
  '/properties/status',
  '/properties/titles',
  '/properties/titles/0',
  '/properties/titles/0/text',
  '/properties/titles/0/text/en',
  '/properties/types',
  '/properties/types/0/type',
  '/properties/types/0/sub_type',
  '/properties/accounts',
  '/properties/accounts/0',
  '/properties/accounts/0/id',
  '/properties/accounts/0/claimant',
  '/properties/accounts/0/claimant/id',
  '/properties/accounts/0/stance',
  '/properties/accounts/0/statement',
  '/properties/accounts/0/place',
  '/properties/accounts/0/place/precision',
  '/properties/accounts/0/place/parts',
  '/properties/accounts/0/place/parts/0/lon',
  '/properties/accounts/0/place/parts/0/lat',
  '/properties/accounts/0/place/parts/0/uncertainty_m',
  '/properties/accounts/0/time/start',
  '/properties/accounts/0/time/precision',
  '/properties/accounts/0/nature/type',
  '/properties/accounts/0/actors',
  '/properties/accounts/0/actors/0/role',
  '/properties/accounts/0/sources',
  '/properties/accounts/0/sources/0/url',
  '/properties/accounts/0/sources/0/published_at',
];
/** Wrong for every member; `[]` is what some lists may be. */
const wrongValues = [
  null,
  true,
  {},
  [[]],
  [null],
  { x: [1] },
  -1e9,
  'no\u0000pe',
  'half \ud83d',
  'x'.repeat(100_000),
];

it('points at the member that is wrong, whatever is there instead of it', async () => {
  const good: Json = featureOf(plainIncident('2024-05-12-new'));
  const seq = server.atlas.store.seq();
  const wrong: string[] = [];
  for (const pointer of members)
    for (const value of wrongValues) {
      const answer = await admin.send('POST', items, path(good, pointer, value));
      const problem = await answer.json();
      const points = problem.errors?.some((error: Json) => error.pointer.startsWith(pointer)) ?? false;
      if (answer.status !== 400 || !points)
        wrong.push(
          `${pointer} = ${JSON.stringify(value).slice(0, 20)}: ${answer.status} ${JSON.stringify(problem).slice(0, 200)}`,
        );
    }
  expect(wrong).toEqual([]);
  expect(server.atlas.store.seq()).toBe(seq);
}, 60_000);

it('points at a member that is written twice, however deep and however it is spelled', async () => {
  const text = JSON.stringify(featureOf(plainIncident('2024-05-12-new')));
  for (const [body, pointer] of [
    [text.replace('"stance":', '"stance":"denies","stance":'), '/properties/accounts/0/stance'],
    [text.replace('"stance":', '"st\\u0061nce":"denies","stance":'), '/properties/accounts/0/stance'],
    [text.replace('"text":{', '"text":{"sq":"x","sq":"x",'), '/properties/titles/0/text/sq'],
    [text.replace('"lon":', '"lon":0,"lon":'), '/properties/accounts/0/place/parts/0/lon'],
    [text.replace('{', '{"a/~b":[{"x":"{\\"x\\":1}"},"x"],"a/~b":1,'), '/a~1~0b'],
  ] as const) {
    const answer = await admin.send('POST', items, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors).toEqual([{ pointer, code: 'member_repeated' }]);
  }
  // The same name in two objects, or as a value, is no repetition.
  expect((await admin.send('POST', items, text)).status).toBe(201);
});

it.each([
  ['/geometry', [null, true]],
  ['/geometry', { 'no such': [1] }],
  ['/geometry', 'POINT(1 1)'],
  ['/links', {}],
  ['/bbox', 'everywhere'],
  ['/timeStamp', 7],
])('points at %s that is %j, though nothing is taken from it', async (pointer, value) => {
  const sent = { ...featureOf(plainIncident()), [pointer.slice(1)]: value };
  const answer = await admin.send('PUT', one, sent, { 'If-Match': '*' });
  expect(answer.status).toBe(400);
  expect((await answer.json()).errors).toEqual([{ pointer, code: 'value_kind_wrong' }]);
  const right = { ...sent, [pointer.slice(1)]: undefined, geometry: { type: 'Point', coordinates: [1, 2] } };
  expect((await admin.send('PUT', one, right, { 'If-Match': '*' })).status).toBe(200);
});
