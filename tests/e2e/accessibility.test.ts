import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, touch: true };

describe('WCAG 2.2 A and AA, as far as axe-core sees', () => {
  it.each([
    ['the map', '/', wide, 'light'],
    ['the map in the dark', '/', wide, 'dark'],
    ['the map on a phone', '/', phone, 'light'],
    ['the list', '/list', wide, 'light'],
    ['the list in the dark', '/list', wide, 'dark'],
    ['an incident with rival places', '/incident/2023-06-14-three-police-officers', wide, 'light'],
    ['an incident on a phone in the dark', '/incident/2023-05-29-zvecan-kfor', phone, 'dark'],
    ['the log-in page', '/login', wide, 'light'],
  ] as const)('hold for %s', async (_name, address, size, colorScheme) => {
    const { page, context } = await watchedPage(browser, { ...size, colorScheme });
    await page.goto(`${product.url}${address}`);
    await until(
      'the page',
      () => page.locator('main').innerText(),
      (text) => text.length > 30 && !/^Loading/.test(text),
    );
    if (address === '/' || address === '/list')
      await until(
        'the list',
        () => listed(page),
        (rows) => rows.length > 10,
      );
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['light', '?version=1', '.incident[data-loading=true]'],
    ['dark', '?version=1', '.incident[data-loading=true]'],
    ['light', '?known-at=2023-05-31', '.known + .skeleton'],
    ['dark', '?known-at=2023-05-31', '.known + .skeleton'],
  ] as const)(
    'hold for an incident that waits for another answer, %s, %s',
    async (colorScheme, search, waiting) => {
      const { page, context } = await watchedPage(browser, { ...wide, colorScheme });
      await page.goto(`${product.url}/incident/2023-05-29-zvecan-kfor`);
      await page.locator('.incident[data-loading=false]').waitFor();
      await page.route(/zvecan-kfor\?.*(known-at|version)/, () => undefined);
      await page.evaluate(
        `history.pushState(null, '', '${search}'); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await page.locator(waiting).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await context.close();
    },
  );
});
