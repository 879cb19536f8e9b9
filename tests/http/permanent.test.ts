import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const path = `${items}/road`;
const year = 366 * 86_400_000;

/** All that can be asked of version 1 as data. */
const addresses = [
  `${path}?version=1`,
  `${path}?version=1&f=json`,
  `${path}?version=1&known-at=2024-06-01`,
  `${path}?version=1&recorded-at=2024-08-01`,
  `${path}?version=1&crs=http://www.opengis.net/def/crs/EPSG/0/4326&properties=title,links`,
  `${path}?version=1&lang=sr-Cyrl`,
  `${path}?version=1&f=bibtex`,
  `${path}?version=1&f=csl-json&lang=sq`,
  `${path}?version=1&f=citation&lang=sr-Latn&known-at=2024-06-01T10:00%2B02:00&accessed=2024-09-02`,
];

describe('a version by its number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-permanent-'));
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer({ folder });
    editor = await server.person('editor');
    await server.put(plainIncident('cause'));
    await server.put(plainIncident('soon', { status: 'draft' }));
    await server.put(
      plainIncident('road', {
        links: [
          { relation: 'responds_to', target: 'cause' },
          { relation: 'leads_to', target: 'soon' },
          { relation: 'leads_to', target: 'not-yet' },
        ],
      }),
    );
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answers = async () => {
    const all: Record<
      string,
      { body: string; tag: string | null; kept: string | null; link: string | null }
    > = {};
    for (const address of addresses) {
      const answer = await server.get(address);
      expect(answer.status, address).toBe(200);
      const { headers } = answer;
      all[address] = {
        body: await answer.text(),
        tag: headers.get('etag'),
        kept: headers.get('cache-control'),
        link: headers.get('link'),
      };
    }
    return all;
  };
  const patch = async (id: string, properties: Json, more = '') => {
    const answer = await editor.send('PATCH', `${items}/${id}${more}`, { properties }, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
  };

  it('answers the same bytes with the same tag for ever, whatever is written, however late, in any run', async () => {
    const first = await answers();
    for (const [address, { kept, tag }] of Object.entries(first)) {
      expect(kept, address).toBe('public, max-age=0, s-maxage=60, must-revalidate');
      expect(tag, address).toMatch(/^"1-[\w-]{16}(;gzip)?"$/);
    }
    // First at the very same instant, as the store's clock may stand still, then later and later.
    await patch('road', { titles: [{ text: { en: 'Another title' } }] });
    await patch('cause', { titles: [{ text: { en: 'Another cause' } }] });
    await server.put(plainIncident('not-yet'));
    await server.put(plainIncident('follower', { links: [{ relation: 'responds_to', target: 'road' }] }));
    expect(await answers()).toEqual(first);
    server.clock.now += 60_000;
    await patch('soon', { status: 'published' });
    await patch('road', { aggregate: true });
    expect(await answers()).toEqual(first);
    for (const id of ['cause', 'road', 'follower']) {
      const taken = await editor.send('DELETE', `${items}/${id}?reason=Twice`, undefined, {
        'If-Match': '*',
      });
      expect(taken.status).toBe(204);
    }
    expect((await server.get(path)).status).toBe(410);
    expect(await answers()).toEqual(first);
    server.clock.now += year;
    expect(await answers()).toEqual(first);
    const { port, clock } = server;
    await server.close();
    server = await createTestServer({ folder, port });
    server.clock.now = clock.now + year;
    expect(await answers()).toEqual(first);
    for (const [address, { tag }] of Object.entries(first)) {
      const again = await server.get(address, { 'If-None-Match': tag! });
      expect([again.status, again.headers.get('cache-control')], address).toEqual([
        304,
        'public, max-age=0, s-maxage=60, must-revalidate',
      ]);
    }
  });

  it('names what could be read when it was written, and leads on without saying what came later', async () => {
    const one = await server.json(`${path}?version=1`);
    expect(one.properties.version).toBe(1);
    expect(one).not.toHaveProperty('timeStamp');
    expect(one.properties.links).toMatchObject([
      { target: 'cause', title: { en: 'Road blocked in Zelčan/Zelçan' } },
    ]);
    const linked = (rel: string) => one.links.filter((link: Json) => link.rel === rel);
    expect(linked('latest-version')).toMatchObject([{ href: `${server.url}${path}` }]);
    expect(linked('version-history')).toMatchObject([{ href: `${server.url}${path}/history` }]);
    expect(linked('cite-as')).toMatchObject([{ href: `${server.url}/incident/road?version=1` }]);
    expect(JSON.stringify(one)).not.toMatch(/follower|Another|soon|not-yet|Twice/);
  });

  it('says on its page that the incident was retracted, when and why, and is not kept as if it could not change', async () => {
    const answer = await server.get(`${path}?version=1&f=html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).not.toContain('s-maxage=60');
    const page = await answer.text();
    expect(page).toContain('Road blocked in Zelčan');
    expect(page).toMatch(/retracted on 1 September 2024, 12:01/);
    expect(page).toContain('Twice');
    const earlier = await (await server.get(`${path}?version=2&f=html&lang=sr-Cyrl`)).text();
    expect(earlier).toContain('повучен');
  });

  it('is gone where it is the retraction itself, and not there where no such version is', async () => {
    expect((await server.get(`${path}?version=4`)).status).toBe(410);
    const missing = await server.get(`${path}?version=5`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control')).toBe('no-store');
    expect((await server.get(`${items}/soon?version=1`)).status).toBe(404);
  });

  it('shows staff what they may see, and is kept by nobody then', async () => {
    const signed = await server.person('admin');
    const answer = await signed.get(`${path}?version=1`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const targets = (await answer.json()).properties.links.map((link: Json) => link.target);
    expect(targets).toEqual(['cause', 'soon', 'not-yet']);
    expect((await signed.get(`${items}/soon?version=1`)).status).toBe(200);
  });
});
