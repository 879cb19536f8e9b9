import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const one = `${items}/2024-05-10-plain`;

describe('what a proxy may keep', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  const kept = async (path: string, who: { get: TestServer['get'] } = server) => {
    const { headers } = await who.get(path);
    return { control: headers.get('cache-control'), vary: (headers.get('vary') ?? '').split(/, ?/) };
  };
  const shared = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60';

  it('are public reads, for seconds', async () => {
    for (const path of [
      '/api',
      '/api/conformance',
      '/api/collections',
      items,
      one,
      `${items}?f=csv`,
      '/api/deployment',
    ])
      expect((await kept(path)).control, path).toBe(shared);
  });

  it('tells readers from staff wherever an answer depends on who asks', async () => {
    for (const path of [one, `${one}/history`, '/api/collections/accounts/items/2024-05-10-plain:gazette']) {
      const { vary } = await kept(path);
      expect(vary, path).toContain('Cookie');
      expect(vary, path).toContain('Authorization');
      expect((await kept(path, editor)).control).toBe('private, no-store');
    }
    // A list is the same for everyone, so that cookies of other services on the host do not split it.
    expect((await kept(items)).vary).not.toContain('Cookie');
  });

  it('is nothing of what somebody with a session gets', async () => {
    const readable = routes.filter((route) => route.GET && route.path !== '/api/changes');
    for (const { path } of readable) {
      const { control } = await kept(path.replace(/:\w+/g, 'incidents'), editor);
      expect(control, path).not.toMatch(/public|s-maxage/);
      expect(control, path).toMatch(/private|no-store/);
    }
    expect((await kept(`${items}?status=draft`, editor)).control).toBe('private, no-store');
    expect((await kept(`${items}?status=draft&f=csv`, editor)).control).toBe('private, no-store');
  });

  it('is no error', async () => {
    for (const path of [`${items}/none`, `${items}?limit=0`, '/api/nothing', '/api/tokens'])
      expect((await kept(path)).control, path).toBe('no-store');
  });

  it('is for a minute what was asked at two past dates, which a rule of protection may change', async () => {
    const dated = 'known-at=2024-06-01&recorded-at=2024-09-01T10:00:30Z';
    expect((await kept(`${items}?${dated}`)).control).toBe(shared);
    server.clock.now += 60_000;
    for (const path of [items, one, `${items}?f=geojson`]) {
      const address = `${path}${path.includes('?') ? '&' : '?'}${dated}`;
      expect((await kept(address)).control, path).toBe('public, max-age=0, s-maxage=60, must-revalidate');
      expect((await kept(address, editor)).control, path).toMatch(/^private, no-(cache|store)$/);
    }
    expect((await kept(`${items}?known-at=2024-06-01`)).control).toBe(shared);
  });
});
