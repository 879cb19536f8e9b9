import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { deskPage, field, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';
import { featureOf } from '../support/server.ts';

const id = '2023-05-29-zvecan-kfor';
const items = '/api/collections/incidents/items';
let page: Page;
let cookie: string;

beforeAll(async () => {
  cookie = await makeAdmin(product);
  ({ page } = await deskPage(browser, product, 'chief', `/desk/${id}`));
  await until(
    'the form',
    () => page.locator('#part-protection').count(),
    (count) => count === 1,
  );
});

const section = () => page.locator('#part-protection');
const says = (what: RegExp) =>
  until(
    `the section to say ${what}`,
    () => section().innerText(),
    (text) => what.test(text),
  );

const focusOn = (wanted: string) =>
  until(
    `the focus on ${wanted}`,
    () => page.evaluate('document.activeElement.id'),
    (focused) => focused === wanted,
  );

describe('the section of protection', () => {
  it('shows what readers will see by a rule, and leads to where the place is named', async () => {
    await field(page, 'protection-place').selectOption('withheld');
    await says(/What readers see[\s\S]*withheld to protect people/);
    await says(/These name the place/);
    await section()
      .getByRole('button', { name: /^Title 1/ })
      .first()
      .click();
    expect(await page.evaluate('document.activeElement.id')).toMatch(/^field-titles-0/);
    await field(page, 'protection-place').selectOption('settlement');
    await says(/near a named place, within/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('keeps notes and contacts with the same save, and the public record says that it was made less precise', async () => {
    await page.locator('#private-notes').fill('Ask for the diary.');
    await section().getByRole('button', { name: '+ Add a contact' }).click();
    await focusOn('private-contacts-0-name');
    await page.keyboard.type('Somebody at the gate');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await says(/Notes and contacts are saved/);
    const answer = await fetch(`${product.url}${items}/${id}`);
    const read = (await answer.json()) as { properties: { place_generalised?: string } };
    expect(read.properties.place_generalised).toBe('settlement');
    expect(JSON.stringify(read)).not.toMatch(/Ask for the diary|Somebody at the gate/);
    await page.goto(`${product.url}/incident/${id}`);
    await until(
      'the words of the panel',
      () => page.locator('.facts').innerText(),
      (text) => /shown no finer than the nearest settlement, to protect people/.test(text),
    );
    await page.goto(`${product.url}/desk/${id}`);
    await until(
      'the notes',
      () => page.locator('#private-notes').inputValue(),
      (text) => text === 'Ask for the diary.',
    );
    expect(await field(page, 'protection-place').inputValue()).toBe('settlement');
  });

  it('says what is wrong with a contact, with the focus on it, and erases all of it when asked twice', async () => {
    await page.locator('#private-contacts-0-name').fill('');
    await page.locator('#private-contacts-0-channel').fill('555');
    await section().getByRole('button', { name: 'Save notes and contacts' }).click();
    await focusOn('private-contacts-0-name');
    expect(await page.locator('#private-contacts-0-name').getAttribute('aria-invalid')).toBe('true');
    await section().getByRole('button', { name: 'Erase notes and contacts …' }).click();
    await section().getByRole('button', { name: 'Erase for good' }).click();
    await says(/Notes and contacts are erased/);
    expect(await page.locator('#private-notes').inputValue()).toBe('');
  });

  it('refuses a release that is over, with the focus on it, and tells that one is kept back', async () => {
    const [account] = plainIncident().accounts;
    const { place: _, ...said } = account!;
    const draft = plainIncident('to-be-released', { status: 'draft', accounts: [said] });
    const made = await fetch(`${product.url}${items}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/geo+json', Origin: product.url, Cookie: cookie },
      body: JSON.stringify(featureOf(draft)),
    });
    expect(made.status).toBe(201);
    await page.goto(`${product.url}/desk/to-be-released`);
    await field(page, 'protection-release_at').fill('2020-01-01');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await focusOn('field-protection-release_at');
    await says(/This time is over/);
    await field(page, 'protection-release_at').fill('2099-01-01');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await says(/Kept back until 1 January 2099/);
    expect((await fetch(`${product.url}${items}/to-be-released`)).status).toBe(404);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
