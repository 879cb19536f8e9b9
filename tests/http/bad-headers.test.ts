import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, featureOf, items, type Json, type TestServer } from '../support/server.ts';

let server: TestServer;
let bearer: Record<string, string>;
const one = `${items}/2024-05-10-plain`;

beforeAll(async () => {
  server = await createTestServer({ writeLimit: 100_000 });
  const editor = await server.person('editor');
  const made = await editor.send('POST', '/api/tokens', { name: 'program', scope: 'write' });
  bearer = { Authorization: `Bearer ${(await made.json()).token}` };
  await server.put(plainIncident());
});
afterAll(() => server.close());

const writes: readonly [method: string, path: string, body: unknown][] = [
  ['PUT', one, featureOf(plainIncident())],
  ['PATCH', one, { properties: { aggregate: true } }],
  ['DELETE', `${one}?reason=wrong`, undefined],
];

const tag = '"1-aaaaaaaaaaaaaaaa"';
const date = 'Sun, 01 Sep 2024 10:00:00 GMT';

/** Conditions that must not let a write through; the status, and the header that the problem names. */
const conditions: readonly [headers: Record<string, string>, status: number, named?: string][] = [
  ...[
    'nonsense',
    '1',
    '1-aaaaaaaaaaaaaaaa',
    `'1-a'`,
    '"1-a',
    '1-a"',
    `${tag} ${tag}`,
    `${tag};${tag}`,
    'W/',
    'W/1',
  ]
    .concat([
      'nonsense*',
      '**',
      `*, ${tag}`,
      `${tag}, *`,
      `x${tag}`,
      `${tag}x`,
      `w/${tag}`,
      'null',
      '"a b"',
      ',',
    ])
    .concat(['"1-\t"', '', `[${tag}]`, '%221-a%22'])
    .map((value): [Record<string, string>, number, string] => [{ 'If-Match': value }, 400, 'If-Match']),
  // What can be read and does not hold: weak tags, those of another version, those of nothing.
  ...[
    'W/"1-aaaaaaaaaaaaaaaa"',
    `W/${tag}, W/"2-a"`,
    '"0-a"',
    '"2-a"',
    '"01"',
    '"x-1"',
    '""',
    '"1"',
    '"-1-a"',
    '"1.0-a"',
  ]
    .concat(['"*"', '"18446744073709551617-a"'])
    .map((value): [Record<string, string>, number] => [{ 'If-Match': value }, 412]),
  ...[
    'yesterday',
    '0',
    '1',
    '2099',
    '2099-01-01',
    '2099-01-01T00:00:00Z',
    'Sun, 01 Sep 2099',
    '4102444800',
    'never',
  ]
    .concat([
      'Sun, 32 Sep 2024 10:00:00 GMT',
      'Mon, 01 Sep 2099 10:00:00 GMT',
      'Tue, 01 Sep 2099 10:00:00 +0200',
      '*',
    ])
    .concat(['Tue, 01 Sep 2099 25:00:00 GMT', 'Dienstag, 1. September 2099', `"${date}"`])
    .map((value): [Record<string, string>, number, string] => [
      { 'If-Unmodified-Since': value },
      428,
      'If-Unmodified-Since',
    ]),
  [{ 'If-Unmodified-Since': 'Sun, 01 Sep 2019 10:00:00 GMT' }, 412],
  [{}, 428, 'If-Match'],
  [{ 'If-None-Match': '*' }, 428, 'If-Match'],
  [{ 'If-Modified-Since': date }, 428, 'If-Match'],
  [{ 'If-Match': 'nonsense', 'If-Unmodified-Since': 'Tue, 01 Sep 2099 10:00:00 GMT' }, 400, 'If-Match'],
];

/** Headers that say something of the body that is not to be had. */
const contents: readonly [headers: Record<string, string>, status: number, named: string][] = [
  ...[
    'nothing',
    'EPSG:4326',
    'http://www.opengis.net/def/crs/EPSG/0/4326',
    '<>',
    '<http://www.opengis.net/def/crs/EPSG/0/9999>',
  ]
    .concat(['<http://www.opengis.net/def/crs/OGC/1.3/CRS84> x', '<a>, <b>', ''])
    .map((value): [Record<string, string>, number, string] => [{ 'Content-Crs': value }, 400, 'Content-Crs']),
  ...[
    'text/plain',
    'application/json; charset=latin1',
    'application/geo+json; charset="utf-16"',
    '',
    ';',
    'geo+json',
  ]
    .concat(['application/geo+json, text/plain', 'application/*'])
    .map((value): [Record<string, string>, number, string] => [
      { 'Content-Type': value },
      415,
      'Content-Type',
    ]),
  ...['gzip', 'br', 'x', 'identity, gzip'].map((value): [Record<string, string>, number, string] => [
    { 'Content-Encoding': value },
    415,
    'Content-Encoding',
  ]),
];

describe('a malformed header of a write', () => {
  it('is named in a problem, and the write does not happen', async () => {
    const seq = server.atlas.store.seq();
    const wrong: string[] = [];
    const check = async (what: string, answer: Response, status: number, named?: string) => {
      const problem: Json = await answer.json().catch(() => ({}));
      const type = answer.headers.get('content-type');
      if (
        answer.status !== status ||
        type !== 'application/problem+json' ||
        (named && problem.parameter !== named)
      )
        wrong.push(`${what}: ${answer.status} ${JSON.stringify(problem)}`);
    };
    for (const [method, path, body] of writes) {
      for (const [headers, status, named] of conditions)
        await check(
          `${method} ${JSON.stringify(headers)}`,
          await server.send(method, path, body, { ...bearer, ...headers }),
          status,
          named,
        );
      if (body === undefined) continue;
      for (const [headers, status, named] of contents)
        await check(
          `${method} ${JSON.stringify(headers)}`,
          await server.send(method, path, body, { ...bearer, 'If-Match': '*', ...headers }),
          status,
          named,
        );
    }
    expect(wrong).toEqual([]);
    expect(server.atlas.store.seq()).toBe(seq);
  });

  it('keeps those out who are nobody, whatever they call themselves', async () => {
    const seq = server.atlas.store.seq();
    const wrong: string[] = [];
    for (const value of [
      'garbage',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Bearer a b',
      'bearer null',
      'Bearer undefined',
      'Basic x',
    ]
      .concat([
        `Basic ${btoa('admin:admin')}`,
        'Digest username="a"',
        `${bearer.Authorization}x`,
        'Bearer "',
        `Bearer ${'x'.repeat(9000)}`,
      ])
      .concat([
        `Token ${bearer.Authorization!.slice(7)}`,
        bearer.Authorization!.slice(7),
        'Bearer %00',
        'Bearer [object Object]',
      ]))
      for (const [method, path, body] of writes) {
        const answer = await server.send(method, path, body, { Authorization: value, 'If-Match': '*' });
        const type = answer.headers.get('content-type');
        const challenge = answer.headers.get('www-authenticate') ?? '';
        if (answer.status !== 401 || type !== 'application/problem+json' || !challenge.includes('Bearer'))
          wrong.push(`${method} ${value.slice(0, 40)}: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
    expect(server.atlas.store.seq()).toBe(seq);
  });
});

describe('a malformed header of a read', () => {
  it('of what is accepted is answered 406 and named, on every address that has several forms', async () => {
    // Those of one form give it to everybody (RFC 9110 §12.5.1).
    const oneForm = ['/api/filter', '/api/formats', '/api/checkpoint', '/api/deployment', '/api/places'];
    const wrong: string[] = [];
    const addresses = routes
      .filter((route) => route.open && route.GET && !/:(?:id|set|file|tile)/.test(route.path))
      .filter((route) => !oneForm.includes(route.path))
      .map(({ path }) =>
        path.replace(':collection', 'settlements').replace(/aggregate$/, 'aggregate?by=day'),
      );
    for (const address of addresses)
      for (const value of ['garbage', 'image/png', 'text/turtle;q=1', '*/*;q=0', 'a/b, c/d']) {
        const answer = await server.get(address, { Accept: value });
        const problem: Json = await answer.json().catch(() => ({}));
        if (answer.status !== 406 || problem.parameter !== 'Accept')
          wrong.push(`${address} ${value}: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
    expect(addresses.length).toBeGreaterThan(15);
  });

  it('that only wishes is passed over: a language, a coding, a range, a cached tag', async () => {
    for (const headers of [
      { 'Accept-Language': '!!!' },
      { 'Accept-Language': 'de, xx;q=9' },
      { 'Accept-Encoding': 'nonsense' },
      { Range: 'bytes=5-1' },
      { Range: 'rubbish' },
      { 'If-None-Match': 'rubbish' },
      { 'If-Modified-Since': 'yesterday' },
      { Authorization: 'garbage' },
      { Cookie: '=;;;%%%' },
    ] as Record<string, string>[]) {
      const answer = await server.get(items, headers);
      expect([headers, answer.status]).toEqual([headers, 200]);
      expect((await answer.json()).numberReturned).toBe(1);
    }
  });

  it('of a stream says from where it cannot go on', async () => {
    for (const value of ['abc', '-1', '1.5', '0x1', '99999999999999999999'])
      for (const accept of ['text/event-stream', 'text/event-stream, */*;q=0.1']) {
        const answer = await server.get('/api/changes', { Accept: accept, 'Last-Event-ID': value });
        expect([value, answer.status]).toEqual([value, 400]);
        expect((await answer.json()).parameter).toBe('Last-Event-ID');
      }
    expect((await server.get('/api/changes?limit=0')).status).toBe(400);
  });
});
