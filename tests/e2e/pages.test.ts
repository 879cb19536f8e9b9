import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { createSeededServer } from '../support/seeded.ts';
import type { TestServer } from '../support/server.ts';
import { connectBrowser } from '../support/shared-browser.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([createSeededServer(), connectBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, touch: true };

describe('the pages of the API in a browser', () => {
  it.each([
    ['the landing page', '/api', wide, 'light'],
    ['a list', '/api/collections/incidents/items', wide, 'light'],
    ['a list on a phone in the dark', '/api/collections/incidents/items?lang=sq', phone, 'dark'],
    ['an incident', '/api/collections/incidents/items/2023-05-29-zvecan-kfor', wide, 'dark'],
    ['an incident on a phone', '/api/collections/incidents/items/2023-05-29-zvecan-kfor', phone, 'light'],
    ['a schema', '/api/collections/incidents/schema?lang=sr-Cyrl', wide, 'light'],
    ['counts', '/api/collections/incidents/aggregate?by=claimant&lang=sr-Latn', phone, 'dark'],
    ['counts by month in Albanian', '/api/collections/incidents/aggregate?by=month&lang=sq', phone, 'light'],
    ['zooms in Albanian', '/api/tileMatrixSets/WebMercatorQuad?lang=sq', phone, 'light'],
    ['settlements in Albanian', '/api/collections/settlements/items?lang=sq', phone, 'light'],
    ['an empty list', '/api/collections/incidents/items?type=explosion&lang=sr-Latn', phone, 'dark'],
    [
      'a refusal',
      '/api/collections/incidents/items?limit=many&filter=type%3D%3D1&lang=sr-Cyrl',
      phone,
      'dark',
    ],
  ] as const)('keep to WCAG 2.2 AA and inside the screen: %s', async (_name, path, size, colorScheme) => {
    const { page, context, complaints } = await watchedPage(browser, { ...size, colorScheme });
    await page.goto(`${server.url}${path}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(size.width);
    // A table that is short enough for a phone must not have to be scrolled there.
    const tables = await page.evaluate(
      '[...document.querySelectorAll(".short")].map((one) => one.scrollWidth - one.clientWidth)',
    );
    for (const beyond of tables as number[]) expect(beyond).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'let a reader try a read of the documentation, %s',
    async (colorScheme) => {
      const { page, context, complaints } = await watchedPage(browser, { ...phone, colorScheme });
      await page.goto(`${server.url}/api/docs#listIncidents`);
      const fold = page.locator('#listIncidents');
      await until(
        'the form',
        () => fold.locator('.send').isVisible(),
        (visible) => visible,
      );
      await fold.locator('input[name="type"][type="text"]').fill('protest');
      await fold.locator('input[name="limit"][type="text"]').fill('1');
      await fold.locator('.send').click();
      const answer = await until(
        'the answer',
        () => fold.locator('.answer').innerText(),
        (text) => text.includes('numberMatched'),
      );
      expect(answer).toContain('type=protest&limit=1');
      expect(answer).toContain('200 OK');
      expect(answer).toContain('content-crs: <http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
      expect(answer).toContain('"numberReturned": 1');
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
