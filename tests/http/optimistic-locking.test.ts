import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, featureOf, items, type Json, type TestServer } from '../support/server.ts';

/** A program with a token of scope write: how other tools write. */
describe('a program that writes', () => {
  let server: TestServer;
  let bearer: Record<string, string>;
  beforeAll(async () => {
    server = await createTestServer({ writeLimit: 10_000 });
    const editor = await server.person('editor');
    const made = await editor.send('POST', '/api/tokens', { name: 'program', scope: 'write' });
    bearer = { Authorization: `Bearer ${(await made.json()).token}` };
  });
  afterAll(() => server.close());

  const write = (method: string, id: string, body: unknown, headers: Record<string, string> = {}) =>
    server.send(method, id ? `${items}/${id}` : items, body, { ...bearer, ...headers });
  const create = async (id: string) => {
    const answer = await write('POST', '', featureOf(plainIncident(id)));
    expect(answer.status).toBe(201);
    return answer;
  };
  const patch = (title: string) => ({ properties: { titles: [{ text: { en: title } }] } });

  it('is told where what it made is, with the tag and the date to change it', async () => {
    const made = await create('made');
    expect(made.headers.get('location')).toBe(`${server.url}${items}/made`);
    expect(made.headers.get('etag')).toMatch(/^"1-/);
    expect(made.headers.get('last-modified')).toBe('Sun, 01 Sep 2024 10:00:00 GMT');
    expect(made.headers.get('content-crs')).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
    const read = await server.get(`${items}/made`);
    expect(read.headers.get('last-modified')).toBe(made.headers.get('last-modified'));
  });

  it('may use the tag of any form of the version that stands, and of no other version', async () => {
    await create('forms');
    for (const [number, query] of [
      '',
      '?f=json&lang=sq',
      '?properties=title',
      '?f=html',
      '?known-at=2024-08',
    ].entries()) {
      const tag = (await server.get(`${items}/forms${query}`, bearer)).headers.get('etag')!;
      expect(tag).toMatch(new RegExp(`^"${number + 1}-`));
      expect((await write('PATCH', 'forms', patch(`By form ${number}`), { 'If-Match': tag })).status).toBe(
        200,
      );
      const late = await write('PATCH', 'forms', patch('Too late'), { 'If-Match': tag });
      expect(late.status).toBe(412);
      expect((await late.json()).current_version).toBe(number + 2);
    }
  });

  it('is one of many at once, and exactly one of them wins', async () => {
    const tag = (await create('raced')).headers.get('etag')!;
    const body = (number: number) =>
      featureOf(plainIncident('raced', { aggregate: true, titles: [{ text: { en: `T${number}` } }] }));
    const answers = await Promise.all([
      write('PUT', 'raced', body(1), { 'If-Match': tag }),
      write('PUT', 'raced', body(2), { 'If-Match': tag }),
      write('PATCH', 'raced', patch('T3'), { 'If-Match': tag }),
      write('DELETE', 'raced?reason=wrong', undefined, { 'If-Match': tag }),
    ]);
    const statuses = answers.map((one) => one.status);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(3);
  });

  it('may go by the date instead, by whole seconds', async () => {
    const modified = (await create('dated')).headers.get('last-modified')!;
    server.clock.now += 5_000;
    const first = await write('PATCH', 'dated', patch('First'), { 'If-Unmodified-Since': modified });
    expect(first.status).toBe(200);
    expect((await write('PATCH', 'dated', patch('Second'), { 'If-Unmodified-Since': modified })).status).toBe(
      412,
    );
    const next = first.headers.get('last-modified')!;
    expect((await write('DELETE', 'dated?reason=x', undefined, { 'If-Unmodified-Since': next })).status).toBe(
      204,
    );
  });

  it('needs a condition that can be read, and a thing that is there', async () => {
    await create('there');
    for (const headers of [{}, { 'If-Unmodified-Since': 'yesterday' }] as Record<string, string>[]) {
      const answer = await write('PATCH', 'there', patch('x'), headers);
      expect(answer.status).toBe(428);
      expect((await answer.json()).parameter).toBe(Object.keys(headers)[0] ?? 'If-Match');
    }
    for (const tag of ['*', '"1-x"', 'W/"1-x"'])
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const body = method === 'DELETE' ? undefined : featureOf(plainIncident('nowhere'));
        const answer = await write(method, method === 'DELETE' ? 'nowhere?reason=x' : 'nowhere', body, {
          'If-Match': tag,
        });
        expect(answer.status, `${method} ${tag}`).toBe(412);
      }
    const gone = { 'If-Unmodified-Since': 'Sun, 01 Sep 2024 10:00:00 GMT' };
    expect((await write('PATCH', 'nowhere', patch('x'), gone)).status).toBe(404);
  });

  it('leaves a reason when it takes something back, and finds it there', async () => {
    await create('wrong');
    const without = await write('DELETE', 'wrong', undefined, { 'If-Match': '*' });
    expect(without.status).toBe(400);
    expect((await without.json()).parameter).toBe('reason');
    expect((await write('DELETE', 'wrong?reason=made%20twice', undefined, { 'If-Match': '*' })).status).toBe(
      204,
    );
    const read = await server.get(`${items}/wrong`);
    expect(read.status).toBe(410);
    expect((await read.json()).retraction.reason).toBe('made twice');
  });

  it('learns by OPTIONS what it may do and which patches are understood', async () => {
    const one = await server.send('OPTIONS', `${items}/there`);
    expect(one.headers.get('allow')).toBe('GET, HEAD, PUT, PATCH, DELETE, OPTIONS');
    expect(one.headers.get('accept-patch')).toBe('application/merge-patch+json');
    expect((await server.send('OPTIONS', items)).headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('gets an answer whatever it would accept, and a pointer to each member that is wrong', async () => {
    const made = await write('POST', '', featureOf(plainIncident('plain-text')), { Accept: 'text/plain' });
    expect(made.status).toBe(201);
    expect(made.headers.get('content-type')).toBe('application/geo+json');
    const feature = featureOf(plainIncident('faulty')) as Json;
    feature.properties.types = [{ type: 'riot', sub_type: 'roadblock' }];
    feature.properties.accounts[0].stance = 'knows';
    const answer = await write('POST', '', feature);
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors.map((one: Json) => one.pointer).sort()).toEqual([
      '/properties/accounts/0/stance',
      '/properties/types/0/sub_type',
    ]);
    expect((await write('POST', '', 'x', { 'Content-Type': 'text/xml' })).status).toBe(415);
  });
});
