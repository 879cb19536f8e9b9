import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const one = `${items}/2024-05-10-plain`;
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the form of an answer', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident());
  });
  afterAll(() => server.close());

  const typeOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await server.get(path, headers);
    return answer.status === 200 ? answer.headers.get('content-type')!.split(';')[0] : answer.status;
  };

  it.each([
    [items, undefined, 'application/geo+json'],
    [items, '*/*', 'application/geo+json'],
    [items, 'application/geo+json, application/json', 'application/geo+json'],
    [items, 'application/json', 'application/geo+json'],
    [items, 'application/geo+json; charset=utf-8', 'application/geo+json'],
    [items, browser, 'text/html'],
    [items, 'text/csv', 'text/csv'],
    [items, 'text/csv;q=0.5, text/html;q=0.1', 'text/csv'],
    [items, 'application/vnd.google-earth.kml+xml', 'application/vnd.google-earth.kml+xml'],
    [items, 'image/png', 406],
    [items, 'application/geo+json;q=0', 406],
    [one, browser, 'text/html'],
    [one, 'text/csv', 406],
    ['/api', browser, 'text/html'],
    ['/api', 'application/json', 'application/json'],
    ['/api/collections', 'text/plain', 406],
    ['/api/collections/incidents/queryables', undefined, 'application/schema+json'],
    ['/api/collections/incidents/queryables', 'application/json', 'application/schema+json'],
    ['/api/collections/municipalities/items', 'application/geo+json-seq', 'application/geo+json-seq'],
  ])('of %s for Accept: %s is %s', async (path, accept, expected) => {
    expect(await typeOf(path, accept === undefined ? {} : { Accept: accept })).toBe(expected);
  });

  it('is what f says, whatever Accept says', async () => {
    for (const path of [
      '/api',
      '/api/conformance',
      '/api/collections',
      '/api/collections/incidents',
      items,
      one,
    ])
      for (const accept of [browser, 'image/png']) {
        expect(await typeOf(`${path}?f=json`, { Accept: accept }), path).toMatch(/json$/);
        expect(await typeOf(`${path}?f=html`, { Accept: 'application/json' }), path).toBe('text/html');
      }
    expect(await typeOf(`${one}?f=csv`)).toBe(400);
    expect(await typeOf(`${items}?f=JSON`)).toBe(400);
  });

  it('of a refusal is a problem that says what could be had', async () => {
    const answer = await server.get(items, { Accept: 'image/png' });
    expect(answer.status).toBe(406);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ parameter: 'Accept', value: 'image/png' });
    expect(problem.allowed).toContain('application/geo+json');
  });

  it('is named in Vary, and every other form is linked to with its type', async () => {
    for (const path of ['/api', '/api/conformance', '/api/collections', items, one]) {
      const answer = await server.get(path);
      const vary = answer.headers.get('vary')!.split(', ');
      for (const name of ['Accept', 'Accept-Language', 'Accept-Encoding']) expect(vary).toContain(name);
      const { links } = await answer.json();
      const self = links.find((link: Json) => link.rel === 'self');
      expect(self).toMatchObject({ href: server.url + path, type: answer.headers.get('content-type') });
      const alternates = links.filter(
        (link: Json) => link.rel === 'alternate' && link.href.startsWith(`${server.url + path}?f=`),
      );
      expect(alternates.length).toBeGreaterThan(0);
      for (const link of alternates)
        expect(await typeOf(link.href.slice(server.url.length)), link.href).toBe(link.type);
    }
  });

  it('is in the language of lang, else of Accept-Language, else English', async () => {
    const language = async (path: string, accepted?: string) =>
      (await server.get(path, accepted ? { 'Accept-Language': accepted } : {})).headers.get(
        'content-language',
      );
    expect(await language('/api')).toBe('en');
    expect(await language('/api', 'sq-AL,sq;q=0.9,en;q=0.8')).toBe('sq');
    expect(await language('/api', 'sr-Latn-RS,sr;q=0.9')).toBe('sr-Latn');
    expect(await language('/api', 'sr-RS,sr;q=0.9')).toBe('sr-Cyrl');
    expect(await language('/api', 'de, fr;q=0.5')).toBe('en');
    expect(await language('/api?lang=sr-Cyrl', 'sq')).toBe('sr-Cyrl');
    const { collections } = await (await server.get('/api/collections', { 'Accept-Language': 'sq' })).json();
    expect(collections[0].title).toBe('Incidentet');
  });

  it('has a tag of its own', async () => {
    for (const path of [items, one, '/api/collections/incidents']) {
      const tags = await Promise.all(
        [`${path}?f=json`, `${path}?f=html`, `${path}?f=json&lang=sq`].map(
          async (address) => (await server.get(address)).headers.get('etag')!,
        ),
      );
      const byLanguage = (await server.get(path, { 'Accept-Language': 'sq' })).headers.get('etag')!;
      const byType = (await server.get(path, { Accept: 'text/html' })).headers.get('etag')!;
      expect(new Set([...tags, byLanguage, byType]).size, path).toBe(5);
    }
  });
});

describe('the pages for people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(
      plainIncident('hostile', { titles: [{ text: { en: '<script>alert(1)</script> & "quotes" \u0007' } }] }),
    );
  });
  afterAll(() => server.close());

  it('are there for every resource, in their language, with what was written and none of it as markup', async () => {
    for (const path of [
      '/api',
      '/api/conformance',
      '/api/functions',
      '/api/collections',
      '/api/collections/incidents',
      '/api/collections/incidents/queryables',
      items,
      `${items}/hostile`,
      `${items}/hostile/history`,
      '/api/collections/accounts/items/hostile:gazette',
      '/api/collections/settlements/items/lesk',
      '/api/collections/incidents/aggregate?by=type',
    ]) {
      const answer = await server.get(path, { Accept: browser, 'Accept-Language': 'sq' });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-type'), path).toMatch(/^text\/html; ?charset=utf-8$/i);
      const page = await answer.text();
      expect(page, path).toMatch(/^<!doctype html>/i);
      expect(page, path).toContain('lang="sq"');
      expect(page, path).toContain('imply nothing');
      expect(page, path).not.toContain('<script>alert');
      expect(page, path).not.toContain('\u0007');
    }
    expect(await (await server.get(`${items}?f=html`)).text()).toContain('&lt;script&gt;alert(1)');
  });
});
