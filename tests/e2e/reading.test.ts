import { describe, expect, it } from 'vitest';
import { listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const open = async (address: string, options = {}) => {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${address}`);
  return watched;
};

const matched = async (search = '') => {
  const answer = await fetch(`${product.url}/api/collections/incidents/items?limit=1000${search}`);
  return (await answer.json()) as { numberMatched: number; unlocated: number; features: { id: string }[] };
};

describe('a reader of the map', () => {
  it('sees the seeded incidents, and no request leaves the host', async () => {
    const { page, context, requests, complaints } = await open('/');
    await mapDrawn(page);
    const { numberMatched } = await matched();
    expect(numberMatched).toBeGreaterThan(10);
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length === numberMatched,
    );
    const origins = new Set(
      requests.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin),
    );
    expect([...origins]).toEqual([product.url]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds every located incident drawn once, and the others counted', async () => {
    // As far out as the map goes: all of them are in view.
    const { page, context } = await open('/?map=0/43/20.8');
    await mapDrawn(page);
    const { numberMatched, unlocated } = await matched();
    const map = page.locator('[data-ready]').first();
    await until(
      'the counts',
      () => map.getAttribute('data-located'),
      (count) => Number(count) === numberMatched - unlocated,
    );
    expect(await map.getAttribute('data-drawn')).toBe(await map.getAttribute('data-located'));
    await context.close();
  });

  it('filters by type: list, count and address agree, and back undoes it', async () => {
    const { page, context } = await open('/');
    const all = await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    const filtered = await matched('&type=protest');
    await page
      .locator('.filters')
      .getByRole('checkbox', { name: /^Protest/ })
      .first()
      .check();
    await until(
      'the filtered list',
      () => listed(page),
      (rows) => rows.length === filtered.numberMatched,
    );
    expect(page.url()).toContain('type=protest');
    await page.goBack();
    await until(
      'the whole list',
      () => listed(page),
      (rows) => rows.length === all.length,
    );
    expect(page.url()).not.toContain('type=');
    await page.goForward();
    await until(
      'the filtered list again',
      () => listed(page),
      (rows) => rows.length === filtered.numberMatched,
    );
    await context.close();
  });

  it('learns which filter emptied the result, and gets out with one button', async () => {
    const { page, context } = await open('/?type=protest&q=banjska');
    const way = page.locator('.empty-ways button');
    await until(
      'the way out',
      () => way.count(),
      (count) => count === 2,
    );
    await way.first().click();
    await until(
      'some incidents',
      () => listed(page),
      (rows) => rows.length > 0,
    );
    await context.close();
  });

  it.each(['Zvečan', 'Zveçan', 'Звечан', 'zvecan'])('finds the same incidents for %s', async (name) => {
    const { page, context } = await open('/list');
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    const expected = await matched('&q=zvecan');
    expect(expected.numberMatched).toBeGreaterThan(1);
    await page.locator('#filter-q').fill(name);
    await until(
      'the found ones',
      () => listed(page),
      (rows) => rows.length === expected.numberMatched,
    );
    await context.close();
  });

  it('opens an incident with rival places from the list by keyboard, and comes back to its row', async () => {
    const { page, context, complaints } = await open('/');
    await mapDrawn(page);
    const row = page.locator('[data-incident="2023-06-14-three-police-officers"] .incident-link');
    await row.focus();
    await page.keyboard.press('Enter');
    await until(
      'the address',
      async () => page.url(),
      (url) => url.includes('/incident/2023-06-14-three-police-officers'),
    );
    const panel = page.locator('.atlas-reading');
    await until(
      'the accounts',
      () => panel.innerText(),
      (text) =>
        /Kosovo Police/.test(text) && /Vučić/.test(text) && /Petković/.test(text) && /Kurti/.test(text),
    );
    expect(await panel.innerText()).toMatch(/Verified/);
    await page.goBack();
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads as known at a date: nothing known later is on the page', async () => {
    const { page, context } = await open('/incident/2023-05-29-zvecan-kfor?known-at=2023-05-29');
    const text = await until(
      'the panel',
      () => page.locator('.atlas-reading').innerText(),
      (words) => words.includes('25'),
    );
    expect(text).not.toMatch(/\b93\b/);
    await page.goto(`${product.url}/incident/2023-05-29-zvecan-kfor`);
    await until(
      'the later number',
      () => page.locator('.atlas-reading').innerText(),
      (words) => /\b93\b/.test(words),
    );
    await context.close();
  });

  it.each([
    ['sq-AL', 'sq', 'Harta'],
    ['sr-Latn-RS', 'sr-Latn', 'Mapa'],
    ['sr-RS', 'sr-Cyrl', 'Мапа'],
    ['en-GB', 'en', 'Map'],
  ])('reads in the browser’s language %s', async (locale, tag, word) => {
    const { page, context, complaints } = await open('/list', { locale });
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    expect(await page.locator('.masthead nav').innerText()).toContain(word);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told in words about an incident that does not exist', async () => {
    const { page, context } = await open('/incident/no-such-incident');
    await until(
      'the words',
      () => page.locator('.atlas-reading').innerText(),
      (text) => text.length > 20,
    );
    expect(await page.locator('.atlas-reading').innerText()).not.toMatch(/undefined|null|\[object/);
    await context.close();
  });

  it('loads at most 500 kB of code and style, compressed', async () => {
    const { page, context } = await watchedPage(browser);
    let bytes = 0;
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const kinds = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (['Script', 'Stylesheet', 'Document', 'Other'].includes(kinds.get(requestId) ?? ''))
        bytes += encodedDataLength;
    });
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    console.log(`first load: ${(bytes / 1000).toFixed(0)} kB of code and style over the wire`);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(500_000);
    await context.close();
  });
});
