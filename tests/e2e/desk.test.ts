import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listed, openBrowser, until, watchedPage } from '../support/page.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;
let desk: Page;
const complaints: string[] = [];
const password = 'a long enough password';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const watched = await watchedPage(browser);
  desk = watched.page;
  watched.page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

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

  it('adds an incident that appears on an open map within a second of the answer', async () => {
    const reader = await watchedPage(browser);
    await reader.page.goto(`${product.url}/`);
    const before = await until(
      'the list',
      () => listed(reader.page),
      (rows) => rows.length > 10,
    );

    const feature = {
      type: 'Feature',
      geometry: null,
      properties: {
        status: 'published',
        titles: [{ text: { en: 'Road closed for an hour near Banje' } }],
        types: [{ type: 'obstruction', sub_type: 'roadblock' }],
        accounts: [
          {
            id: 'a',
            claimant: { id: 'local-radio', name: { en: 'Local radio' } },
            stance: 'reports',
            time: { start: '2023-10-02', precision: 'day' },
            place: {
              precision: 'near',
              parts: [{ kind: 'point', lon: 20.6, lat: 42.95, uncertainty_m: 1500 }],
            },
            sources: [{ id: 's', publisher: 'Local radio', published_at: '2023-10-02' }],
          },
        ],
      },
    };
    const answered = await desk.evaluate(async (body) => {
      const answer = await fetch('/api/collections/incidents/items', {
        method: 'POST',
        headers: { 'Content-Type': 'application/geo+json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    }, feature);
    expect(answered.status, answered.text).toBe(201);
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

  it('throws no error on the way', () => expect(complaints).toEqual([]));
});
