import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../server/contract/audit.ts';
import { deskPage, deskPassword, field, makeAdmin, openForm, press, shows } from '../support/desk-pages.ts';
import { accessibilityFaults, openBrowser, until, type Watched, watchedPage } from '../support/page.ts';
import { type Product, startProduct } from '../support/product.ts';
import { createToldRecord, type Dates } from '../support/told-record.ts';

/** One life in the order of its steps: each test goes on from where the one before it stopped. */
let product: Product;
let browser: Browser;
let cookie: string;
let record: ReturnType<typeof createToldRecord>;
let stranger: Watched;
let ana: Watched;
let ben: Watched;
let reader: Watched;
let id = '';
let firstSeq = 0;

const [before, first, second, third] = ['2024-05-11', '2024-05-13', '2024-05-20', '2024-06-02'];
const nothing = { list: [], onMap: [], count: 0 };
/** When each step was over; and what was answered then to questions with both dates. */
const over: Record<string, string> = {};
const answered: { dates: Dates; bytes: string[] }[] = [];

const incident = (title: string, accounts: number, contested: string[]) => ({
  list: [{ id, title, accounts, contested }],
  onMap: [id],
  count: 1,
});

/** Notes that a step is over, and keeps what is answered of it at each date of knowledge. */
async function endOf(step: string): Promise<void> {
  over[step] = new Date().toISOString();
  for (const knownAt of [before, first, second, third]) {
    const dates = { knownAt: knownAt!, recordedAt: over[step]! };
    answered.push({ dates, bytes: await record.bytes(dates) });
  }
  // What is written from here on is recorded at another millisecond.
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const toldAt = (knownAt: string | undefined, step?: string) =>
  record.told({ knownAt: knownAt ?? null, recordedAt: step === undefined ? null : over[step]! });

/** What the audit says was done to a subject, oldest first: «ana amended». */
async function audited(subject: string): Promise<string[]> {
  const answer = await fetch(`${product.url}/api/audit?subject=${encodeURIComponent(subject)}`, {
    headers: { Cookie: cookie },
  });
  const { entries } = (await answer.json()) as AuditPage;
  return entries.map(({ actor, action }) => `${actor} ${action}`).reverse();
}

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ ATLAS_FOUR_EYES: 'on' }), openBrowser()]);
  record = createToldRecord(product.url);
  cookie = await makeAdmin(product);
  for (const name of ['ana', 'ben'])
    await fetch(`${product.url}/api/users`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: product.url },
      body: JSON.stringify({ name, role: 'editor', password: deskPassword }),
    });
  const { last } = (await (await fetch(`${product.url}/api/changes?limit=1000`)).json()) as { last: number };
  firstSeq = last;
  stranger = await watchedPage(browser);
  reader = await watchedPage(browser);
  ana = await deskPage(browser, product, 'ana', '/desk/new');
  ben = await deskPage(browser, product, 'ben', '/desk');
  for (const { page } of [stranger, reader, ana, ben]) page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  const complaints = [stranger, reader, ana, ben].flatMap((one) => one?.complaints ?? []);
  await browser?.close();
  await product?.stop();
  expect(complaints).toEqual([]);
});

describe('the whole life of an incident', () => {
  it('begins as a draft that nobody outside sees', async () => {
    const { page } = ana;
    await field(page, 'titles-0-text-en').fill('Road closed near Banje');
    await field(page, 'types-0-type').selectOption('obstruction');
    await field(page, 'types-0-sub_type').selectOption('roadblock');
    await field(page, 'accounts-0-claimant-name-en').fill('Local radio');
    await field(page, 'accounts-0-time-precision').selectOption('day');
    await field(page, 'accounts-0-time-start').fill('2024-05-12');
    await field(page, 'accounts-0-place-precision').selectOption('settlement');
    await field(page, 'accounts-0-place-parts-0-ref').fill('Banje');
    const hit = page.locator('[role="listbox"] [role="option"]').first();
    await hit.click();
    await page.locator('.paste-source input').fill('Road closed, Local radio, 12 May 2024');
    await page.locator('.paste-source input').press('Enter');
    await press(page, 'Save draft');
    await shows(page, 'The draft is saved.');
    id = decodeURIComponent(new URL(page.url()).pathname.split('/').pop()!);
    expect(id).toBe('2024-05-12-road-closed-near-banje');
    await endOf('draft');
    expect(await toldAt(undefined)).toEqual(nothing);
    expect(await record.status(id)).toBe(404);
    expect(await audited(id)).toEqual(['ana created']);
  });

  it('takes in what a stranger suggests, and tells the stranger so', async () => {
    const { page } = stranger;
    await page.goto(`${product.url}/suggest`);
    await page.locator('#what').fill('Tyres were burning on the road to the east of the village.');
    await page.locator('#place').fill('42.9850, 20.6100');
    await page.locator('#place_precision').selectOption('vicinity');
    await page.locator('#date').fill('2024-05-12');
    await page.locator('#who').fill('A resident');
    await page.locator('#contact').fill('private@person.example');
    // Whoever sends it in less than three seconds did not read it, and is asked once more.
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    // One that began long before still lasts near there; the draft is not among those that are offered.
    await shows(page, 'Is it one of these?');
    expect(await page.content()).not.toContain('near Banje');
    await page.getByRole('button', { name: 'Send it all the same', exact: true }).click();
    await shows(page, 'It has arrived and waits for an editor.');
    // The draft is none of the stranger's business.
    expect(await page.content()).not.toContain(id);

    await ana.page.goto(`${product.url}/desk/suggestions`);
    await shows(ana.page, 'Tyres were burning');
    await press(ana.page, 'Add to an incident …');
    // What is near in place and time is proposed.
    expect(await ana.page.locator('#merge-incident').inputValue()).toBe(id);
    await press(ana.page, 'Add the account');
    await shows(ana.page, 'The account is added to the incident.');
    await page.reload();
    await shows(page, 'It was added to an incident as one more account.');
    expect(await page.content()).not.toContain(id);
    await endOf('merged');
    expect(await toldAt(undefined)).toEqual(nothing);
    expect(await audited('suggestion:1')).toEqual(['ana suggestion_merged']);
    expect(await audited(id)).toEqual(['ana created', 'ana amended']);
  });

  it('has two accounts with rival places, and is sent to review', async () => {
    const { page } = ana;
    await openForm(page, product, id);
    const cards = page.locator('.account');
    expect(await cards.count()).toBe(2);
    await cards.nth(1).locator('> summary').click();
    await field(page, 'accounts-1-known_from').fill('2024-05-16');
    // It was along the road: a line drawn by hand.
    const part = 'accounts-1-place-parts-0';
    await field(page, `${part}-kind`).selectOption('line');
    await page.locator(`#field-${part}-paste`).fill('LINESTRING (20.609 42.984, 20.612 42.987)');
    await press(page, 'Read it');
    expect(await field(page, `${part}-points-1`).inputValue()).toBe('42.987, 20.612');
    await page.locator('#field-tags').fill('Road');
    await page.locator('#field-tags').press('Enter');
    await until(
      'that the places are rivals',
      () => page.locator('.preview-states').innerText(),
      (text) => text.includes('contested: place'),
    );
    await press(page, 'Send to review');
    await shows(page, 'Saved; it waits for review.');
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
    await shows(page, 'somebody else has to publish it');
    await endOf('review');
    expect(await toldAt(undefined)).toEqual(nothing);
  });

  it('is reviewed and published by a second person, and stands on the map from each date on', async () => {
    await reader.page.goto(`${product.url}/incident/${id}`);
    await shows(reader.page, 'There is no such incident.', 'body');
    const { page } = ben;
    await page.goto(`${product.url}/desk?tab=in_review`);
    await page.getByRole('link', { name: 'Road closed near Banje' }).click();
    await shows(page, 'Who wrote which version');
    await press(page, 'Publish');
    await shows(page, 'Published.');
    await endOf('published');
    expect(await toldAt(before)).toEqual(nothing);
    expect(await toldAt(first)).toEqual(incident('Road closed near Banje', 1, []));
    expect(await toldAt(second)).toEqual(incident('Road closed near Banje', 2, ['place']));
    expect(await toldAt(undefined)).toEqual(incident('Road closed near Banje', 2, ['place']));
    expect(await toldAt(second, 'review')).toEqual(nothing);
    expect(await record.history(id)).toEqual([{ version: 4, kind: 'published', reason: null }]);
    expect(await record.feed()).toEqual(['published']);
    const asked = await fetch(`${product.url}/api/collections/accounts/items?tag=road`);
    const { features } = (await asked.json()) as { features: { geometry: { type: string } }[] };
    expect(features.map(({ geometry }) => geometry.type).sort()).toEqual(['Point', 'Polygon']);
    expect((await audited(id)).at(-1)).toBe('ben published');
    await reader.page.reload();
    await shows(reader.page, '2 accounts', 'body');
    await shows(reader.page, 'Accounts disagree as to: place', 'body');
    await stranger.page.reload();
    expect(await stranger.page.content()).toContain(id);
  });

  it('is corrected by two people at once, and both of their corrections are kept', async () => {
    await openForm(ana.page, product, id);
    await openForm(ben.page, product, id);
    await field(ben.page, 'summaries-0-text-en').fill('The road was closed for two hours.');
    await ben.page.locator('#change-reason').fill('A summary was missing.');
    await press(ben.page, 'Save changes');
    await shows(ben.page, 'The changes are saved and public.');
    await endOf('summary');
    await field(ana.page, 'titles-0-text-en').fill('Road closed at Banje');
    await ana.page.locator('#change-reason').fill('It was in the village.');
    await press(ana.page, 'Save changes');
    await shows(ana.page, 'Somebody else saved first', 'dialog');
    expect(await accessibilityFaults(ana.page)).toEqual([]);
    await press(ana.page, 'Save the merged text');
    await shows(ana.page, 'The changes are saved and public.');
    await endOf('corrected');
    expect(await toldAt(first)).toEqual(incident('Road closed at Banje', 1, []));
    expect(await toldAt(second)).toEqual(incident('Road closed at Banje', 2, ['place']));
    expect(await toldAt(second, 'summary')).toEqual(incident('Road closed near Banje', 2, ['place']));
    expect(await record.history(id)).toEqual([
      { version: 4, kind: 'published', reason: null },
      { version: 5, kind: 'amended', reason: 'A summary was missing.' },
      { version: 6, kind: 'amended', reason: 'It was in the village.' },
    ]);
    expect(await record.feed()).toEqual(['published', 'corrected']);
    // The open page of the reader follows.
    await shows(reader.page, 'Road closed at Banje', '.incident');
    await shows(reader.page, 'The road was closed for two hours.', '.incident');
  });

  it('is contested by a new account from the day on which that was said', async () => {
    const { page } = ben;
    await openForm(page, product, id);
    await press(page, '+ Add an account');
    await field(page, 'accounts-2-claimant-name-en').fill('Municipal office');
    await field(page, 'accounts-2-stance').selectOption('denies');
    await field(page, 'accounts-2-known_from').fill('2024-06-01');
    await press(page, 'Save changes');
    await shows(page, 'The changes are saved and public.');
    await endOf('contested');
    expect(await toldAt(second)).toEqual(incident('Road closed at Banje', 2, ['place']));
    expect(await toldAt(third)).toEqual(incident('Road closed at Banje', 3, ['occurrence', 'place']));
    expect(await toldAt(third, 'corrected')).toEqual(incident('Road closed at Banje', 2, ['place']));
    expect(await record.feed()).toEqual(['published', 'corrected', 'contested']);
    await shows(reader.page, '3 accounts', '.incident');
    await reader.page.goto(`${product.url}/incident/${id}?known-at=${second}`);
    await shows(reader.page, '2 accounts', '.incident');
    await reader.page.goto(`${product.url}/incident/${id}`);
    await shows(reader.page, '3 accounts', '.incident');
  });

  it('is retracted for a reason that stays at its address', async () => {
    const { page } = ben;
    await press(page, 'Retract …');
    await page.locator('#retract-reason').fill('It was another road.');
    await page.locator('dialog').getByRole('button', { name: 'Retract', exact: true }).click();
    await shows(page, 'This incident was retracted on');
    await endOf('retracted');
    await shows(reader.page, 'This incident was retracted.', 'body');
    await shows(reader.page, 'Reason: It was another road.', 'body');
    expect(await accessibilityFaults(reader.page)).toEqual([]);
    expect(await record.status(id)).toBe(410);
    for (const knownAt of [undefined, first, second, third]) expect(await toldAt(knownAt)).toEqual(nothing);
    expect(await toldAt(third, 'contested')).toEqual(
      incident('Road closed at Banje', 3, ['occurrence', 'place']),
    );
    expect((await record.history(id)).at(-1)).toEqual({
      ...{ version: 8, kind: 'retracted', reason: 'It was another road.' },
    });
    expect(await record.feed()).toEqual(['published', 'corrected', 'contested', 'retracted']);
    expect(await record.changes(id, firstSeq)).toEqual([
      ...['published', 'amended', 'amended', 'amended', 'retracted'],
    ]);
    await reader.page.goto(`${product.url}/incident/${id}/history`);
    for (const words of ['It was another road.', 'It was in the village.', 'A summary was missing.'])
      await shows(reader.page, words);
    // Who did it is for staff alone.
    expect(await reader.page.locator('main').innerText()).not.toMatch(/\b(ana|ben)\b/);
    await page.goto(`${product.url}/desk/audit`);
    await page.locator('#audit-subject').fill(id);
    await page.locator('#audit-subject').press('Enter');
    await until(
      'all that was done',
      () => page.locator('.audit-table tbody tr').allInnerTexts(),
      (rows) => rows.length === 8 && /ben[\s\S]*retracted/.test(rows[0]!),
    );
    expect(await audited(id)).toEqual([
      ...['ana created', 'ana amended', 'ana amended', 'ben published'],
      ...['ben amended', 'ana amended', 'ben amended', 'ben retracted'],
    ]);
  });

  it('is answered at every date as it was answered then, byte for byte', async () => {
    expect(answered).toHaveLength(32);
    for (const { dates, bytes } of answered)
      expect(await record.bytes(dates), JSON.stringify(dates)).toEqual(bytes);
  });
});
