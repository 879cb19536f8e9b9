import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { accessTable } from '../support/access-table.ts';
import { type AccessWorld, type Asker, makeAccessWorld } from '../support/access-world.ts';

/** What a browser says of a request that another site made it send, in every shape there is, newer and older ones. */
const elsewhere: readonly Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://127.0.0.1' },
  { 'Sec-Fetch-Site': 'Same-Origin ' },
  { Origin: 'https://elsewhere.example' },
  { Origin: 'null' },
  { Origin: '' },
  { Origin: 'http://127.0.0.1.elsewhere.example' },
];

const writes = Object.entries(accessTable)
  .map(([line, row]) => ({ line, row, method: line.split(' ')[0]!, route: line.split(' ')[1]! }))
  .filter(({ method }) => method !== 'GET');

describe('what another site can make a browser do', () => {
  let world: AccessWorld;
  let admin: Asker;
  beforeAll(async () => {
    world = await makeAccessWorld();
    admin = world.askers.find(({ name }) => name === 'admin')!;
  });
  afterAll(() => world.close());

  it('is no write at all, log-in, set-up, invitation and suggestion among them, with a session or without', async () => {
    const cookie = { Cookie: admin.headers.Cookie! };
    const seq = world.server.atlas.store.seq();
    const wrong: string[] = [];
    for (const { line, row, method, route } of writes) {
      const path = (await row.path?.(world, admin, 'published')) ?? route;
      const body = typeof row.body === 'function' ? row.body('published') : row.body;
      // A form can send only these types, and needs no word of the service for it.
      const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json'];
      for (const [number, shape] of elsewhere.entries())
        for (const with_ of [cookie, {}]) {
          const type = { 'Content-Type': types[number % types.length]! };
          const answer = await world.server.send(method, path, body ?? '', {
            ...row.headers,
            ...type,
            ...with_,
            ...shape,
          });
          const text = await answer.text();
          if (answer.status !== 403 || !text.includes('cross-site'))
            wrong.push(`${line} with ${JSON.stringify(shape)}: ${answer.status} ${text.slice(0, 100)}`);
          if (answer.headers.has('set-cookie')) wrong.push(`${line}: sets a cookie`);
        }
    }
    expect(wrong).toEqual([]);
    // One incident was made for each path of a write of one, by the test itself.
    const made = writes.filter(({ line }) =>
      /^(PUT|PATCH|DELETE) \/api\/collections|split$/.test(line),
    ).length;
    expect(world.server.atlas.store.seq()).toBe(seq + made);
  });

  it('is no write with a session of a program that says nothing of where it is', async () => {
    for (const { row, line, method, route } of writes) {
      const path = (await row.path?.(world, admin, 'published')) ?? route;
      const answer = await world.server.send(method, path, '', { Cookie: admin.headers.Cookie! });
      expect(answer.status, line).toBe(403);
    }
  });

  it('is to read what is public, and never with what somebody is known by', async () => {
    const origin = { Origin: 'https://elsewhere.example' };
    const wrong: string[] = [];
    for (const { path, open } of routes) {
      const answer = await world.server.get(path.replace(/:\w+/g, 'x'), {
        ...origin,
        Cookie: admin.headers.Cookie!,
      });
      await answer.arrayBuffer();
      const shared = answer.headers.get('access-control-allow-origin');
      if (shared !== (open ? '*' : null)) wrong.push(`${path}: ${shared}`);
      if (answer.headers.has('access-control-allow-credentials')) wrong.push(`${path}: with credentials`);
    }
    expect(wrong).toEqual([]);
  });

  it('is told before a write that it may only read', async () => {
    for (const { path, open } of routes)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': method };
        const answer = await world.server.send('OPTIONS', path.replace(/:\w+/g, 'x'), undefined, headers);
        expect(answer.headers.get('access-control-allow-methods'), path).toBe(open ? 'GET, HEAD' : null);
        expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
      }
  });

  it('opens no session by a log-in, so that nobody works under another’s name', async () => {
    const body = JSON.stringify({ name: 'admin', password: 'none' });
    for (const shape of elsewhere) {
      const answer = await world.server.send('POST', '/api/session', body, {
        'Content-Type': 'text/plain',
        ...shape,
      });
      expect(answer.status).toBe(403);
    }
  });
});
