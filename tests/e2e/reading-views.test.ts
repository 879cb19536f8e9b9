import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

async function open(path: string, options = {}) {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${path}`);
  await mapDrawn(watched.page);
  return watched;
}

async function matched(search: string): Promise<number> {
  const answer = await fetch(`${product.url}/api/collections/incidents/items?limit=1&${search}`);
  return ((await answer.json()) as { numberMatched: number }).numberMatched;
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const hasRows = (page: Page, count: number) =>
  until(
    `${count} rows`,
    () => listed(page),
    (rows) => rows.length === count,
  );
const drawn = (page: Page) => page.locator('[data-drawn]').first().getAttribute('data-drawn');

describe('a reader of the map', () => {
  it('presses rows of the legend by keyboard, and chooses how precise a place has to be', async () => {
    const { page, context, complaints } = await open('/?lang=en');
    const all = await matched('');
    const row = page.locator('.legend').getByRole('button', { name: 'Armed clash' });
    await row.focus();
    await page.keyboard.press('Enter');
    await hasRows(page, await matched('type=armed_clash'));
    expect(await row.getAttribute('aria-pressed')).toBe('true');
    expect(parameter(page, 'type')).toBe('armed_clash');
    await mapDrawn(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await hasRows(page, all);
    await page.locator('.legend').getByRole('button', { name: /^Disc/ }).click();
    const discs = await matched('place_precision=locality,settlement,near');
    await hasRows(page, discs);
    await page.getByRole('button', { name: /^Remove filter Place: part of a town/ }).click();
    await hasRows(page, all);
    await page.locator('.filters summary', { hasText: 'Place' }).click();
    await page.getByLabel('No less precise than').selectOption('settlement');
    await hasRows(page, await matched('precision=settlement'));
    expect(parameter(page, 'precision')).toBe('settlement');
    await page
      .getByRole('button', { name: 'Remove filter Place: town or village, or more precisely' })
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads the map at the places of all accounts: counted once, and told whose place is whose', async () => {
    const { page, context, complaints } = await open('/?lang=en&view=all');
    await page.getByText(/^Every account’s place is drawn/).waitFor();
    await hasRows(page, await matched(''));
    const names = await until(
      'who names which place',
      () => page.locator('.legend section:has-text("Who names which place") .legend-row').allInnerTexts(),
      (found) => found.includes('Kosovo Police'),
    );
    expect(names).toContain('President of Serbia, A. Vučić');
    const counted = await drawn(page);
    expect(Number(counted)).toBeGreaterThan(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the preferred accounts' }).click();
    await until(
      'the preferred view',
      async () => parameter(page, 'view') ?? 'none',
      (view) => view === 'none',
    );
    await mapDrawn(page);
    expect(await drawn(page)).toBe(counted);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['sq', 'sr-Cyrl'])(
    'shades by density on a phone in %s, and says what is left out',
    async (lang) => {
      const { page, context, complaints } = await open(`/?lang=${lang}&shade=heat`, {
        ...{ width: 390, height: 844, colorScheme: 'dark' },
      });
      await page.getByRole('button', { name: lang === 'sq' ? 'Legjenda' : 'Легенда' }).click();
      const left = (await matched('')) - (await matched('precision=near'));
      const words = await until(
        'what is counted',
        () => page.locator('.overlay .legend').innerText(),
        (text) => text.includes('30'),
      );
      expect(left).toBeGreaterThan(0);
      expect(words).toContain(`${left} ${lang === 'sq' ? 'inciden' : 'инциден'}`);
      // What stands at points gives way, and the legend says nothing of it.
      expect(await page.locator('.overlay .legend .legend-rings').count()).toBe(0);
      expect(await page.locator('.overlay .legend .mark-badge').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
