import { OgcApiEndpoint } from '@camptocamp/ogc-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import type { Json, TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createSeededServer();
});
afterAll(() => server.close());

interface Found {
  rel: string;
  href: string;
  type?: string;
  templated?: boolean;
}

/** Every object with `rel` and `href` in an answer, however deep. */
function linksIn(value: Json): Found[] {
  if (value === null || typeof value !== 'object') return [];
  const own = typeof value.rel === 'string' && typeof value.href === 'string' ? [value as Found] : [];
  return [...own, ...Object.values(value).flatMap(linksIn)];
}

const essence = (type: string | null | undefined) => (type ?? '').split(';')[0]!.trim();
const pages = 400;

it('leads a stranger from the landing page by links that keep what they say', async () => {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const waiting: Found[] = [{ rel: 'start', href: `${server.url}/api`, type: 'application/json' }];
  while (waiting.length && seen.size < pages) {
    const { rel, href, type } = waiting.shift()!;
    const key = `${type} ${href}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const answer = await server.get(href.slice(server.url.length), type ? { Accept: type } : {});
    const found = answer.headers.get('content-type');
    if (answer.status !== 200 || (type && essence(found) !== essence(type)))
      wrong.push(`${rel} ${href} says ${type}, answers ${answer.status} ${found}`);
    const text = await answer.text();
    if (!/json/.test(found ?? '') || answer.status !== 200 || /x-ndjson|json-seq/.test(found!)) continue;
    const links = linksIn(JSON.parse(text)).filter((link) => link.href.startsWith(`${server.url}/api`));
    for (const link of links) if (!link.templated && !link.href.includes('{')) waiting.push(link);
    if (
      links.some(({ href: to }) => to.includes('{')) &&
      links.some((one) => one.href.includes('{') && !one.templated)
    )
      wrong.push(`${href} has a template that does not say so`);
  }
  console.log(`stranger's walk: ${seen.size} addresses, ${waiting.length} left`);
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
}, 120_000);

it('says the same of a collection in the list and at its own address', async () => {
  const { collections } = await server.json('/api/collections');
  for (const listed of collections) {
    const { links: _own, ...alone } = await server.json(`/api/collections/${listed.id}`);
    const { links: _listed, ...among } = listed;
    expect(alone).toEqual(among);
  }
});

it('is read by a client of others: conformance, collections, items, tiles', async () => {
  const endpoint = new OgcApiEndpoint(`${server.url}/api`);
  expect((await endpoint.info).title).toContain('Incident Atlas');
  expect(await endpoint.conformanceClasses).toContain(
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  );
  expect(await endpoint.hasFeatures).toBe(true);
  const { collections } = await server.json('/api/collections');
  expect((await endpoint.featureCollections).sort()).toEqual(collections.map(({ id }: Json) => id).sort());
  const read = await endpoint.getCollectionItems('incidents', 5);
  const { features } = await server.json('/api/collections/incidents/items?limit=5');
  expect(read.map(({ id }: Json) => id)).toEqual(features.map(({ id }: Json) => id));
  expect(await endpoint.vectorTileCollections).toEqual(await endpoint.featureCollections);
});
