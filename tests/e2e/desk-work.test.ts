import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { deskPage, deskPassword, field, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until, type Watched } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let chief: Watched;
let ana: Watched;
let cookie: string;

const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${product.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: product.url, ...headers },
    body: JSON.stringify(body),
  });
const items = '/api/collections/incidents/items';
const stored = async (id: string): Promise<IncidentDocument> => {
  const answer = await fetch(`${product.url}/api/desk/incidents/${id}`, { headers: { Cookie: cookie } });
  return ((await answer.json()) as { document: IncidentDocument }).document;
};

async function write(id: string, title: string): Promise<void> {
  const { id: _, accounts, ...properties } = plainIncident(id, { titles: [{ text: { en: title } }] });
  const [account] = accounts;
  const place = { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/zvecan' }] };
  const feature = {
    ...{ type: 'Feature', id, geometry: null },
    properties: { ...properties, status: 'draft', accounts: [{ ...account, place }] },
  };
  const answer = await send('POST', items, feature);
  if (answer.status !== 201) throw new Error(await answer.text());
}

const says = (page: Page, what: string) =>
  until(
    what,
    () => page.locator('main').innerText(),
    (text) => text.includes(what),
  );
const form = (page: Page) =>
  until(
    'the form',
    () => page.locator('.desk-form').count(),
    (count) => count === 1,
  );

beforeAll(async () => {
  cookie = await makeAdmin(product);
  await send('POST', '/api/users', { name: 'ana', role: 'contributor', password: deskPassword });
  for (const [id, title] of [
    ['w-one', 'First road'],
    ['w-two', 'Second road'],
    ['w-three', 'Terrorists kidnapped somebody'],
  ] as const)
    await write(id, title);
  chief = await deskPage(browser, product, 'chief', '/desk?tab=draft');
  ana = await deskPage(browser, product, 'ana', '/desk');
});
afterAll(async () => {
  expect([...chief.complaints, ...ana.complaints]).toEqual([]);
});

describe('the queue', () => {
  it('changes several incidents after showing what will be different, and undoes it', async () => {
    const { page } = chief;
    await says(page, '3 incidents');
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const title of ['First road', 'Second road']) await page.getByLabel(`Choose: ${title}`).check();
    await page.getByRole('button', { name: 'Change them …' }).click();
    const dialog = page.locator('dialog');
    await until(
      'the differences',
      () => dialog.locator('.bulk-preview li').allInnerTexts(),
      (rows) => rows.length === 2 && rows.every((row) => row.includes('Draft → In review')),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change 2' }).click();
    const shown = (words: string) =>
      until(
        words,
        () => dialog.innerText(),
        (text) => text.includes(words),
      );
    await shown('2 changed.');
    expect((await stored('w-one')).status).toBe('in_review');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await shown('2 are as before.');
    expect((await stored('w-two')).status).toBe('draft');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  it('keeps tab, order and search in the address, and sorts by the keyboard', async () => {
    const { page } = chief;
    await page.locator('thead .sort-button').first().focus();
    await page.keyboard.press('Enter');
    await until(
      'the order',
      () => page.locator('thead [aria-sort]').getAttribute('aria-sort'),
      (sort) => sort === 'ascending',
    );
    await page.locator('#desk-search').fill('second');
    await says(page, '1 incident');
    expect(new URL(page.url()).search).toContain('tab=draft');
  });
});

describe('a review', () => {
  it('points out words that take a side, is commented on, and returned with a reason', async () => {
    await send('PATCH', `${items}/w-three`, { properties: { status: 'in_review' } }, { 'If-Match': '*' });
    const { page } = chief;
    await page.goto(`${product.url}/desk/w-three`);
    await form(page);
    await says(page, '“kidnapped”: say what was done');
    await says(page, 'Titles and summaries take no side');
    await page.locator('.account > summary').click({ trial: true });
    await field(page, 'accounts-0-stance').focus();
    expect(await page.locator('#comment-on').inputValue()).toBe('/accounts/0/stance');
    await page.locator('#comment-text').fill('Does the paper say so itself?');
    await page.getByRole('button', { name: 'Add the comment' }).click();
    await says(page, 'Does the paper say so itself?');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Return …' }).click();
    await page.locator('#return-reason').fill('Neutral words, please.');
    await page.getByRole('button', { name: 'Return', exact: true }).click();
    await says(page, 'The draft is saved.');
    await ana.page.goto(`${product.url}/desk/w-three`);
    await form(ana.page);
    await says(ana.page, 'Returned by chief');
    await says(ana.page, 'Neutral words, please.');
    await says(ana.page, 'chief has this incident open since');
    await ana.page.getByRole('button', { name: 'Resolve' }).click();
    await says(ana.page, '1 resolved comment');
  });
});

describe('two people at one incident', () => {
  it('are merged field by field, by the keyboard, and nothing that was typed is lost', async () => {
    const { page } = ana;
    await page.goto(`${product.url}/desk/w-one`);
    await form(page);
    const theirs = { titles: [{ text: { en: 'The road of the other' } }], aggregate: true };
    await send('PATCH', `${items}/w-one`, { properties: theirs }, { 'If-Match': '*' });
    await field(page, 'titles-0-text-en').fill('My own road');
    await field(page, 'accounts-0-stance').selectOption('confirms');
    await page.getByRole('button', { name: 'Save draft' }).click();
    const dialog = page.locator('dialog');
    await until(
      'the choice',
      () => dialog.locator('.merge-choice').allInnerTexts(),
      (texts) => texts.length === 1 && /Before[\s\S]*First road[\s\S]*other[\s\S]*own road/.test(texts[0]!),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the merged text' }).click();
    await until(
      'the missing choice',
      () => dialog.innerText(),
      (text) => text.includes('Choose in 1 place.'),
    );
    // The first side has the focus; the arrow goes to the other, which is one's own.
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: 'Save the merged text' }).press('Enter');
    await says(page, 'The draft is saved.');
    const document = await stored('w-one');
    expect(document).toMatchObject({ aggregate: true, titles: [{ text: { en: 'My own road' } }] });
    expect(document.accounts[0]?.stance).toBe('confirms');
  });
});

describe('the form', () => {
  it('makes a source of a pasted line, moves rows by keys, and previews what will be read', async () => {
    const { page } = ana;
    const paste = page.locator('.paste-source input');
    await paste.fill('Road closed, The Courier, 12 May 2024');
    await paste.press('Enter');
    await until(
      'the row',
      () => field(page, 'accounts-0-sources-1-publisher').inputValue(),
      (value) => value === 'The Courier',
    );
    const focused = () => page.evaluate('document.activeElement.id');
    await until('the focus on it', focused, (id) => id === 'field-accounts-0-sources-1-publisher');
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await until('the focus', focused, (id) => id === 'field-accounts-0-sources-0-publisher');
    await until(
      'the preview',
      () => page.locator('.preview-states').innerText(),
      (text) => text.includes('My own road') && text.includes('From'),
    );
  });

  it('reads coordinates in other forms, and offers the place that is near', async () => {
    const { page } = ana;
    await field(page, 'accounts-0-place-precision').selectOption('vicinity');
    const paste = page.locator('.paste-place input');
    await paste.fill('geo:42.9067,20.8401;u=80');
    await paste.press('Enter');
    await until(
      'the latitude',
      () => field(page, 'accounts-0-place-parts-0-lat').inputValue(),
      (value) => value === '42.9067',
    );
    await until(
      'the places near by',
      () => page.locator('.near-places button').count(),
      (count) => count > 0,
    );
    await page.locator('.near-places button').first().click();
    await says(page, 'Chosen: ');
    await paste.fill('50.85, 4.35');
    await paste.press('Enter');
    await says(page, 'Which of the two is meant?');
    await page.getByRole('button', { name: 'Latitude 50.85000, longitude 4.35000' }).click();
    expect(await field(page, 'accounts-0-place-parts-0-lon').inputValue()).toBe('4.35');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
