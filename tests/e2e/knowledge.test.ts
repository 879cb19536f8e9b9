import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const clash = '2023-05-29-zvecan-kfor';
const items = '/api/collections/incidents/items';

interface Points {
  keys: string[];
  counts: number[];
}

const json = async <T>(path: string): Promise<T> =>
  (await fetch(`${product.url}${path}`)).json() as Promise<T>;
const matched = async (search: string) =>
  (await json<{ numberMatched: number }>(`${items}?${search}`)).numberMatched;
const drawn = (page: Page) =>
  page
    .locator('[data-located]')
    .evaluate((map) => [map.getAttribute('data-located'), map.getAttribute('data-drawn')]);
const searchOf = (page: Page) => new URL(page.url()).searchParams;

async function openControl(page: Page): Promise<void> {
  await page.locator('[data-opens="knowledge"]').click();
  await page.locator('.knowledge input[type="range"]').waitFor();
}

/** Holds answers to addresses that a test names back until they are let go. */
async function holdBack(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.route(address, (route) => {
    held.push(route);
  });
  return async () => {
    await page.unroute(address);
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
  };
}

describe('the knowledge date', () => {
  it('steps by keys through the dates on which more became known; list, map and address follow', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    const { keys } = await json<Points>('/api/collections/incidents/aggregate?by=known');
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    await openControl(page);
    const slider = page.locator('.knowledge input[type="range"]');
    expect(await slider.getAttribute('max')).toBe(String(keys.length));
    expect(await page.locator('.knowledge-bar').count()).toBe(keys.length);
    await slider.focus();
    await page.keyboard.press('Home');
    await until(
      'the first date',
      async () => searchOf(page).get('known-at'),
      (date) => date === '2022-12-29',
    );
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    await until(
      'the minute',
      async () => searchOf(page).get('known-at'),
      (date) => date === '2023-05-29T19:41:00Z',
    );
    expect(await slider.getAttribute('aria-valuetext')).toContain('29 May 2023, 21:41');
    const count = await matched('known-at=2023-05-29T19:41:00Z');
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length === count,
    );
    await mapDrawn(page);
    const [located, counted] = await drawn(page);
    expect(counted).toBe(located);
    expect(Number(located)).toBeLessThan(await matched(''));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Later change' }).click();
    await until(
      'a day',
      async () => searchOf(page).get('known-at'),
      (date) => date === '2023-05-29',
    );
    await page.locator('.knowledge').getByRole('button', { name: 'Now', exact: true }).click();
    await until(
      'now',
      async () => searchOf(page).has('known-at'),
      (isThere) => !isThere,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is written as a day and a time too, and says what is no time', async () => {
    const { page, context } = await watchedPage(browser, { width: 390, height: 844, touch: true });
    await page.goto(`${product.url}/list`);
    await openControl(page);
    await page.fill('#knowledge-day', '2023-05-30');
    await page.keyboard.press('Enter');
    await until(
      'the day',
      async () => searchOf(page).get('known-at'),
      (date) => date === '2023-05-30',
    );
    await page.fill('#knowledge-time', '25:10');
    await page.keyboard.press('Enter');
    expect(await page.locator('#knowledge-time-fault').textContent()).toContain('14:30');
    expect(searchOf(page).get('known-at')).toBe('2023-05-30');
    await page.fill('#knowledge-time', '9:05');
    await page.keyboard.press('Enter');
    await until(
      'the time',
      async () => searchOf(page).get('known-at'),
      (date) => date === '2023-05-30T09:05+02:00',
    );
    expect(await page.locator('.known').first().textContent()).toContain('30 May 2023, 09:05');
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it('leaves nothing that became known later under the banner while the earlier answer is waited for', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/incident/${clash}`);
    await mapDrawn(page);
    const summary = page.locator('.incident .summary');
    const later = (await summary.textContent())!;
    const letGo = await holdBack(page, /known-at=2023-05-30/);
    await openControl(page);
    await page.fill('#knowledge-day', '2023-05-30');
    await page.keyboard.press('Enter');
    await page.locator('.known', { hasText: '30 May 2023' }).first().waitFor();
    const shown = await page.locator('.reading-inside').textContent();
    expect(shown).not.toContain(later);
    expect(shown).not.toContain('Wikipedia');
    expect(await page.locator('.incident').count()).toBe(0);
    expect((await drawn(page))[1]).toBe('0');
    await letGo();
    await summary.waitFor();
    expect(await summary.textContent()).not.toBe(later);
    await context.close();
  });
});

describe('two knowledge dates compared', () => {
  it('are told in words and marked on the map, kind by kind', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}/?known-at=2023-05-31`);
    await mapDrawn(page);
    await openControl(page);
    await page.fill('#knowledge-since', '2023-05-28');
    await page.keyboard.press('Enter');
    await page.locator('.compared').first().waitFor();
    expect(searchOf(page).get('since')).toBe('2023-05-28');
    const answer = await json<{ incidents: { id: string; kind: string }[] }>(
      '/api/collections/incidents/comparison?since=2023-05-28&known-at=2023-05-31',
    );
    const rows = await page
      .locator('.compared')
      .evaluateAll((list) =>
        list.map((row) => [row.getAttribute('data-incident'), row.getAttribute('data-kind')]),
      );
    expect(rows).toEqual(answer.incidents.map(({ id, kind }) => [id, kind]));
    const words = await page.locator(`.compared[data-incident="${clash}"]`).textContent();
    expect(words).toContain('Said by 7 accounts');
    expect(words).toContain('Account of KFOR');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^changed/ }).click();
    await until(
      'only what changed',
      () => page.locator('.compared').evaluateAll((list) => list.map((row) => row.getAttribute('data-kind'))),
      (kinds) => kinds.length > 0 && kinds.every((kind) => kind === 'changed'),
    );
    await page.getByRole('button', { name: 'Stop comparing' }).first().click();
    await until(
      'the list',
      () => listed(page),
      (titles) => titles.length > 0,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('say who replaced which number', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/list?since=2023-05-31&lang=sr-Latn`);
    const row = page.locator(`.compared[data-incident="${clash}"]`);
    await row.waitFor();
    expect(await row.getAttribute('data-kind')).toBe('corrected');
    expect(await row.locator('.view-changes').textContent()).toMatch(/Stoltenberg.*30.*93/);
    await context.close();
  });

  it('draw a mark for each kind where the incidents are, and take the marks away again', async () => {
    const { page, context, complaints } = await watchedPage(browser, { width: 900, height: 900 });
    await page.goto(`${product.url}/?known-at=2023-09-30`);
    await mapDrawn(page);
    const picture = async () => (await page.locator('[data-map] canvas').screenshot()).toString('base64');
    const before = await picture();
    await page.evaluate(
      `history.pushState(null, '', '?known-at=2023-09-30&since=2023-05-30'); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await page.locator('.compared').first().waitFor();
    await until('the marks', picture, (now) => now !== before);
    await mapDrawn(page);
    await page.getByRole('button', { name: 'Stop comparing' }).first().click();
    await until('the map without marks', picture, (now) => now === before);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the ledger of figures', () => {
  it('is drawn over knowledge time, and tells no number of later', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/incident/${clash}?known-at=2023-05-31`);
    const plot = page.locator('.ledger-plot').first();
    await plot.waitFor();
    expect(await plot.locator('.ledger-number').allTextContents()).toEqual(['30', '41']);
    await page.goto(`${product.url}/incident/${clash}`);
    await plot.waitFor();
    expect(await plot.locator('.ledger-number').allTextContents()).toContain('93');
    expect(await plot.locator('.ledger-line').count()).toBe(
      await page.locator('.ledger-chart').first().locator('.ledger-key li').count(),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });
});
