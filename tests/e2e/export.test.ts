import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const items = '/api/collections/incidents/items';

/** The dialog over the list, which needs no map. */
async function openDialog(search = '', options = {}) {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}/list?lang=en${search}`);
  const button = watched.page.getByRole('button', { name: 'Data', exact: true });
  await button.focus();
  await watched.page.keyboard.press('Enter');
  const dialog = watched.page.getByRole('dialog', { name: 'Use this data' });
  await dialog.waitFor();
  return { ...watched, dialog };
}

const rowsSaid = (page: Page) =>
  until(
    'the rows are counted',
    () => page.locator('.export-download [role=status]').first().textContent(),
    (text) => /^\d+ rows?,|^The file will hold no row/.test(text ?? ''),
  );

describe('who wants the data', () => {
  it('is told how many rows the present question has, and saves exactly the file of its address', async () => {
    const { page, dialog, context, complaints } = await openDialog('&type=protest,obstruction');
    const said = await rowsSaid(page);
    const address = await dialog.getByRole('textbox', { name: 'Address of this file' }).inputValue();
    const whole = await (await fetch(address)).text();
    const rows = parse(whole, { columns: true, skip_empty_lines: true });
    expect(rows.length).toBeGreaterThan(1);
    expect(said).toContain(`${rows.length} rows`);
    const waiting = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download (.csv)' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^incidents-\d{4}-\d\d-\d\d\.csv$/);
    expect(await text(await download.createReadStream())).toBe(whole);
    await dialog.getByText('was saved').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('chooses rows, format, options and language, and the address says so', async () => {
    const { page, dialog, context } = await openDialog();
    await dialog.getByLabel('Begin with a mark (BOM)').check();
    await dialog.getByLabel('Second row with HXL').check();
    await dialog.getByLabel('Language of titles').selectOption('sr-Latn');
    await dialog.getByLabel('Accounts: one row').check();
    await rowsSaid(page);
    const address = new URL(await dialog.getByRole('textbox', { name: 'Address of this file' }).inputValue());
    expect(address.pathname).toBe('/api/collections/accounts/items');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      f: 'csv',
      bom: 'true',
      hxl: 'true',
      lang: 'sr-Latn',
    });
    const formats = await dialog.getByLabel('Format', { exact: true }).locator('option').allTextContents();
    expect(formats).toContain('GeoPackage');
    expect(formats).not.toContain('ACLED CSV');
    await context.close();
  });

  it('hears how many rows a format has no place for', async () => {
    const { page, dialog, context } = await openDialog();
    await dialog.getByLabel('Format', { exact: true }).selectOption('acled');
    const refused = (await fetch(`${product.url}${items}?f=acled`, { method: 'HEAD' })).headers.get(
      'atlas-rows-refused',
    );
    expect(Number(refused)).toBeGreaterThan(0);
    await dialog.getByText(`${refused} do not fit this format`).waitFor();
    expect(await rowsSaid(page)).not.toContain(`${refused} rows`);
    await context.close();
  });

  it('stops a file that takes too long, and nothing is saved', async () => {
    const { page, dialog, context } = await openDialog();
    await rowsSaid(page);
    await page.route(/items\?f=csv&lang=en$/, () => {
      // Never answered: a slow file.
    });
    let saved = 0;
    page.on('download', () => saved++);
    await dialog.getByRole('button', { name: 'Download (.csv)' }).click();
    await dialog.getByRole('progressbar').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('Cancelled. Nothing was saved.').waitFor();
    expect(saved).toBe(0);
    expect(await dialog.getByRole('button', { name: 'Download (.csv)' }).isEnabled()).toBe(true);
    await context.close();
  });

  it('takes an address that also asks the expert filter', async () => {
    const filter = "accounts_count > 1 AND type <> 'protest'";
    const { page, dialog, context } = await openDialog(`&filter=${encodeURIComponent(filter)}`);
    const said = await rowsSaid(page);
    const address = await dialog.getByRole('textbox', { name: 'Address of this file' }).inputValue();
    expect(new URL(address).searchParams.get('filter')).toBe(filter);
    const { numberMatched } = (await (await fetch(address.replace('f=csv', 'f=json'))).json()) as {
      numberMatched: number;
    };
    expect(said).toContain(`${numberMatched} row`);
    await context.close();
  });

  it('works by keyboard alone, and the focus comes back to where it was', async () => {
    const { page, dialog, context } = await openDialog();
    await rowsSaid(page);
    const outside = page.locator(':focus:not(dialog, dialog *, body)');
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab');
      // Between the last and the first the browser's own frame has its turn.
      expect(await outside.count()).toBe(0);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.masthead nav button:focus').count()).toBe(1);
    await context.close();
  });

  it.each([
    { width: 1440, height: 900, colorScheme: 'light' as const },
    { width: 390, height: 844, colorScheme: 'dark' as const, touch: true },
  ])('finds no fault of accessibility at %o', async (options) => {
    const { page, dialog, context } = await openDialog('', options);
    await rowsSaid(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    const [content, room] = await dialog.evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(content).toBeLessThanOrEqual(room!);
    await context.close();
  });
});

describe('the head of the page', () => {
  it('names the feeds of the present question, and follows it', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/list?lang=en&type=riot`);
    const feed = (kind: string) => page.locator(`link[data-feed="${kind}"]`).getAttribute('href');
    const asked = async (kind: string) => new URL((await feed(kind))!, product.url).searchParams.get('type');
    await until(
      'the feed of riots',
      () => asked('atom'),
      (type) => type === 'riot',
    );
    expect(await asked('jsonfeed')).toBe('riot');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await until(
      'the feed of everything',
      () => feed('atom'),
      (href) => !href?.includes('riot'),
    );
    for (const [kind, type] of [
      ['atom', 'application/atom+xml'],
      ['jsonfeed', 'application/feed+json'],
    ] as const) {
      const answer = await fetch(new URL((await feed(kind))!, product.url));
      expect(answer.headers.get('content-type')).toContain(type);
    }
    const served = await (await fetch(`${product.url}/`)).text();
    expect(served).toMatch(/rel="alternate"\s+type="application\/atom\+xml"/);
    expect(served).toMatch(/rel="alternate"\s+type="application\/feed\+json"/);
    await context.close();
  });

  it('loads neither dialog nor expert filter before somebody opens them', async () => {
    const { page, requests, context } = await watchedPage(browser);
    await page.goto(`${product.url}/list?lang=en`);
    await page.locator('.incident-table').waitFor();
    expect(requests.filter((url) => /export-|expert-/.test(url))).toEqual([]);
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(requests.some((url) => url.includes('export-'))).toBe(true);
    await context.close();
  });
});
