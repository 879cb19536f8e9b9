import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { hashToken } from '../../server/service/tokens.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import {
  createTestServer,
  featureOf,
  items,
  type Json,
  type Person,
  type TestServer,
} from '../support/server.ts';

const day = 86_400_000;

describe('an API token', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer({ writeLimit: 10_000 });
    editor = await server.person('editor');
    await server.put(plainIncident('hidden', { status: 'draft' }));
  });
  afterAll(() => server.close());

  const make = async (scope: 'read' | 'write', more: object = {}, who = editor): Promise<Json> => {
    const answer = await who.send('POST', '/api/tokens', { name: `for ${scope}`, scope, ...more });
    expect(answer.status).toBe(201);
    return answer.json();
  };
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  it('is shown once, and kept as its hash only', async () => {
    const made = await make('read', { days: 7 });
    expect(made.token).toMatch(/^atlas_[\w-]{43}$/);
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(7 * day);
    const { tokens } = await (await editor.get('/api/tokens')).json();
    const listed = tokens.find((one: Json) => one.id === made.id);
    expect(listed).toMatchObject({ name: 'for read', scope: 'read', last_used: null });
    expect(JSON.stringify(tokens)).not.toContain(made.token);
    const stored = await server.atlas.store.token(hashToken(made.token));
    expect(JSON.stringify(stored)).not.toContain(made.token);
    expect(server.log.join('')).not.toContain(made.token);
  });

  it('of scope read reads what its user reads, and writes nothing', async () => {
    const { token, id } = await make('read');
    expect((await server.get(`${items}/hidden`)).status).toBe(404);
    const read = await server.get(`${items}/hidden`, bearer(token));
    expect(read.status).toBe(200);
    expect(read.headers.get('cache-control')).toBe('private, no-store');
    expect(read.headers.get('vary')).toContain('Authorization');
    const { tokens } = await (await editor.get('/api/tokens')).json();
    expect(tokens.find((one: Json) => one.id === id).last_used).toBe('2024-09-01T10:00:00.000Z');
    for (const [method, path] of [
      ['POST', items],
      ['PUT', `${items}/hidden`],
      ['PATCH', `${items}/hidden`],
      ['DELETE', `${items}/hidden?reason=x`],
    ] as const) {
      const answer = await server.send(method, path, featureOf(plainIncident()), {
        ...bearer(token),
        'If-Match': '*',
      });
      expect(answer.status, method).toBe(403);
      expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
    }
  });

  it('of scope write does what its user may do, from anywhere, without a cookie', async () => {
    const { token } = await make('write');
    const made = await server.send('POST', items, featureOf(plainIncident('by-token')), {
      ...bearer(token),
      Origin: 'https://elsewhere.example',
      'Sec-Fetch-Site': 'cross-site',
    });
    expect(made.status).toBe(201);
    const tag = made.headers.get('etag')!;
    const patch = { properties: { aggregate: true } };
    const amended = await server.send('PATCH', `${items}/by-token`, patch, {
      ...bearer(token),
      'If-Match': tag,
    });
    expect(amended.status).toBe(200);
    const contributor = await server.person('contributor');
    const weaker = await make('write', {}, contributor);
    const published = await server.send(
      'POST',
      items,
      featureOf(plainIncident('not-mine')),
      bearer(weaker.token),
    );
    expect(published.status).toBe(403);
  });

  it('beats a cookie, and when it is wrong the cookie does not help', async () => {
    for (const text of [
      'Bearer atlas_x',
      `Bearer atlas_${'A'.repeat(43)}`,
      'Bearer',
      'bearer  ',
      `Bearer ${editor.cookie}`,
    ]) {
      const answer = await editor.get(`${items}/hidden`, { Authorization: text });
      expect(answer.status, text).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect((await server.get('/api', { Authorization: text })).status).toBe(401);
    }
    // What a proxy asks for is not ours.
    expect((await server.get('/api', { Authorization: 'Basic eDp5' })).status).toBe(200);
  });

  it('does not open what needs a log-in', async () => {
    const { token } = await make('write');
    const closed = routes.filter((route) => route.sessionOnly);
    expect(closed.map((route) => route.path)).toEqual(
      expect.arrayContaining(['/api/tokens', '/api/users', '/api/session/password']),
    );
    for (const route of closed)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        if (!route[method]) continue;
        const body = method === 'GET' ? undefined : {};
        const answer = await server.send(method, route.path.replace(':id', '1'), body, bearer(token));
        expect(answer.status, `${method} ${route.path}`).toBe(403);
      }
  });

  it('ends with its day, with its user and when it is revoked', async () => {
    const works = async (token: string) => (await server.get('/api', bearer(token))).status === 200;
    const short = await make('read', { days: 1 });
    expect(await works(short.token)).toBe(true);
    server.clock.now += day - 1;
    expect(await works(short.token)).toBe(true);
    server.clock.now += 1;
    expect(await works(short.token)).toBe(false);
    server.clock.now -= day;
    const revoked = await make('read');
    expect((await editor.send('DELETE', `/api/tokens/${revoked.id}`)).status).toBe(204);
    expect(await works(revoked.token)).toBe(false);
    expect((await editor.send('DELETE', `/api/tokens/${revoked.id}`)).status).toBe(404);
    const leaver = await server.person('editor', 'leaver');
    const left = await make('write', {}, leaver);
    expect((await editor.send('DELETE', `/api/tokens/${left.id}`)).status).toBe(404);
    expect(await works(left.token)).toBe(true);
    const user = (await server.atlas.store.userByName('leaver'))!;
    await server.atlas.store.updateUser(user.id, { disabled: true });
    expect(await works(left.token)).toBe(false);
  });

  it('is refused with a pointer when it asks for too much', async () => {
    for (const [body, pointer] of [
      [{ scope: 'read' }, '/name'],
      [{ name: 'x', scope: 'admin' }, '/scope'],
      [{ name: 'x', scope: 'read', days: 366 }, '/days'],
      [{ name: 'x', scope: 'read', days: 0 }, '/days'],
      [{ name: 'x', scope: 'read', days: 1.5 }, '/days'],
      [{ name: 'x', scope: 'read', role: 'admin' }, '/role'],
    ] as const) {
      const answer = await editor.send('POST', '/api/tokens', body);
      expect(answer.status, pointer).toBe(400);
      expect((await answer.json()).errors[0].pointer).toBe(pointer);
    }
    expect((await server.get('/api/tokens')).status).toBe(401);
    expect((await server.send('POST', '/api/tokens', { name: 'x', scope: 'read' })).status).toBe(401);
  });

  it('may read from another origin, and its answers are never kept for others', async () => {
    const { token } = await make('read');
    const preflight = await server.send('OPTIONS', items, undefined, {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
    const read = await server.get(items, { ...bearer(token), Origin: 'https://elsewhere.example' });
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
    expect(read.headers.get('access-control-allow-credentials')).toBeNull();
    expect(read.headers.get('cache-control')).toBe('private, no-cache');
  });
});
