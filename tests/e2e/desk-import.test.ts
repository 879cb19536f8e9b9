import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskPage, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, mapDrawn, until, type Watched } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let watched: Watched;
let page: Page;

beforeAll(async () => {
  await makeAdmin(product);
  watched = await deskPage(browser, product, 'chief', '/desk/import');
  page = watched.page;
});
afterAll(() => watched.context.close());

const table = [
  'Code;Naslov;Tip;Datum;Lat;Lon;Said by;Source',
  '1;Gathering;peaceful_protest;05.06.2023;42,89;20,86;Police;Daily Paper',
  '2;Road blocked;barikada;06.06.2023;42,95;20,64;;Wire',
  '3;Talks;meeting;soon;42,91;20,70;;Wire',
].join('\n');

const says = (what: string) =>
  until(
    what,
    () => page.locator('main').innerText(),
    (text) => text.includes(what),
  );
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('an import at the desk', () => {
  it('asks of a table what nobody can see in it, with the focus at the first fault', async () => {
    const file = { name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    await page.locator('#import-file').setInputFiles(file);
    await says('How the file is read');
    expect(await page.locator('h1').innerText()).toBe('rows.csv');
    expect(await page.locator('#import-fields-3').inputValue()).toBe('occurred_start');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('#import-fields-7').selectOption('title');
    await page.locator('#import-title').fill('');
    await button('Check the file').click();
    await says('Another column is taken for this already.');
    expect(await page.evaluate('document.activeElement.id')).toBe('import-fields-7');
    await page.locator('#import-fields-7').selectOption('source');
    await button('Check the file').click();
    await says('Write something here.');
    expect(await page.evaluate('document.activeElement.id')).toBe('import-title');
  });

  it('names every fault, takes words for types, and shows where the rows would be', async () => {
    await page.locator('#import-title').fill('A list of rows');
    await page.getByRole('radio', { name: /Everybody/ }).check();
    await button('Check the file').click();
    await says('Day and month can be confused.');
    await page.getByRole('radio', { name: /The day comes first/ }).check();
    await page.getByLabel('“barikada”').selectOption('roadblock');
    await button('Check again').click();
    await says('This cannot be read as a date.');
    await until(
      'the counts',
      () => page.locator('.import-counts').innerText(),
      (text) => /New\s+2[\s\S]*With faults\s+1/.test(text),
    );
    await mapDrawn(page);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('takes the good rows in for review, publishes them as one, and takes all back', async () => {
    const take = button(/Take in 2 rows/);
    expect(await take.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('radio', { name: /Leave these out/ }).check();
    await take.click();
    await says('2 rows came into review');
    await button('Publish the batch').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await says('2 rows were published');
    const { numberMatched } = (await (
      await fetch(`${product.url}/api/collections/incidents/items?q=Gathering`)
    ).json()) as { numberMatched: number };
    expect(numberMatched).toBeGreaterThan(0);
    await button('Undo the import').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await until(
      'the fault',
      () => dialog.innerText(),
      (text) => text.includes('Give the reason.'),
    );
    expect(await page.evaluate('document.activeElement.id')).toBe('undo-reason');
    await page.locator('#undo-reason').fill('A wrong list');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await says('2 rows were taken back');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it('says at once what a file is that cannot be used', async () => {
    await page.goto(`${product.url}/desk/import`);
    await says('rows.csv');
    const zip = { name: 'book.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') };
    await page.locator('#import-file').setInputFiles(zip);
    await says('The file is compressed, or a workbook.');
    expect(await page.evaluate('document.activeElement.id')).toBe('import-file');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
