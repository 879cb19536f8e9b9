import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const open = async (address: string, options = {}) => {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${address}`);
  return watched;
};

/** Middle of the map in pixels of the page. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('[data-map]').boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

describe('the map under the pointer', () => {
  // Two incidents of the seed happened at this building.
  const spot = '42.909531/20.837932';

  it('lists what stands at one spot, fans it out, and opens the one that is pressed', async () => {
    const { page, context, complaints } = await open(`/?map=10.5/${spot}`);
    await mapDrawn(page);
    const { x, y } = await middle(page);
    await page.mouse.click(x, y);
    await until(
      'the choice',
      () => page.locator('.chooser .incident-row').count(),
      (rows) => rows === 2,
    );
    expect(await page.locator('.chooser h2').innerText()).toBe('2 incidents here');
    const first = await page.locator('.chooser .incident-link').first().innerText();
    await until(
      'the nearer view',
      async () => page.url(),
      (url) => url.includes('map=13'),
    );
    await mapDrawn(page);
    // The ring's first place is straight up, 30 pixels from the spot.
    await page.mouse.click(x, y - 30);
    await until(
      'the incident',
      () => page.locator('.atlas-reading h2').first().innerText(),
      (title) => title === first,
    );
    expect(pathOf(page)).toMatch(/^\/incident\//);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a press on open ground for one, also inside the areas of incidents, and opens them by their words', async () => {
    // Middle of a municipality in which three incidents happened «somewhere».
    const { page, context } = await open('/?map=11/43.14/20.77');
    await mapDrawn(page);
    const { x, y } = await middle(page);
    await page.mouse.click(x, y);
    await page.waitForTimeout(400);
    expect(await page.locator('.chooser').count()).toBe(0);
    expect(pathOf(page)).toBe('/');
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    const box = (await page.locator('[data-map]').boundingBox())!;
    const cursor = () => page.locator('.maplibregl-canvas').evaluate((canvas) => canvas.style.cursor);
    // The words stand where the map puts them: found as a reader finds them, by the pointer.
    const tip = page.locator('.map-tooltip');
    let found: { x: number; y: number } | null = null;
    for (let row = box.y + 120; row < box.y + box.height - 40 && !found; row += 9)
      for (let column = box.x + 200; column < box.x + box.width - 200 && !found; column += 40) {
        await page.mouse.move(column, row);
        await page.waitForTimeout(20);
        if ((await cursor()) === 'pointer' && (await tip.innerText()) === '3 incidents')
          found = { x: column, y: row };
      }
    expect(found).not.toBeNull();
    await page.mouse.click(found!.x, found!.y);
    await until(
      'the choice',
      () => page.locator('.chooser .incident-row').count(),
      (rows) => rows === 3,
    );
    // Also while the focus is on nothing in the list, as right after the press.
    await page.locator('.chooser h2').blur();
    await page.keyboard.press('Escape');
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    await context.close();
  });
});

describe('the page', () => {
  it('asks for each reference collection once', async () => {
    const { page, context, requests } = await open('/');
    await mapDrawn(page);
    const places = requests.filter((url) => /collections\/(?!incidents)[^/]+\/items/.test(url));
    expect(places.some((url) => url.includes('/municipalities/'))).toBe(true);
    expect(places.some((url) => url.includes('/settlements/'))).toBe(true);
    expect(places).toEqual([...new Set(places)]);
    await context.close();
  });

  it('counts sub-types as it counts types, also those that are not chosen', async () => {
    const { page, context } = await open('/?sub_type=detention');
    const parts = page.locator('.kind-parts .choice');
    const counted = async () => (await parts.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    const found = await until('the counts', counted, (texts) => texts.length === 2 && /\d/.test(texts[1]!));
    expect(found[0]).toMatch(/^Detention 3/);
    expect(found[1]).toMatch(/^Release 1/);
    await context.close();
  });

  it('shows the answer to the question before at once when the reader goes back to it', async () => {
    const { page, context } = await open('/');
    const all = await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    await page.locator('.filters input[type="checkbox"]').first().check();
    await until(
      'the filtered list',
      () => listed(page),
      (rows) => rows.length < all.length,
    );
    // Nothing is answered any more: what comes is what was kept.
    await page.route('**/items?**', () => undefined);
    await page.goBack();
    await until(
      'the list again',
      () => listed(page),
      (rows) => rows.length === all.length,
      2_000,
    );
    await context.close();
  });

  it('says in each state what is so: nothing to show at the start, the last answer later', async () => {
    const { page, context } = await open('/list');
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    await page.route('**/api/**', (route) => route.abort());
    await page.locator('.filters input[type="checkbox"]').first().check();
    const notice = page.locator('.reading-error p');
    await until(
      'the notice',
      () => notice.innerText(),
      (text) => text === 'The service cannot be reached. The last answer that came is still shown.',
    );
    await page.reload();
    await until(
      'the failed start',
      () => page.locator('.notice').innerText(),
      (text) => text === 'The service cannot be reached.',
    );
    await page.unroute('**/api/**');
    await page.locator('.start-failed button').click();
    await until(
      'the list again',
      () => page.locator('.result-count').innerText(),
      (text) => /1 incident/.test(text),
    );
    await context.close();
  });
});
