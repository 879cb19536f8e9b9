import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { createSeededServer } from '../support/seeded.ts';
import type { TestServer } from '../support/server.ts';

const asBrowser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const languages = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'];

const pages = [
  '/api',
  '/api/conformance',
  '/api/functions',
  '/api/collections',
  '/api/collections/incidents',
  '/api/collections/settlements',
  '/api/collections/incidents/items',
  '/api/collections/accounts/items',
  '/api/collections/municipalities/items',
  '/api/collections/incidents/items/2023-06-14-three-police-officers',
  '/api/collections/incidents/items/2023-06-14-three-police-officers/history',
  '/api/collections/accounts/items/2023-09-24-banjska:kosovo-police',
  '/api/collections/municipalities/items/leposavic',
  '/api/collections/incidents/queryables',
  '/api/collections/incidents/schema',
  '/api/collections/accounts/sortables',
  '/api/collections/incidents/aggregate?by=type',
  '/api/collections/incidents/aggregate?by=known',
  '/api/collections/incidents/comparison?since=2023-05-28&known-at=2023-05-31',
  '/api/tiles',
  '/api/tiles/WebMercatorQuad',
  '/api/collections/incidents/tiles',
  '/api/collections/incidents/tiles/WebMercatorQuad',
  '/api/tileMatrixSets',
  '/api/tileMatrixSets/WebMercatorQuad',
  '/api/styles',
];

describe('resources as pages', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createSeededServer();
  });
  afterAll(() => server.close());

  const text = async (path: string, headers: Record<string, string> = asBrowser) => {
    const answer = await server.get(path, headers);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    return answer.text();
  };
  const page = async (path: string, headers?: Record<string, string>) => {
    const { document } = new Window({ url: server.url + path });
    document.write(await text(path, headers));
    return document;
  };
  const textOf = (element: { textContent: string | null } | null) =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  it.each(pages)(
    'answer %s in each language with attribution, licence and the note on names',
    async (path) => {
      const titles = new Set<string>();
      const { region } = server.atlas.deployment;
      for (const language of languages) {
        const document = await page(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        expect(document.documentElement.getAttribute('lang')).toBe(language);
        expect(document.querySelectorAll('h1')).toHaveLength(1);
        const foot = textOf(document.querySelector('footer'));
        expect(foot).toContain(region.attribution);
        expect(document.querySelector('footer a')!.getAttribute('href')).toBe(region.licence.url);
        expect(foot).toContain(region.designation.plain[language as 'en']);
        titles.add(textOf(document.querySelector('main')));
        const current = document.querySelectorAll('.languages [aria-current]');
        expect([...current].map((one) => one.getAttribute('lang'))).toEqual([language]);
      }
      expect(titles.size).toBeGreaterThan(1);
    },
  );

  it('are the default of a browser and can be had by f alone; lang beats the browser’s languages', async () => {
    const path = '/api/collections/incidents';
    expect(await text(`${path}?f=html`, { Accept: 'application/json' })).toContain('<!doctype html>');
    const asked = { ...asBrowser, 'Accept-Language': 'sq-AL,sq;q=0.9,en;q=0.5' };
    expect((await page(path, asked)).documentElement.lang).toBe('sq');
    expect((await page(`${path}?lang=sr-Cyrl`, asked)).documentElement.lang).toBe('sr-Cyrl');
  });

  it('need no script and nothing inline, which the content security policy would refuse', async () => {
    for (const path of pages) {
      const written = await text(path);
      expect(written, path).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(written).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('link to nothing that is not there', async () => {
    const own = new Set<string>();
    for (const path of pages)
      for (const one of (await page(path)).querySelectorAll('a[href], link[href]')) {
        const url = new URL(one.getAttribute('href')!, server.url + path);
        if (url.origin === server.url && url.pathname.startsWith('/api')) own.add(url.pathname + url.search);
      }
    expect(own.size).toBeGreaterThan(150);
    const broken: string[] = [];
    for (const path of own) {
      const answer = await server.get(path, { Accept: '*/*' });
      await answer.arrayBuffer();
      if (answer.status !== 200) broken.push(`${answer.status} ${path}`);
    }
    expect(broken).toEqual([]);
  });

  it('keep the address in links to other languages', async () => {
    const document = await page('/api/collections/incidents/items?type=protest,riot&limit=2&lang=sq');
    const english = document.querySelector('.languages a[lang="en"]')!.getAttribute('href')!;
    expect(Object.fromEntries(new URLSearchParams(english))).toEqual({
      type: 'protest,riot',
      limit: '2',
      lang: 'en',
    });
  });

  it('say the question in words, page on, and offer every format of the same question', async () => {
    const first = await page('/api/collections/incidents/items?contested=true&limit=2');
    expect(textOf(first.querySelector('.lead'))).toBe('Incidents: Only contested');
    expect(first.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(textOf(first.querySelector('.pages'))).toContain('1 to 2 of 4');
    const formats = [...first.querySelectorAll('.formats a')].map((one) => one.getAttribute('href')!);
    expect(formats.length).toBeGreaterThan(5);
    for (const href of formats) expect(href).toContain('contested=true');
    const second = await page(first.querySelector('.pages a[rel="next"]')!.getAttribute('href')!);
    expect(textOf(second.querySelector('.pages'))).toContain('3 to 4 of 4');
    expect(second.querySelector('.pages a[rel="next"]')).toBeNull();
    expect(second.querySelector('.pages a[rel="prev"]')).not.toBeNull();
  });

  it('say which filter emptied a list', async () => {
    const document = await page('/api/collections/incidents/items?type=explosion');
    expect(document.querySelector('table')).toBeNull();
    expect(textOf(document.querySelector('main'))).toContain('Without “Type” there would be 17.');
  });

  it('tell an incident by who says what, the leading account first', async () => {
    const path = '/api/collections/incidents/items/2023-06-14-three-police-officers';
    const { properties } = await server.json(path);
    const document = await page(path);
    const accounts = [...document.querySelectorAll('article.account')];
    expect(accounts).toHaveLength(properties.accounts.length);
    const leading = properties.accounts.find(
      (one: { id: string }) => one.id === properties.preferred_account,
    );
    expect(textOf(accounts[0]!)).toContain(leading.claimant.name.en);
    expect(accounts.filter((one) => one.querySelector('.leads'))).toHaveLength(1);
    for (const { statement } of properties.accounts)
      expect(textOf(document.querySelector('main'))).toContain(statement.en.replace(/\s+/g, ' '));
    const sources = properties.accounts.flatMap((one: { sources: { url?: string }[] }) => one.sources);
    const links = new Set(
      [...document.querySelectorAll('.account a')].map((one) => one.getAttribute('href')),
    );
    for (const { url } of sources) if (url) expect(links).toContain(url);
    expect(textOf(document.querySelector('.warn'))).toBe('Contested: place, actors, nature');
  });

  it('name the claimants and incidents of accounts in the language of the page', async () => {
    const id = '2023-09-24-banjska:kosovo-police';
    const list = await page('/api/collections/accounts/items?claimant=kosovo-police&lang=sr-Cyrl');
    expect(textOf(list.querySelector('tbody tr'))).toContain('Косовска полиција');
    expect(textOf(list.querySelector('tbody tr'))).toContain('Оружани сукоб у Бањској');
    const one = await page(`/api/collections/accounts/items/${id}?lang=sr-Cyrl`);
    expect(textOf(one.querySelector('h1'))).toBe('Косовска полиција');
    expect(one.querySelectorAll('article.account ul a').length).toBeGreaterThan(0);
  });

  it('name the claimed places of accounts in the language of the page', async () => {
    const list = await page('/api/collections/accounts/items?claimant=kosovo-police&lang=sr-Cyrl');
    expect(textOf(list.querySelector('tbody tr'))).toContain('Бањска, мост и манастир');
  });

  it('draw bars as long as their counts, on any width, and count the same by all else', async () => {
    const document = await page('/api/collections/incidents/aggregate?by=month&type=protest,riot&lang=sq');
    for (const row of document.querySelectorAll('tbody tr')) {
      const bar = row.querySelector('svg.bar')!;
      expect(bar.getAttribute('viewBox')).toBe(`0 0 ${bar.getAttribute('width')} 12`);
    }
    expect(textOf(document.querySelector('th'))).toBe('Muaji');
    const byType = [...document.querySelectorAll('main nav a')].map((one) => one.getAttribute('href')!);
    expect(byType).toContain('?by=type&type=protest%2Criot&lang=sq');
  });

  it('lead from a list to the same question on the map, unless the app cannot ask it', async () => {
    const items = '/api/collections/incidents/items';
    const asked = await page(`${items}?type=protest&limit=2&known-at=2023-06-30`);
    const hrefs = [...asked.querySelectorAll('main a')].map((one) => one.getAttribute('href'));
    expect(hrefs).toContain('/?type=protest&known-at=2023-06-30');
    const other = await page(`${items}?place_precision=locality`);
    const others = [...other.querySelectorAll('main a')].map((one) => one.getAttribute('href')!);
    expect(others.filter((href) => !href.startsWith('/api'))).toEqual([]);
  });

  it('tell places by titles in the language of the page, as exact as they are written', async () => {
    const document = await page('/api/collections/municipalities/items?lang=sq');
    const titles = [...document.querySelectorAll('th')].map((one) => textOf(one));
    expect(titles).toEqual(['Emri', 'Sipërfaqja, km²', 'Sipërfaqja zyrtare, km²']);
    expect(textOf(document.querySelector('tbody'))).toMatch(/538,76(?!0)/);
    expect(document.querySelector('figcaption')).toBeNull();
  });

  it('draw a circle as large as the place is uncertain', async () => {
    const path = '/api/collections/incidents/items/2023-09-24-banjska';
    const document = await page(path);
    const discs = [...document.querySelectorAll('.map circle.disc')];
    expect(discs).not.toHaveLength(0);
    // A single place is shown in a frame of 0.18 degrees of latitude, with a margin of 16 per cent.
    const [, , , drawn] = document.querySelector('.map svg')!.getAttribute('viewBox')!.split(' ').map(Number);
    const radius = Number(discs[0]!.getAttribute('r'));
    const metres = (radius / drawn!) * 0.18 * 1.16 * 111_195;
    expect(Math.abs(metres - 700)).toBeLessThan(40);
  });

  it('cut what lies outside of the map, so that a page stays small', async () => {
    for (const path of ['/api/collections/incidents/items', '/api/collections/countries/items?limit=1'])
      expect((await text(path)).length, path).toBeLessThan(100_000);
    const written = await text('/api/collections/incidents/items/2023-09-24-banjska');
    const spots = [...written.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map((match) =>
      [match[1], match[2]].map(Number),
    );
    expect(spots.length).toBeGreaterThan(50);
    expect(spots.flat().filter((value) => value < -40 || value > 760)).toEqual([]);
  });

  it('are the answer of every open resource that people may open', async () => {
    const covered = (path: string) => {
      const pattern = new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/?]+')}$`);
      return pages.some((one) => pattern.test(one.split('?')[0]!));
    };
    const data =
      /\/(filter|formats|changes|checkpoint|deployment|evidence|places|feed|openapi\.json|docs|pages|styles\/|:tileMatrix)/;
    const open = routes.filter((one) => one.open && !data.test(one.path));
    expect(open.filter(({ path }) => !covered(path)).map(({ path }) => path)).toEqual([]);
  });
});
