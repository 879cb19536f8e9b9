import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { deskPage, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let page: Page;
beforeAll(async () => {
  await makeAdmin(product);
  page = (await deskPage(browser, product, 'chief', '/desk/audit')).page;
});

const rows = (ready: (rows: string[]) => boolean) =>
  until('the lines', () => page.locator('.audit-table tbody tr').allInnerTexts(), ready);

it('shows an admin who did what, and filters it by keyboard', async () => {
  const all = await rows((texts) => texts.length > 17);
  expect(all[0]).toMatch(/chief[\s\S]*logged in/);
  expect(
    all.some((text) => /seed[\s\S]*the deployment[\s\S]*published[\s\S]*2023-09-24-banjska/.test(text)),
  ).toBe(true);
  await page.locator('#audit-actor').focus();
  await page.keyboard.type('chief');
  await page.keyboard.press('Enter');
  await rows((texts) => texts.length > 0 && texts.every((text) => text.includes('chief')));
  await page.locator('#audit-subject').fill('nobody');
  await page.keyboard.press('Enter');
  await until(
    'the word that there is none',
    () => page.locator('main').innerText(),
    (text) => text.includes('Nothing of this kind was noted.'),
  );
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await rows((texts) => texts.length === all.length);
});

it('has the record checked and says that it holds', async () => {
  await page.getByRole('button', { name: 'Check the record now' }).click();
  await until(
    'the finding',
    () => page.locator('.record-check').innerText(),
    (text) => /All 17 revisions hold/.test(text),
  );
  await rows((texts) => /had the record checked/.test(texts[0] ?? ''));
  expect(await accessibilityFaults(page)).toEqual([]);
});
