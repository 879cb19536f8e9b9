import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

const one = `${items}/2024-05-10-plain`;
const tagged = [
  items,
  one,
  `${items}?q=road`,
  '/api/collections/accounts/items',
  '/api/collections/accounts/items/2024-05-10-plain:gazette',
  '/api/collections/municipalities/items',
  '/api/collections/incidents/aggregate?by=day',
  '/api/changes',
  '/api/deployment',
];

describe('conditions, methods and origins', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  it.each(tagged)('%s is answered 304 without a body while nothing changed', async (path) => {
    const first = await server.get(path);
    const tag = first.headers.get('etag')!;
    expect(first.status).toBe(200);
    expect(tag).toMatch(/^(W\/)?"[\w;-]+"$/);
    const again = await server.get(path, { 'If-None-Match': `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
    expect(await again.text()).toBe('');
    expect((await server.get(path, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('answers a 304 before the store is asked anything', async () => {
    const asked: string[] = [];
    const { store } = server.atlas;
    const tags = await Promise.all(tagged.map(async (path) => (await server.get(path)).headers.get('etag')!));
    const whole = { ...store };
    for (const [name, method] of Object.entries(whole))
      if (typeof method === 'function' && name !== 'seq')
        Object.assign(store, {
          [name]: (...rest: unknown[]) => {
            asked.push(name);
            return (method as (...rest: unknown[]) => unknown)(...rest);
          },
        });
    for (const [index, path] of tagged.entries())
      expect((await server.get(path, { 'If-None-Match': tags[index]! })).status).toBe(304);
    // What collections and data sets there are is held in memory, as the number of the last revision is.
    expect(asked.filter((name) => name !== 'collections' && name !== 'dataSets')).toEqual([]);
    Object.assign(store, whole);
  });

  it('changes the tag with a write, with the question and with the day', async () => {
    const tag = async (path: string) => (await server.get(path)).headers.get('etag');
    const before = [await tag(items), await tag(one)];
    expect(before[0]).toMatch(/^W\//);
    expect(before[1]).not.toMatch(/^W\//);
    expect(await tag(`${items}?limit=1`)).not.toBe(before[0]);
    expect(await tag(`${one}?known-at=2024-06`)).not.toBe(before[1]);
    await server.put(plainIncident('2024-05-11-more'));
    const after = [await tag(items), await tag(one)];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    server.clock.now += 86_400_000;
    expect(await tag(items)).not.toBe(after[0]);
  });

  it('gives the compressed form of an incident a strong tag of its own, and accepts both', async () => {
    const forms = await Promise.all(
      ['identity', 'gzip', 'br'].map((coding) => server.get(one, { 'Accept-Encoding': coding })),
    );
    const tags = forms.map((form) => form.headers.get('etag')!);
    expect(forms.map((form) => form.headers.get('content-encoding'))).toEqual([null, 'gzip', 'br']);
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect((await server.get(one, { 'If-None-Match': tag })).status).toBe(304);
    for (const form of forms) expect((await form.json()).id).toBe('2024-05-10-plain');
  });

  it('answers HEAD with the head of GET and no body', async () => {
    for (const path of [items, one, '/api']) {
      const [head, get] = [
        await server.send('HEAD', path),
        await server.get(path, { 'Accept-Encoding': 'identity' }),
      ];
      expect(head.status).toBe(200);
      for (const name of ['etag', 'content-type', 'content-length'])
        expect(head.headers.get(name), name).toBe(get.headers.get(name));
      expect(await head.text()).toBe('');
    }
  });

  it('answers OPTIONS and 405 on every route with the methods there are', async () => {
    for (const route of routes) {
      const path = route.path.replace(/:\w+/g, 'x');
      const options = await server.send('OPTIONS', path);
      expect(options.status).toBe(204);
      const allow = options.headers.get('allow')!;
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)
        expect(allow.split(', ').includes(method), `${method} ${path}`).toBe(Boolean(route[method]));
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        if (route[method]) continue;
        const answer = await server.send(method, path);
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.headers.get('allow')).toBe(allow);
      }
    }
  });

  it('lets any origin read what is public, and nothing else', async () => {
    const from = { Origin: 'https://elsewhere.example' };
    for (const route of routes) {
      const path = route.path.replace(/:\w+/g, 'x');
      const preflight = await server.send('OPTIONS', path, undefined, {
        ...from,
        'Access-Control-Request-Method': 'GET',
      });
      expect(preflight.headers.get('access-control-allow-origin'), path).toBe(route.open ? '*' : null);
      expect(preflight.headers.get('access-control-allow-methods')).toBe(route.open ? 'GET, HEAD' : null);
      if (route.path === '/api/changes') continue;
      const read = await server.get(path, from);
      expect(read.headers.get('access-control-allow-origin'), path).toBe(route.open ? '*' : null);
      expect(read.headers.get('access-control-allow-credentials')).toBeNull();
      expect(read.headers.get('cross-origin-resource-policy')).toBe(
        route.open ? 'cross-origin' : 'same-origin',
      );
    }
    const write = await server.send('POST', items, {}, from);
    expect(write.status).toBe(403);
    expect(write.headers.get('access-control-allow-origin')).toBeNull();
  });
});
