import { describe, expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const contested = '/incident/2023-06-14-three-police-officers';
const phone = { width: 390, height: 844, touch: true };

describe('the accounts of a contested incident side by side', () => {
  it('have an address, tell what nobody disputes, and whom each contradicts', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}${contested}?lang=en`);
    await page.getByRole('button', { name: 'Side by side' }).click();
    const table = page.getByRole('table', { name: /Claimants stand in the order of their first statement/ });
    await table.waitFor();
    expect(new URL(page.url()).searchParams.get('compare')).toBe('1');
    const undisputed = await page.locator('.undisputed').innerText();
    expect(undisputed).toContain('detained, Kosovo Police officers: 3');
    expect(undisputed).not.toContain('abduction');
    const president = table.locator('[data-row="place"] td[data-account="serbia-president"]');
    expect(await president.innerText()).toMatch(/differs from: .*Prime Minister of Kosovo/s);
    expect(await president.innerText()).not.toMatch(/differs from: .*Office for Kosovo/s);
    await mapDrawn(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('say only what was known by then: no agreement before a second claimant speaks', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/incident/2023-05-29-zvecan-kfor?lang=en&compare=1&known-at=2023-05-29`);
    await page.locator('.undisputed').waitFor();
    const then = await page.locator('.undisputed').innerText();
    expect(then).toContain('Italian media');
    expect(then).not.toContain('Wikipedia');
    await context.close();
  });

  it.each([
    ['en', 'light', { width: 1400, height: 900 }],
    ['sq', 'dark', phone],
    ['sr-Cyrl', 'light', phone],
  ] as const)('can be read in %s, %s', async (lang, colorScheme, size) => {
    const { page, context } = await watchedPage(browser, { ...size, colorScheme });
    await page.goto(`${product.url}${contested}?lang=${lang}&compare=1`);
    await page.locator('.account-table').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(beyond).toBeLessThanOrEqual(0);
    const scroll = page.locator('.account-scroll');
    await scroll.evaluate((box) => {
      box.scrollLeft = 300;
    });
    const lefts = await page.evaluate(
      `[...document.querySelectorAll('tbody .row-head')].map((head) => Math.round(head.getBoundingClientRect().left - document.querySelector('.account-scroll').getBoundingClientRect().left))`,
    );
    expect(new Set(lefts as number[])).toEqual(new Set([0]));
    await context.close();
  });

  it('light the place of the account that has the focus, and mark the account whose place is pointed at', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}${contested}?lang=en&compare=1`);
    const head = page.locator('th[data-account="kosovo-police"]');
    await head.focus();
    await until(
      'the focused account',
      () => head.getAttribute('data-hovered'),
      (lit) => lit === 'true',
    );
    await mapDrawn(page);
    await page.locator('h2').first().hover();
    const map = (await page.locator('[data-map] canvas').boundingBox())!;
    const found = new Set<string>();
    for (let step = 1; step < 12 && found.size < 2; step++) {
      await page.mouse.move(map.x + map.width / 2, map.y + (map.height * step) / 12);
      await page.waitForTimeout(120);
      for (const id of await page
        .locator('th[data-hovered="true"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-account') ?? '')))
        found.add(id);
    }
    expect(found.size).toBeGreaterThan(1);
    await context.close();
  });
});
