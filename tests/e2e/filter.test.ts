import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

/** The list with the expert filter open. */
async function openFilter(search = '', options = {}) {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}/list?lang=en${search}`);
  const text = watched.page.getByLabel('Filter in CQL2');
  if (!search.includes('filter=')) await watched.page.getByText('Expert filter (CQL2)').first().click();
  await text.waitFor();
  return { ...watched, text };
}

async function matched(parameters: Record<string, string>): Promise<string[]> {
  const search = new URLSearchParams({ ...parameters, limit: '1000' });
  const answer = await fetch(`${product.url}/api/collections/incidents/items?${search}`);
  return ((await answer.json()) as { features: { id: string }[] }).features.map(({ id }) => id);
}

const shows = (page: Page, ids: readonly string[]) =>
  until(
    `${ids.length} rows`,
    () => listed(page),
    (rows) => rows.length === ids.length,
  );
const inAddress = (page: Page) => new URL(page.url()).searchParams;
const chips = (page: Page) => page.locator('.expert-conditions code').allTextContents();

describe('a reader who knows CQL2', () => {
  it('applies a filter with Ctrl+Enter: list, address and conditions follow', async () => {
    const { page, text, context, complaints } = await openFilter();
    const filter = "accounts_count > 1\nAND type IN ('riot', 'protest')";
    const ids = await matched({ filter });
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan((await matched({})).length);
    await text.fill(filter);
    await text.press('Control+Enter');
    await shows(page, ids);
    expect(inAddress(page).get('filter')).toBe(filter);
    const two = await until(
      'conditions',
      () => chips(page),
      (list) => list.length === 2,
    );
    expect(two).toEqual(['accounts_count > 1', "type IN ('riot', 'protest')"]);
    await page.reload();
    await shows(page, ids);
    expect(await text.inputValue()).toBe(filter);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes conditions away one by one', async () => {
    const { page, context } = await openFilter(
      `&filter=${encodeURIComponent("(type = 'riot' OR type = 'protest') AND accounts_count > 0 AND NOT id LIKE 'x%'")}`,
    );
    await until(
      'conditions',
      () => chips(page),
      (list) => list.length === 3,
    );
    await page.getByRole('button', { name: 'Remove the condition accounts_count > 0' }).click();
    const rest = "(type = 'riot' OR type = 'protest') AND id NOT LIKE 'x%'";
    await until(
      'the address',
      async () => inAddress(page).get('filter') ?? '',
      (filter) => filter.includes("'protest'") && !filter.includes('accounts_count'),
    );
    await shows(page, await matched({ filter: rest }));
    const more = await until(
      'conditions',
      () => chips(page),
      (list) => list.length === 2,
    );
    for (const condition of more)
      await page.locator('.expert-conditions').getByRole('button', { name: condition }).click();
    await shows(page, await matched({}));
    expect(inAddress(page).has('filter')).toBe(false);
    await context.close();
  });

  it('keeps what was typed when it cannot be read, with the caret at the fault, and the list stays', async () => {
    const { page, text, context } = await openFilter();
    const all = await matched({});
    await shows(page, all);
    const wrong = "  type = 'riot'\n  AND OR accounts_count > 1";
    await text.fill(wrong);
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByText('This filter cannot be read from line 2, character 7 on.').waitFor();
    expect(await text.inputValue()).toBe(wrong);
    const caret = await text.evaluate((box) => (box as unknown as { selectionStart: number }).selectionStart);
    expect(caret).toBe(wrong.indexOf('OR'));
    expect(await page.locator('.expert-text:focus').count()).toBe(1);
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    expect((await listed(page)).length).toBe(all.length);
    expect(inAddress(page).has('filter')).toBe(false);
    await text.fill('no_such_property = 1');
    await text.press('Control+Enter');
    await page.locator('.expert').getByText('no_such_property').first().waitFor();
    // A fault stays shorter than the box it is about.
    expect(await page.locator('.expert').getByText('occurred_start, ').count()).toBe(0);
    await text.fill('accounts_count > 1');
    await text.press('Control+Enter');
    await until(
      'no fault',
      () => text.getAttribute('aria-invalid'),
      (value) => value === 'false',
    );
    await context.close();
  });

  it('turns the other filters into CQL2 that finds the same', async () => {
    const sugar = { type: 'protest,obstruction', datetime: '2023-05-01/2023-12-31', q: 'municipal' };
    const ids = await matched(sugar);
    expect(ids.length).toBeGreaterThan(0);
    const { page, text, context } = await openFilter(`&${new URLSearchParams(sugar)}`);
    await page.getByRole('button', { name: 'Write the filters above as CQL2' }).click();
    await until(
      'the text',
      () => text.inputValue(),
      (value) => value.includes('text_search'),
    );
    await text.press('Control+Enter');
    await until(
      'the address',
      async () => inAddress(page),
      (search) => search.has('filter'),
    );
    expect([...inAddress(page).keys()].sort()).toEqual(['filter', 'lang']);
    await shows(page, ids);
    expect(await matched({ filter: inAddress(page).get('filter')! })).toEqual(ids);
    await context.close();
  });

  it('finds a property by its title and puts an example in', async () => {
    const { page, text, context } = await openFilter();
    await text.fill("type = 'riot'");
    await page.getByText('What can be asked about').click();
    await page.getByLabel('Search the properties').fill('accounts_count');
    await page.locator('.expert-list button').first().click();
    await until(
      'the text',
      () => text.inputValue(),
      (value) => value === "type = 'riot' AND accounts_count >= 1",
    );
    await context.close();
  });

  it.each(['sq', 'sr-Cyrl', 'sr-Latn'])(
    'reads everything in %s, without a fault of accessibility',
    async (lang) => {
      const { page, context } = await watchedPage(browser, { colorScheme: 'dark' });
      await page.goto(`${product.url}/list?lang=${lang}&filter=accounts_count>1`);
      const box = page.locator('.expert-text');
      await box.waitFor();
      await page.locator('.expert-properties summary').click();
      await page.locator('.expert-list button').first().waitFor();
      await box.fill('accounts_count >');
      await box.press('Control+Enter');
      await page.locator('.expert .field-error').waitFor();
      expect(await page.locator('.expert').textContent()).not.toMatch(
        /Apply|cannot be read|What can be asked/,
      );
      expect(await accessibilityFaults(page)).toEqual([]);
      await context.close();
    },
  );
});
