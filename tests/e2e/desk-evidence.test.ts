import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

const id = '2023-05-30-nato-700';
let page: Page;

beforeAll(async () => {
  await makeAdmin(product);
  ({ page } = await deskPage(browser, product, 'chief', `/desk/${id}`));
  await until(
    'the form',
    () => page.locator('#part-assessments').count(),
    (count) => count === 1,
  );
});

const says = (where: string, what: RegExp) =>
  until(
    `${where} to say ${what}`,
    () => page.locator(where).first().innerText(),
    (text) => what.test(text),
  );

describe('weighing at the desk', () => {
  it('proposes a verification for each aspect, and one is taken over with the focus on its basis', async () => {
    await says('.weighing', /What the rules propose[\s\S]*source/);
    await page.getByRole('button', { name: 'Take over as an assessment of: occurrence' }).click();
    await until(
      'the focus on the basis',
      () => page.evaluate('document.activeElement.id'),
      (focused) => /^field-assessments-\d+-basis/.test(String(focused)),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('takes a file to a source by the keyboard, tells what is wrong, and releases it for a reason', async () => {
    const part = page.locator('.evidence-part').first();
    for (const summary of ['details.account > summary', '.evidence-part > summary']) {
      await page.locator(summary).first().focus();
      await page.keyboard.press('Enter');
    }
    const add = part.getByRole('button', { name: 'Add the file' });
    await add.focus();
    await page.keyboard.press('Enter');
    await says('.evidence-form', /Choose a file\./);
    expect(await page.evaluate('document.activeElement.type')).toBe('file');
    await part.locator('input[type=file]').setInputFiles({
      name: 'a program.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('MZ\0\0'),
    });
    await add.click();
    await says('.evidence-form', /This kind of file is not taken/);
    await part.locator('input[type=file]').setInputFiles({
      name: 'page.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('The page as it stood.'),
    });
    await add.click();
    await says('.evidence-files', /page\.txt[\s\S]*staff only[\s\S]*SHA-256/);
    expect(await accessibilityFaults(page)).toEqual([]);

    await part.getByRole('button', { name: 'Release page.txt' }).click();
    await page.locator('dialog textarea').fill('Nothing in it names anybody.');
    await page.locator('dialog').getByRole('button', { name: 'Release', exact: true }).click();
    await says('.evidence-files', /page\.txt[\s\S]*released/);
    const shown = await fetch(`${product.url}/api/collections/incidents/items/${id}`);
    const { properties } = (await shown.json()) as { properties: { accounts: { sources: object[] }[] } };
    expect(properties.accounts.flatMap(({ sources }) => sources)).toContainEqual(
      expect.objectContaining({ files: [expect.objectContaining({ type: 'text/plain' })] }),
    );
  });
});
