import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type TestServer } from '../support/server.ts';

const path = `${items}/road`;

describe('citing an incident', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer();
    await server.put(plainIncident('road'));
  });
  afterAll(() => server.close());

  it('gives the sentence, BibTeX and CSL-JSON, each in its own media type, by f and by Accept', async () => {
    for (const [f, accept, type] of [
      ['citation', 'text/x-bibliography', 'text/plain; charset=utf-8'],
      ['bibtex', 'application/x-bibtex', 'application/x-bibtex; charset=utf-8'],
      ['csl-json', 'application/vnd.citationstyles.csl+json', 'application/vnd.citationstyles.csl+json'],
    ] as const) {
      const named = await server.get(`${path}?f=${f}`);
      expect([named.status, named.headers.get('content-type')], f).toEqual([200, type]);
      expect(named.headers.get('content-disposition')).toMatch(
        /^inline; filename="road-v1\.(bib|json|txt)"$/,
      );
      const wanted = await server.get(path, { Accept: accept });
      expect(wanted.headers.get('content-type')).toBe(type);
      expect(await wanted.text()).toBe(await named.text());
    }
  });

  it('names title, version, day of recording, deployment, permanent address and licence', async () => {
    expect(await (await server.get(`${path}?f=citation`)).text()).toBe(
      `“Road blocked in Zelčan/Zelçan”. Version 1, recorded 1 September 2024. Incident Atlas, Invented region. ` +
        `${server.url}/incident/road?version=1 ` +
        `Licence: CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/).\n`,
    );
    const serbian = await (await server.get(`${path}?f=citation&lang=sr-Cyrl&accessed=2024-10-02`)).text();
    expect(serbian).toContain(
      '„Блокиран пут у Зелчану“. Верзија 1, записано 1. септембра 2024. Incident Atlas',
    );
    expect(serbian).toMatch(/Приступљено 2\. октобра 2024\.\n$/);
  });

  it('carries the knowledge date where one is set', async () => {
    const query = 'known-at=2024-06-01T10:00%2B02:00';
    const text = await (await server.get(`${path}?f=citation&${query}`)).text();
    expect(text).toContain('as known on 1 June 2024, 10:00');
    expect(text).toContain(`${server.url}/incident/road?version=1&known-at=2024-06-01T08:00:00Z `);
    const [item] = await server.json(`${path}?f=csl-json&known-at=2024-06-01`);
    expect(item.URL).toBe(`${server.url}/incident/road?version=1&known-at=2024-06-01`);
    expect((await server.json(`${path}?known-at=2024-06-01`)).links).toContainEqual(
      expect.objectContaining({ rel: 'cite-as', href: item.URL }),
    );
  });

  it('is linked from the incident, in the body and in the head', async () => {
    const answer = await server.get(path);
    const permanent = `${server.url}/incident/road?version=1`;
    expect(answer.headers.get('link')).toBe(`<${permanent}>; rel="cite-as"`);
    const { links } = await answer.json();
    const described = links.filter((one: Json) => one.rel === 'describedby');
    expect(described.map((one: Json) => one.type)).toEqual([
      'application/x-bibtex',
      'application/vnd.citationstyles.csl+json',
      'text/plain',
    ]);
    for (const { href, type } of described) {
      expect(href).toContain('version=1');
      const { headers } = await server.get(href.slice(server.url.length));
      expect(headers.get('content-type')).toContain(type);
    }
  });

  it.each([
    ['accessed', '2024-13-01', '&f=citation'],
    ['accessed', 'yesterday', '&f=citation'],
    ['accessed', '2024-09', '&f=citation'],
    ['accessed', '2024-09-01', '&f=bibtex'],
    ['accessed', '2024-09-01', ''],
    ['f', 'ris', ''],
    ['version', '0', '&f=bibtex'],
  ])('refuses %s=%s%s and names the parameter', async (parameter, value, more) => {
    const answer = await server.get(`${path}?${parameter}=${value}${more}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ parameter, value });
  });

  it('belongs to single incidents only', async () => {
    for (const address of [items, '/api/collections/accounts/items', '/api/collections/municipalities/items'])
      expect((await server.get(`${address}?f=bibtex`)).status, address).toBe(400);
    const { formats } = await server.json('/api/formats');
    expect(JSON.stringify(formats)).not.toContain('bibtex');
  });
});
