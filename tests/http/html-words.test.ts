import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededServer } from '../support/seeded.ts';
import { items as incidents, type TestServer } from '../support/server.ts';

describe('the words of pages', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createSeededServer();
  });
  afterAll(() => server.close());

  const page = async (path: string) => {
    const { document } = new Window({ url: server.url + path });
    document.write(await (await server.get(path, { Accept: 'text/html' })).text());
    return document;
  };
  const textOf = (element: { textContent: string | null } | null) =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  it('lead from an empty list to the one without that filter, and to everything', async () => {
    const filter = encodeURIComponent("type = 'explosion'");
    const asked = `${incidents}?filter=${filter}&filter-lang=cql2-text&limit=5&offset=10&lang=sq`;
    const links = [...(await page(asked)).querySelectorAll('main a')];
    expect(links.map(textOf)).toEqual(['Pa “Filtri” do të kishte 17.', 'Gjithçka në këtë koleksion']);
    for (const link of links) expect(link.getAttribute('href')).toBe(`${incidents}?limit=5&lang=sq`);
    const [where, ...more] = (await page('/api/collections/settlements/items?name=Nowhere')).querySelectorAll(
      'main a',
    );
    expect(where!.getAttribute('href')).toBe('/api/collections/settlements/items');
    expect(more).toEqual([]);
  });

  it('say codes, sides and municipalities of places in words, and what their properties are', async () => {
    const row = async (path: string) =>
      [...(await page(path)).querySelector('tbody tr')!.querySelectorAll('td')].map(textOf);
    const settlements = '/api/collections/settlements/items?limit=1';
    expect(await row(`${settlements}&municipality=peje&lang=sq`)).toEqual([
      'Pejë',
      'Qytet',
      'Pejë',
      'Kosovë',
      '2 500',
    ]);
    expect((await row(`${settlements}00&lang=sr-Cyrl`)).slice(1, 4)).toEqual([
      'Град',
      'Јужна Митровица',
      'Косово',
    ]);
    expect((await row('/api/collections/border-points/items?lang=sr-Latn'))[1]).toBe('Zajednički prelaz');
    const crossings = await page('/api/collections/border-points/items?lang=sq');
    expect([...crossings.querySelectorAll('th')].map(textOf)).toContain('Rruga, ana: Kosovë');
    expect((await row('/api/collections/boundary-lines/items?lang=sq')).slice(1, 4)).toEqual([
      'Vijë e jashtme',
      'Kosovë',
      'Mal i Zi',
    ]);
    for (const path of ['municipalities/items/leposavic', 'settlements/queryables', 'border-points/schema']) {
      const document = await page(`/api/collections/${path}?lang=sr-Cyrl`);
      const titles = [...document.querySelectorAll('dt, tbody td:first-child')].map((one) =>
        textOf(one).replace(one.querySelector('code')?.textContent ?? '', ''),
      );
      expect(titles.filter((title) => !/[\u0400-\u04ff]/.test(title))).toEqual([]);
    }
  });

  it('name the places of accounts in the language of the page also where no account names one', async () => {
    const main = textOf((await page('/api/collections/accounts/items?lang=sq')).querySelector('main'));
    expect(main).toContain('Leposaviq, Zubin Potok, Zveçan, Mitrovica e Veriut');
    expect(main).not.toContain('Leposavić/Leposaviq');
  });

  it('say a day once that an account begins and ends in', async () => {
    const document = await page(
      '/api/collections/accounts/items/2023-09-24-banjska:kosovo-police?lang=sr-Latn',
    );
    expect(textOf(document.querySelector('article dd'))).toBe('24. septembra 2023, 03:00 – 23:59 (na sat)');
  });

  it('write no dot of a Serbian date before a semicolon', async () => {
    const asked = `${incidents}?datetime=2023-05-01/2023-06-30&type=riot&lang=sr-Latn`;
    const lead = textOf((await page(asked)).querySelector('.lead'));
    expect(lead).toBe('Incidenti: Period: 1. maja 2023. do 30. juna 2023; Vrsta: Neredi');
  });
});
