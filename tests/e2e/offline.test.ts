import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { startProduct } from '../support/product.ts';
import { browser, product } from '../support/running-product.ts';

/** Addresses that the browser keeps, in all of its caches. */
const keptAddresses = (page: Page) =>
  page.evaluate(`(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url);
  })()`) as Promise<string[]>;

describe('without the service', () => {
  it('a reader goes on with what was read, and is told how old it is; nothing of staff is kept', async () => {
    const service = await startProduct();
    const { page, context } = await watchedPage(browser, { keeps: true });
    const token = /#token=(\S+)/.exec(service.setupLink)![1];
    await page.goto(`${service.url}/`);
    await mapDrawn(page);
    const rows = await listed(page);
    const drawn = () => page.locator('[data-ready]').first().getAttribute('data-drawn');
    const shown = await drawn();
    expect(rows.length).toBeGreaterThan(10);
    expect(Number(shown)).toBeGreaterThan(10);
    await until(
      'what was loaded is kept',
      () => keptAddresses(page),
      (urls) => urls.some((url) => /\/items\?limit=/.test(url)) && urls.some((url) => /\/tiles\//.test(url)),
    );
    // As staff: what is read with a session must not be there for whoever uses the browser next.
    const made = await page.evaluate(
      async (body) =>
        (await fetch('/api/setup', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }))
          .status,
      JSON.stringify({ token, name: 'adam-the-admin', password: 'a password of some length' }),
    );
    expect(made).toBe(201);
    const before = await keptAddresses(page);
    await page.goto(`${service.url}/desk`);
    await page.evaluate(() => fetch('/api/collections/incidents/items?status=draft,published'));
    await page.evaluate(() => fetch('/api/collections/incidents/items?q=only-asked-as-staff'));
    await page.evaluate(() => fetch('/api/session'));
    const after = await keptAddresses(page);
    expect(after.filter((url) => url.includes('/api/') && !before.includes(url))).toEqual([]);
    await context.clearCookies();
    // An incident that is opened while there is a service can be opened again without one.
    await page.goto(`${service.url}/`);
    await mapDrawn(page);
    await page.locator('.incident-row .incident-link').first().click();
    const title = await until(
      'the incident',
      () => page.locator('.atlas-reading h2').first().innerText(),
      (text) => text.length > 5,
    );
    const address = page.url();

    await service.stop();
    await page.goto(address);
    await until(
      'the incident without the service',
      () => page.locator('.atlas-reading h2').first().innerText(),
      (text) => text === title,
    );
    const told = await until(
      'how old it is',
      () => page.locator('.announcer').innerText(),
      (text) => text.includes('was read on'),
    );
    expect(told).toContain(String(new Date().getFullYear()));
    await page.goto(`${service.url}/`);
    await mapDrawn(page);
    expect(await listed(page)).toEqual(rows);
    expect(await drawn()).toBe(shown);
    // What was never asked is not made up.
    await page.goto(`${service.url}/?type=riot&q=nowhere`);
    await until(
      'the fault',
      () => page.locator('.reading-error').innerText(),
      (text) => text.includes('cannot be reached'),
    );
    await context.close();
  });

  it('the map can be installed as an app', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}/`);
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    const answer = await fetch(`${product.url}${href}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
    const manifest = (await answer.json()) as { icons: { src: string; type: string; sizes: string }[] };
    for (const { src, type } of manifest.icons) {
      const icon = await fetch(`${product.url}${src}`);
      expect([icon.status, icon.headers.get('content-type')], src).toEqual([200, type]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
