import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAdmin } from '../support/desk-pages.ts';
import { listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

const items = '/api/collections/incidents/items';

const open = async (address: string, options = {}) => {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${address}`);
  return watched;
};

const map = (page: Page) => page.locator('[data-ready]').first();
const drawn = async (page: Page) => Number(await map(page).getAttribute('data-drawn'));
const located = async (page: Page) => Number(await map(page).getAttribute('data-located'));

/** What the service says of a query: how many, and how many of them have a place on the map. */
async function counted(search: string): Promise<{ matched: number; onMap: number; ids: string[] }> {
  const answer = await fetch(`${product.url}${items}?limit=1000&${search}`);
  const { numberMatched, unlocated, features } = (await answer.json()) as {
    numberMatched: number;
    unlocated: number;
    features: { id: string }[];
  };
  return {
    matched: numberMatched,
    onMap: numberMatched - unlocated,
    ids: features.map(({ id }) => id),
  };
}

describe('the tiles of the map', () => {
  it.each([
    '',
    'type=protest,riot',
    'contested=true',
    'q=zvecan',
    'known-at=2023-05-30',
    'filter=accounts_count>1',
    'datetime=2023-06-01/..',
  ])('count what list and count do: %s', async (search) => {
    const { page, context, complaints } = await open(`/?map=0/43/20.8&${encodeURI(search)}`);
    await mapDrawn(page);
    const { matched, onMap } = await counted(search);
    expect(matched).toBeGreaterThan(0);
    await until(
      'all are drawn',
      () => drawn(page),
      (count) => count === onMap,
    );
    expect(await located(page)).toBe(onMap);
    const rows = await listed(page);
    expect(rows).toHaveLength(matched);
    expect(await page.locator('.result-count strong').innerText()).toMatch(new RegExp(`^${matched} `));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('end with the answer to the last question when filters change ten times at once', async () => {
    const { page, context, complaints } = await open('/?map=0/43/20.8');
    await mapDrawn(page);
    // Earlier answers come later: the first question waits longest.
    let wait = 900;
    await page.route(/\/(tiles|items|aggregate)/, async (route) => {
      wait = Math.max(0, wait - 15);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue().catch(() => undefined);
    });
    const boxes = page.locator('.filters input[type="checkbox"]');
    for (const index of [0, 1, 2, 3, 0, 1, 2, 3, 4, 5]) await boxes.nth(index).click();
    await page.unroute(/\/(tiles|items|aggregate)/);
    const search = new URL(page.url()).searchParams;
    search.delete('map');
    expect(search.size).toBeGreaterThan(0);
    const { matched, onMap } = await counted(search.toString());
    expect(onMap).toBeGreaterThan(0);
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length === matched,
    );
    await until(
      'the map',
      () => drawn(page),
      (count) => count === onMap,
    );
    await mapDrawn(page);
    // And it stays so: nothing that was asked before comes after.
    await page.waitForTimeout(1_200);
    expect([await drawn(page), await located(page)]).toEqual([onMap, onMap]);
    expect(await listed(page)).toHaveLength(matched);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('come to rest although the tiles that are asked once more come late and are the same', async () => {
    const { page, context } = await open('/?map=0/43/20.8');
    await mapDrawn(page);
    await page.route(/\/tiles\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => undefined);
    });
    const boxes = page.locator('.filters input[type="checkbox"]');
    await boxes.nth(0).click();
    await page.waitForTimeout(300);
    await boxes.nth(1).click();
    await page.waitForTimeout(300);
    await mapDrawn(page);
    await page.unrouteAll({ behavior: 'wait' });
    await context.close();
  });

  it('ask for nothing again while the map only moves within what it shows', async () => {
    const { page, context, requests } = await open('/?map=9.6/43/20.8');
    await mapDrawn(page);
    const asked = () => requests.filter((url) => /\/items\?|\/aggregate|\/tiles\//.test(url)).length;
    const before = asked();
    const box = (await page.locator('[data-map]').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 6, box.y + box.height / 2 + 4, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(600);
    await mapDrawn(page);
    expect(asked()).toBe(before);
    await context.close();
  });

  it('keep what they show while the service is away, and go on when it is back', async () => {
    const { page, context } = await open('/?map=0/43/20.8');
    await mapDrawn(page);
    const all = await drawn(page);
    await page.route('**/api/collections/**', (route) => route.abort());
    await page.locator('.filters input[type="checkbox"]').first().click();
    await until(
      'the notice',
      () => page.locator('.reading-error').count(),
      (count) => count === 1,
    );
    expect(await drawn(page)).toBe(all);
    await page.unroute('**/api/collections/**');
    await page.locator('.reading-error button').click();
    const search = new URL(page.url()).searchParams;
    search.delete('map');
    const { onMap } = await counted(search.toString());
    expect(onMap).not.toBe(all);
    await until(
      'the map',
      () => drawn(page),
      (count) => count === onMap,
    );
    await context.close();
  });
});

describe('an incident that is only known to a municipality or region', () => {
  const search = "filter=place_precision IN ('municipality','region')";

  it.each([0, 8, 9.6, 11, 13, 15])('is never a point at zoom %f', async (zoom) => {
    const { page, context } = await open(`/?map=${zoom}/43.09/20.78&${encodeURI(search)}`);
    await mapDrawn(page);
    const { onMap } = await counted(search);
    expect(onMap).toBeGreaterThan(0);
    expect(await located(page)).toBe(onMap);
    if (zoom < 10) expect(await drawn(page)).toBe(onMap);
    // The legend explains what is on the map: an area, and no symbol, ring or number of any kind.
    const legend = page.locator('.legend');
    expect(await legend.locator('.legend-rings').count()).toBe(0);
    expect(await legend.locator('.mark-solid.mark-badge, .mark-badge').count()).toBe(0);
    expect(await legend.locator('.mark-area').count()).toBe(1);
    await context.close();
  });
});

describe('a change that somebody else makes', () => {
  let cookie: string;
  beforeAll(async () => {
    cookie = await makeAdmin(product);
  });

  it('is on an open map and in its list within a second', async () => {
    const { page, context, complaints } = await open('/?map=0/43/20.8&type=protest', {
      width: 1000,
      height: 640,
    });
    await mapDrawn(page);
    const before = await counted('type=protest');
    expect(await drawn(page)).toBe(before.onMap);
    const [id] = before.ids;
    const found = await fetch(`${product.url}${items}/${id}`);
    const { properties, ...feature } = (await found.json()) as { properties: object };
    const made = await fetch(`${product.url}${items}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/geo+json', Origin: product.url, Cookie: cookie },
      body: JSON.stringify({ ...feature, id: `${id}-again`, properties }),
    });
    const began = performance.now();
    expect(made.status, await made.text()).toBe(201);
    await until(
      'the map',
      () => drawn(page),
      (count) => count === before.onMap + 1,
      1_000,
    );
    expect(performance.now() - began).toBeLessThan(1_000);
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length === before.matched + 1,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });
});
