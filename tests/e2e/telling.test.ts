import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const officers = '2023-06-14-three-police-officers';

async function open(path: string, options = {}) {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${path}`);
  return watched;
}

/** How many incidents a question matches, by the API. */
async function matched(search: string): Promise<number> {
  const answer = await fetch(`${product.url}/api/collections/incidents/items?limit=1&${search}`);
  return ((await answer.json()) as { numberMatched: number }).numberMatched;
}

const view = (page: Page) => new URL(page.url()).searchParams.get('view');
const banner = (page: Page) => page.locator('.notice.known p').first().innerText();
const hasRows = (page: Page, count: number) =>
  until(
    `${count} rows`,
    () => listed(page),
    (rows) => rows.length === count,
  );

describe('a reader who follows one claimant', () => {
  it('chooses it at the head of the filters: list, counts, words and address follow, and back again', async () => {
    const { page, context, complaints } = await open('/list?lang=en');
    const [all, own] = await Promise.all([matched(''), matched('view=claimant:kosovo-police')]);
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(all);
    await page.locator('.filters summary', { hasText: 'As told by' }).click();
    const choice = page.getByRole('radio', { name: /Kosovo Police/ });
    await choice.waitFor();
    expect(await page.locator('.telling .choice', { hasText: 'Kosovo Police' }).innerText()).toContain(
      String(own),
    );
    await choice.focus();
    await page.keyboard.press('Space');
    await hasRows(page, own);
    expect(view(page)).toBe('claimant:kosovo-police');
    await until(
      'the banner',
      () => banner(page),
      (text) => text.startsWith(`Read as Kosovo Police tells it: ${own} of ${all} incidents.`),
    );
    expect(await page.title()).toMatch(/^As told by: Kosovo Police – /);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove filter As told by: Kosovo Police' }).click();
    await hasRows(page, all);
    expect(view(page)).toBeNull();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads an incident as that claimant tells it, its account first and the others after it', async () => {
    const { page, context, complaints } = await open(
      `/incident/${officers}?lang=en&view=claimant:kosovo-police`,
    );
    const first = page.locator('.account-cards > li').first();
    await first.waitFor();
    expect(await first.getAttribute('data-account')).toBe('kosovo-police');
    expect(await first.innerText()).toContain('read here');
    expect(await page.locator('.account-cards > li').count()).toBeGreaterThan(5);
    expect(await page.locator('.facts').innerText()).toContain('Bare');
    await page.getByRole('button', { name: 'Read the preferred accounts' }).click();
    await until(
      'the preferred place',
      () => page.locator('.facts').innerText(),
      (text) => text.includes('Gnjilica'),
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told of an incident that the claimant says nothing of, and finds the way to it', async () => {
    const { page, context } = await open('/incident/2023-09-24-banjska?lang=en&view=claimant:kfor');
    await page.getByRole('heading', { name: /^KFOR says nothing of this incident/ }).waitFor();
    await mapDrawn(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Read the preferred accounts' }).click();
    await page.getByRole('heading', { name: /Armed clash in Banjska/ }).waitFor();
    await context.close();
  });

  it.each([
    ['sq', 'Lexohet sipas pohuesit Policia e Kosovës: '],
    ['sr-Cyrl', 'Чита се како наводи Косовска полиција: '],
    ['sr-Latn', 'Čita se kako navodi Kosovska policija: '],
  ])('reads it on a phone in %s', async (lang, words) => {
    const { page, context } = await open(`/list?lang=${lang}&view=claimant:kosovo-police`, {
      ...{ width: 390, height: 844, colorScheme: 'dark' },
    });
    await until(
      'the banner',
      () => banner(page),
      (text) => text.startsWith(words),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });
});
