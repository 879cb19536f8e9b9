import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage } from '../support/desk-pages.ts';
import { listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let desk: Page;
const complaints: string[] = [];
const password = 'a long enough password';

beforeAll(async () => {
  const watched = await watchedPage(browser);
  desk = watched.page;
  watched.page.on('pageerror', (error) => complaints.push(error.message));
});

/** Writes a whole incident by the fields, as an editor does: the place is searched by name. */
async function fillForm(page: Page, title: string): Promise<void> {
  await page.goto(`${product.url}/desk/new`);
  const field = (name: string) => page.locator(`#field-${name}`);
  await field('titles-0-text-en').fill(title);
  await field('types-0-type').selectOption('obstruction');
  await field('types-0-sub_type').selectOption('roadblock');
  await field('accounts-0-claimant-name-en').fill('Local radio');
  await field('accounts-0-time-precision').selectOption('day');
  await field('accounts-0-time-start').fill('2023-10-02');
  await field('accounts-0-place-precision').selectOption('settlement');
  await field('accounts-0-place-parts-0-ref').fill('Banje');
  await until(
    'a place of that name',
    () => page.locator('[role="listbox"] [role="option"]').count(),
    (count) => count > 0,
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(
    'its position',
    () => field('accounts-0-place-parts-0-lat').inputValue(),
    (value) => value.length > 0,
  );
}

describe('an admin at the desk', () => {
  it('is made by the printed link, once', async () => {
    expect(product.setupLink).toContain('/setup#token=');
    const path = new URL(product.setupLink);
    await desk.goto(`${product.url}/setup${path.hash}`);
    await desk.locator('input[autocomplete="username"]').fill('editor-in-chief');
    const fields = desk.locator('input[type="password"]');
    await until(
      'the fields',
      () => fields.count(),
      (count) => count === 2,
    );
    await fields.nth(0).fill(password);
    await fields.nth(1).fill(password);
    await desk.locator('form button[type="submit"]').click();
    await until(
      'the desk',
      async () => desk.url(),
      (url) => url.endsWith('/desk'),
    );
    const again = await fetch(`${product.url}/api/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: product.url },
      body: JSON.stringify({ token: path.hash.slice('#token='.length), name: 'somebody', password }),
    });
    expect(again.status).toBeGreaterThanOrEqual(400);
  });

  it('sees every incident, and faults at their fields before anything is sent', async () => {
    await until(
      'the list',
      () => desk.locator('main').innerText(),
      (text) => text.includes('14 June') || text.includes('Zvečan'),
    );
    await desk.goto(`${product.url}/desk/new`);
    const publish = desk.getByRole('button', { name: 'Publish', exact: true });
    await until(
      'the form',
      () => publish.count(),
      (count) => count === 1,
    );
    await publish.click();
    await until(
      'the faults',
      () => desk.locator('[aria-invalid="true"]').count(),
      (count) => count > 0,
    );
    // Focus stands on the first fault, or on the summary that links to it.
    expect(await desk.evaluate('document.activeElement !== document.body')).toBe(true);
  });

  it('adds an incident through the form, and it appears on an open map', async () => {
    const reader = await watchedPage(browser);
    await reader.page.goto(`${product.url}/`);
    const before = await until(
      'the list',
      () => listed(reader.page),
      (rows) => rows.length > 10,
    );

    await fillForm(desk, 'Road closed for an hour near Banje');
    await desk.getByRole('button', { name: 'Publish', exact: true }).click();
    const began = Date.now();
    const after = await until(
      'the new row',
      () => listed(reader.page),
      (rows) => rows.length === before.length + 1,
      5_000,
    );
    expect(after).toContain('Road closed for an hour near Banje');
    console.log(`live update: seen after ${Date.now() - began} ms`);
    await until(
      'the announcement',
      () => reader.page.locator('.announcer').innerText(),
      (text) => text.includes('Banje'),
    );
    await reader.context.close();
  });

  it('finds the way out beside the title on a phone, in every language', async () => {
    const { page, context } = await deskPage(browser, product, 'editor-in-chief', '/desk');
    await page.setViewportSize({ width: 360, height: 740 });
    for (const language of ['en', 'sq', 'sr-Latn', 'sr-Cyrl']) {
      await page.locator('.masthead select').first().selectOption(language);
      const middles = await page
        .locator('.masthead-title, .masthead select, .masthead .log-out')
        .evaluateAll((parts) =>
          parts.map((part) => part.getBoundingClientRect()).map((box) => box.y + box.height / 2),
        );
      expect(middles).toHaveLength(4);
      expect(Math.max(...middles) - Math.min(...middles), language).toBeLessThan(4);
    }
    await context.close();
  });

  it('throws no error on the way', () => expect(complaints).toEqual([]));
});
