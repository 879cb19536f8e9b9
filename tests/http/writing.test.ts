import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChange } from '../../server/domain/change.ts';
import { commitChange } from '../../server/service/commit-change.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import {
  createTestServer,
  featureOf,
  items,
  type Json,
  type Person,
  type TestServer,
} from '../support/server.ts';

describe('writing over HTTP', () => {
  let server: TestServer;
  let editor: Person;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    contributor = await server.person('contributor');
  });
  afterAll(() => server.close());

  const created = async (id: string, more: Json = {}) => {
    const answer = await editor.send('POST', items, featureOf({ ...plainIncident(id), ...more }));
    expect(answer.status).toBe(201);
    return answer.headers.get('etag')!;
  };

  it('creates an incident and says where it is', async () => {
    const answer = await editor.send('POST', items, featureOf(plainIncident('first')));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${server.url}${items}/first`);
    expect(answer.headers.get('etag')).toMatch(/^"1-/);
    expect((await answer.json()).properties).toMatchObject({ version: 1, status: 'published' });
    expect((await server.get(`${items}/first`)).status).toBe(200);
    const twice = await editor.send('POST', items, featureOf(plainIncident('first')));
    expect(twice.status).toBe(409);
    expect((await twice.json()).errors).toEqual([{ pointer: '/id', code: 'id_taken' }]);
  });

  it('makes an id of the day and the title where none is sent, and never the same one twice', async () => {
    const { id: _, ...document } = plainIncident();
    const answers = await Promise.all([1, 2, 3].map(() => editor.send('POST', items, featureOf(document))));
    const made = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(made.map((one) => one.id).sort()).toEqual([
      '2024-05-10-road-blocked-in-zelcan-zelcan',
      '2024-05-10-road-blocked-in-zelcan-zelcan-2',
      '2024-05-10-road-blocked-in-zelcan-zelcan-3',
    ]);
  });

  it('cuts an id made of a long title between two words', async () => {
    const { id: _, ...document } = plainIncident();
    const title = 'Patrol of the border guard stopped by some armed men near the bridge in Zelcan';
    const answer = await editor.send(
      'POST',
      items,
      featureOf({ ...document, titles: [{ text: { en: title } }] }),
    );
    expect((await answer.json()).id).toBe(
      '2024-05-10-patrol-of-the-border-guard-stopped-by-some-armed-men-near-the',
    );
  });

  it('makes the next version under If-Match, and tells of a stale one which version stands', async () => {
    const tag = await created('amended');
    const patch = { properties: { titles: [{ text: { en: 'Another title' } }] } };
    const second = await editor.send('PATCH', `${items}/amended`, patch, { 'If-Match': tag });
    expect(second.status).toBe(200);
    expect((await second.json()).properties).toMatchObject({ version: 2, title: 'Another title' });
    const stale = await editor.send('PATCH', `${items}/amended`, patch, { 'If-Match': tag });
    expect(stale.status).toBe(412);
    expect((await stale.json()).current_version).toBe(2);
    const readTag = (await server.get(`${items}/amended`)).headers.get('etag')!;
    const third = await editor.send('PATCH', `${items}/amended`, patch, { 'If-Match': readTag });
    expect(third.status).toBe(200);
  });

  it('demands a condition, which a date can be too', async () => {
    await created('conditional');
    const path = `${items}/conditional`;
    const patch = { properties: { aggregate: true } };
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect(
        (await editor.send(method, `${path}${method === 'DELETE' ? '?reason=x' : ''}`, patch)).status,
      ).toBe(428);
    const early = { 'If-Unmodified-Since': 'Sat, 31 Aug 2024 10:00:00 GMT' };
    expect((await editor.send('PATCH', path, patch, early)).status).toBe(412);
    const modified = (await server.get(path)).headers.get('last-modified')!;
    expect((await editor.send('PATCH', path, patch, { 'If-Unmodified-Since': modified })).status).toBe(200);
    expect((await editor.send('PATCH', path, patch, { 'If-Match': 'W/"2-x"' })).status).toBe(412);
    expect((await editor.send('PATCH', path, patch, { 'If-Match': '*' })).status).toBe(200);
    expect(
      (await editor.send('PUT', `${items}/none`, featureOf(plainIncident()), { 'If-Match': '*' })).status,
    ).toBe(412);
  });

  it('lets one of two writes at once win', async () => {
    const tag = await created('raced');
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        editor.send(
          'PATCH',
          `${items}/raced`,
          { properties: { titles: [{ text: { en: `Title ${number}` } }] } },
          { 'If-Match': tag },
        ),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('takes back what was read without changing the document', async () => {
    await editor.send('POST', items, featureOf(contestedIncident('returned')));
    const path = `${items}/returned`;
    const stored = async () => (await editor.get('/api/desk/incidents/returned')).json();
    const before = await stored();
    const read = await editor.get(path);
    const answer = await editor.send('PUT', path, await read.json(), {
      'If-Match': read.headers.get('etag')!,
      'Content-Type': 'application/geo+json',
    });
    expect(answer.status).toBe(200);
    const after = await stored();
    expect(after.version).toBe(2);
    expect(after.document).toEqual(before.document);
  });

  it('points at each member that is wrong', async () => {
    const feature = featureOf(plainIncident('wrong')) as Json;
    feature.properties.accounts[0].place.parts[0].lat = 200;
    feature.properties.accounts[0].time = { start: '2024-05-10', end: '2024-05-01', precision: 'day' };
    feature.properties.colour = 'red';
    const answer = await editor.send('POST', items, feature);
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors).toEqual(
      expect.arrayContaining([
        { pointer: '/properties/accounts/0/place/parts/0/lat', code: 'latitude_out_of_range' },
        { pointer: '/properties/accounts/0/time/end', code: 'end_before_start' },
        { pointer: '/properties/colour', code: 'member_unknown' },
      ]),
    );
  });

  it('points at what only the gazetteer and the clock know', async () => {
    const feature = featureOf(plainIncident('unknown')) as Json;
    feature.properties.accounts[0].place.parts[0].ref = 'settlements/nowhere';
    feature.properties.accounts[0].sources[0].published_at = '2024-09-02';
    const { errors } = await (await editor.send('POST', items, feature)).json();
    expect(errors).toEqual([
      { pointer: '/properties/accounts/0/place/parts/0/ref', code: 'place_unknown' },
      { pointer: '/properties/accounts/0/sources/0/published_at', code: 'date_in_future' },
    ]);
  });

  it.each([
    ['no object', []],
    ['no Feature', { type: 'FeatureCollection', features: [] }],
    ['no properties', { type: 'Feature' }],
    ['a member of the prototype', '{"type":"Feature","__proto__":{"x":1},"properties":{}}'],
  ])('refuses %s with a pointer', async (_, body) => {
    const answer = await editor.send('POST', items, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors.length).toBeGreaterThan(0);
  });

  it('demands what an assessment rests on of whoever writes it, and of nobody for one that stood before', async () => {
    const of = (...assessments: Json[]) => featureOf({ ...plainIncident('assessed'), assessments });
    const old = { aspect: 'time', verification: 'corroborated' } as const;
    const fault = (at: number) => [
      { pointer: `/properties/assessments/${at}/basis`, code: 'assessment_without_basis' },
    ];
    const refused = await editor.send('POST', items, of(old));
    expect(refused.status).toBe(400);
    expect((await refused.json()).errors).toEqual(fault(0));
    const before = plainIncident('assessed', { assessments: [old as never] });
    const now = new Date(server.clock.now).toISOString();
    await commitChange(server.atlas, { name: 'test', role: 'admin' }, null, () =>
      createChange(before, 'test', now),
    );
    const put = (...assessments: Json[]) =>
      editor.send('PUT', `${items}/assessed`, of(...assessments), { 'If-Match': '*' });
    const bare = { aspect: 'occurrence', verification: 'unverified' };
    const second = await put(old, bare);
    expect([second.status, (await second.json()).errors]).toEqual([400, fault(1)]);
    expect((await put({ ...old, verification: 'unverified' })).status).toBe(400);
    expect((await put(old, { ...bare, basis: { en: 'One wire.' } })).status).toBe(200);
    expect((await put(old, { ...bare, verification: 'unassessed' })).status).toBe(200);
  });

  it('refuses other types of body, and JSON that is none', async () => {
    const send = (type: string, body: string) => editor.send('POST', items, body, { 'Content-Type': type });
    expect((await send('text/plain', '{}')).status).toBe(415);
    expect((await send('application/json; charset=latin1', '{}')).status).toBe(415);
    expect((await send('application/merge-patch+json', '{}')).status).toBe(415);
    expect((await send('application/json', '{')).status).toBe(400);
    expect((await send('application/json', '')).status).toBe(400);
  });

  it('knows who may do what', async () => {
    const draft = (id: string) => featureOf(plainIncident(id, { status: 'draft' }));
    expect((await server.send('POST', items, draft('mine'))).status).toBe(401);
    expect((await contributor.send('POST', items, featureOf(plainIncident('mine')))).status).toBe(403);
    const made = await contributor.send('POST', items, draft('mine'));
    expect(made.status).toBe(201);
    const tag = { 'If-Match': made.headers.get('etag')! };
    const publish = { properties: { status: 'published' } };
    expect((await server.send('PATCH', `${items}/mine`, publish, tag)).status).toBe(401);
    expect((await contributor.send('PATCH', `${items}/mine`, publish, tag)).status).toBe(403);
    expect((await contributor.send('DELETE', `${items}/mine?reason=x`, undefined, tag)).status).toBe(403);
    expect((await editor.send('PATCH', `${items}/mine`, publish, tag)).status).toBe(200);
    const amend = await contributor.send('PATCH', `${items}/mine`, publish, { 'If-Match': '*' });
    expect(amend.status).toBe(403);
    const back = await editor.send(
      'PATCH',
      `${items}/mine`,
      { properties: { status: 'draft' } },
      { 'If-Match': '*' },
    );
    expect(back.status).toBe(409);
    expect((await back.json()).errors).toEqual([{ pointer: '/properties/status', code: 'status_not_back' }]);
  });

  it('refuses a write that another site made the browser send', async () => {
    const body = featureOf(plainIncident('elsewhere'));
    const elsewhere: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of elsewhere) {
      const answer = await server.send('POST', items, body, { Cookie: editor.cookie, ...headers });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
    expect((await server.send('POST', items, body, { Cookie: editor.cookie })).status).toBe(403);
    const own = await server.send('POST', items, body, {
      Cookie: editor.cookie,
      'Sec-Fetch-Site': 'same-origin',
    });
    expect(own.status).toBe(201);
  });

  it('stores an incident whose source is of today, and shows it to its writer at once', async () => {
    const [account] = plainIncident().accounts;
    const sources = [{ id: 'today', publisher: 'The Gazette', published_at: '2024-09-01' }];
    const made = await editor.send(
      'POST',
      items,
      featureOf(plainIncident('today', { accounts: [{ ...account!, sources }] })),
    );
    expect(made.status).toBe(201);
    expect((await editor.get(`${items}/today`)).status).toBe(200);
    server.clock.now = Date.parse('2024-09-01T22:00:00Z');
    expect((await server.get(`${items}/today`)).status).toBe(200);
  });
});
