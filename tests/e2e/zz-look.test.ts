import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { deskPage, logInHere, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

const items = '/api/collections/incidents/items';
const [B, A, S] = ['2023-06-05-turkish-500', '2023-05-30-nato-700', '2023-05-29-zvecan-kfor'];
const shot = (page: Page, name: string, fullPage = false) =>
  page.screenshot({ path: `/tmp/hist-png/${name}.png`, fullPage });
const log: string[] = [];
const step = async (name: string, act: () => Promise<unknown>) => {
  try {
    await act();
    log.push(`ok ${name}`);
  } catch (error) {
    log.push(`FAIL ${name}: ${(error as Error).message.slice(0, 600)}`);
  }
};
const shown = (page: Page, selector: string, n = 1) =>
  until(
    selector,
    () => page.locator(selector).count(),
    (count) => count >= n,
  );

it('looks', async () => {
  const cookie = await makeAdmin(product);
  const send = (method: string, path: string, body: unknown) =>
    fetch(`${product.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: product.url, 'If-Match': '*' },
      body: JSON.stringify(body),
    });
  await send('PATCH', `${items}/${A}?reason=A%20clearer%20title`, {
    properties: { titles: [{ text: { en: 'NATO sends 700 more soldiers, as it says' } }] },
  });
  const chief = await deskPage(browser, product, 'chief', '/desk');
  const { page } = chief;
  const axe = async (name: string) =>
    log.push(`axe ${name}: ${JSON.stringify(await accessibilityFaults(page))}`);
  await step('history', async () => {
    await page.goto(`${product.url}/incident/${A}/history`);
    await shown(page, '.version', 2);
    await until(
      'restore button',
      () => page.getByText('Restore version 1').count(),
      (n) => n >= 1,
    );
    await shot(page, '01-history', true);
    await axe('history');
    await page.getByText('Restore version 1').first().click();
    await shown(page, 'dialog.rearrange .change');
    await shot(page, '02-restore');
    await axe('restore');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await shown(page, 'dialog.rearrange .field-error');
    log.push(`focus: ${await page.evaluate('document.activeElement.id')}`);
    await shot(page, '03-restore-fault');
    await page.locator('#restore-reason').fill('The first title was right.');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await until(
      'restored',
      () => page.locator('main').innerText(),
      (t) => t.includes('Version 1 restored by an admin'),
    );
    log.push(`focus after: ${await page.evaluate('document.activeElement.outerHTML.slice(0,120)')}`);
    await shot(page, '04-restored', true);
  });
  for (const [lang, width, scheme] of [
    ['sq', 390, 'dark'],
    ['sr-Cyrl', 390, 'light'],
  ] as const)
    await step(`phone ${lang}`, async () => {
      const phone = await watchedPage(browser, { width, height: 844, colorScheme: scheme, touch: true });
      await phone.page.goto(`${product.url}/desk?lang=${lang}`);
      await logInHere(phone.page, 'chief');
      await phone.page.goto(`${product.url}/incident/${A}/history?lang=${lang}`);
      await shown(phone.page, '.version', 2);
      await shown(phone.page, '.version-ways button', 3);
      await phone.page.locator('.version').last().locator('.version-ways button').last().click();
      await shown(phone.page, 'dialog.rearrange');
      await new Promise((r) => setTimeout(r, 900));
      await shot(phone.page, `05-phone-restore-${lang}`);
      await phone.page.goto(`${product.url}/desk/${B}?lang=${lang}`);
      await shown(phone.page, '.rearrange-section');
      await phone.page.locator('.rearrange-section').scrollIntoViewIfNeeded();
      await shot(phone.page, `06-phone-section-${lang}`);
      await phone.page.locator('.rearrange-section button').first().click();
      await shown(phone.page, '#merge-into');
      await phone.page.locator('#merge-into').fill(A);
      await shown(phone.page, 'dialog.rearrange .change');
      await shot(phone.page, `07-phone-merge-${lang}`);
      await phone.page.goto(`${product.url}/desk/${S}?lang=${lang}`);
      await shown(phone.page, '.rearrange-section');
      await phone.page.locator('.rearrange-section button').last().click();
      await shown(phone.page, '#split-account-0');
      await phone.page.locator('#split-account-0').check();
      await shown(phone.page, 'dialog.rearrange .change');
      await shot(phone.page, `08-phone-split-${lang}`);
      log.push(`complaints ${lang}: ${JSON.stringify(phone.complaints)}`);
      await phone.context.close();
    });
  await step('merge', async () => {
    await page.goto(`${product.url}/desk/${B}`);
    await shown(page, '.rearrange-section');
    await page.locator('.rearrange-section').scrollIntoViewIfNeeded();
    await shot(page, '10-section');
    await axe('section');
    await page.locator('.rearrange-section button').first().click();
    await shown(page, '#merge-into');
    await shot(page, '11-merge-empty');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await shown(page, 'dialog.rearrange .field-error');
    log.push(`focus merge: ${await page.evaluate('document.activeElement.id')}`);
    await page.locator('#merge-into').fill(A);
    await shown(page, 'dialog.rearrange .change');
    await shot(page, '12-merge');
    await axe('merge');
    await page.locator('#merge-reason').fill('Both tell of one decision.');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await until(
      'at A',
      async () => page.url(),
      (u) => u.endsWith(`/desk/${A}`),
    );
    await shown(page, '.rearrange-section .notice');
    await page.locator('.rearrange-section').scrollIntoViewIfNeeded();
    await shot(page, '13-merged');
    await page.goto(`${product.url}/incident/${B}`);
    await until(
      'led',
      async () => page.url(),
      (u) => u.includes(`/incident/${A}`),
    );
    await until(
      'note',
      () => page.locator('.panel, main').first().innerText(),
      (t) => t.includes('was merged into this incident'),
    );
    await shot(page, '14-led');
    await axe('led');
    await page.goto(`${product.url}/incident/${B}/history`);
    await shown(page, '.version', 2);
    await shot(page, '15-history-b', true);
    await axe('history b');
    await page.goto(`${product.url}/incident/${B}?version=1`);
    await until(
      'old',
      () => page.locator('body').innerText(),
      (t) => t.includes('merged into another one'),
    );
    await shot(page, '16-old-version');
    await page.goto(`${product.url}/desk/${B}`);
    await until(
      'desk b',
      () => page.locator('main').innerText(),
      (t) => t.includes('merged into another one'),
    );
    await shot(page, '17-desk-b');
    await page.goto(`${product.url}/desk/audit`);
    await until(
      'audit',
      () => page.locator('main').innerText(),
      (t) => t.includes('restored'),
    );
    await shot(page, '18-audit');
  });
  await step('split', async () => {
    await page.goto(`${product.url}/desk/${S}`);
    await shown(page, '.rearrange-section');
    await page.locator('.rearrange-section button').last().click();
    await shown(page, '#split-account-0');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await shown(page, 'dialog.rearrange .field-error');
    log.push(`focus split: ${await page.evaluate('document.activeElement.id')}`);
    await page.locator('#split-account-1').check();
    await page.locator('#split-title').fill('Another happening at the same place');
    await page.locator('#split-reason').fill('Two happenings.');
    await shown(page, 'dialog.rearrange .change');
    await shot(page, '20-split');
    await axe('split');
    await page.locator('dialog.rearrange button[type=submit]').click();
    await shown(page, '.rearrange-section .notice');
    await page.locator('.rearrange-section').scrollIntoViewIfNeeded();
    await shot(page, '21-split-done');
    log.push(`focus split done: ${await page.evaluate('document.activeElement.outerHTML.slice(0,120)')}`);
    await page.locator('.rearrange-section .notice a').click();
    await until(
      'new',
      () => page.locator('main h1').innerText(),
      (t) => t.includes('Another happening'),
    );
    await shot(page, '22-new-draft');
  });
  log.push(`complaints: ${JSON.stringify(chief.complaints)}`);
  console.log(log.join('\n'));
  expect(log.filter((l) => l.startsWith('FAIL'))).toEqual([]);
}, 200_000);
