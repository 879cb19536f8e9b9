import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage, deskPassword, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let admin: Page;
let complaints: string[];

beforeAll(async () => {
  await makeAdmin(product);
  ({ page: admin, complaints } = await deskPage(browser, product, 'chief', '/desk/users'));
});

const says = (page: Page, what: string) =>
  until(
    what,
    () => page.locator('main').innerText(),
    (text) => text.includes(what),
  );
const part = (heading: string) => admin.locator(`section:has(#${heading})`);

describe('somebody who is invited', () => {
  it('comes in by the link with a name and password of their own', async () => {
    await admin.locator('#invite-note').fill('Besa');
    await admin.locator('#invite-role').selectOption('contributor');
    await admin.getByRole('button', { name: 'Make the link' }).click();
    const link = await until(
      'the link',
      () => admin.locator('.once input').inputValue(),
      (text) => text.includes('#token='),
    );
    await says(admin, 'Besa');
    const { page, context, requests } = await watchedPage(browser, { width: 390, height: 844 });
    await page.goto(link);
    await page.locator('#join-name').fill('besa');
    await page.locator('#join-password').fill(deskPassword);
    await page.locator('#join-repeated').fill('something else');
    await page.getByRole('button', { name: 'Come in' }).click();
    await says(page, 'The two passwords differ.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('#join-repeated').fill(deskPassword);
    await page.getByRole('button', { name: 'Come in' }).click();
    await until(
      'the desk',
      async () => new URL(page.url()).pathname,
      (path) => path === '/desk',
    );
    expect(requests.some((url) => url.includes('token'))).toBe(false);
    await page.goto(link);
    await page.locator('#join-name').fill('again');
    await page.locator('#join-password').fill(deskPassword);
    await page.locator('#join-repeated').fill(deskPassword);
    await page.getByRole('button', { name: 'Come in' }).click();
    await says(page, 'This invitation does not work');
    await context.close();
  });
});

describe('one’s own account', () => {
  it('gets a second step, which the next log-in asks for', async () => {
    await admin.goto(`${product.url}/desk/account`);
    await part('second-factor').getByRole('button', { name: 'Set it up' }).click();
    await admin.locator('#second-password').fill(deskPassword);
    await admin.keyboard.press('Enter');
    const secret = await until(
      'the key',
      () => admin.locator('.second-key input').inputValue(),
      (text) => text.length > 30,
    );
    expect(await admin.locator('.second-key .qr-modules').getAttribute('d')).toMatch(/^M/);
    expect(await accessibilityFaults(admin)).toEqual([]);
    const totp = new TOTP({ secret: secret.replaceAll(' ', '') });
    await admin.locator('#second-code').fill(totp.generate());
    await admin.keyboard.press('Enter');
    await until(
      'the recovery codes',
      () => admin.locator('.recovery-codes code').count(),
      (count) => count === 10,
    );
    const [recovery] = await admin.locator('.recovery-codes code').allTextContents();
    await admin.getByRole('button', { name: 'I have kept them' }).click();
    await says(admin, 'The second step is on.');
    await says(admin, '10 recovery codes are left.');

    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/login`);
    await page.locator('#login-name').fill('chief');
    await page.locator('#login-password').fill(deskPassword);
    await page.keyboard.press('Enter');
    await until(
      'the second step',
      () => page.evaluate('document.activeElement.id') as Promise<string>,
      (id) => id === 'login-code',
    );
    await page.locator('#login-code').fill('000000');
    await page.keyboard.press('Enter');
    await says(page, 'The code is wrong, over or used already.');
    await page.locator('#login-code').fill(recovery!);
    await page.keyboard.press('Enter');
    await until(
      'the desk',
      async () => new URL(page.url()).pathname,
      (path) => path === '/desk',
    );
    // The other session is in the list, and ends from there.
    await admin.reload();
    await part('own-sessions').getByRole('button', { name: /^End/ }).click();
    await says(admin, 'The log-in has ended.');
    await page.locator('thead .sort-button').first().click();
    await says(page, 'Log in to go on.');
    await context.close();
  });

  it('makes a token that is shown once, and ends it', async () => {
    await admin.locator('#token-name').fill('nightly');
    await part('own-tokens').getByRole('button', { name: 'Make a token' }).click();
    const token = await until(
      'the token',
      () => part('own-tokens').locator('.once input').inputValue(),
      (text) => text.startsWith('atlas_'),
    );
    const read = () =>
      fetch(`${product.url}/api/desk/vocabulary`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(200);
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'End the token “nightly”' }).click();
    await says(admin, 'The token has ended.');
    expect((await read()).status).toBe(401);
  });
});

describe('a suggestion', () => {
  it('is sent without a script, and becomes a draft that its link does not name yet', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${product.url}/suggest`);
    await page.locator('#what').fill('Cars were stopped for an hour.');
    await page.locator('#date').fill('2023-07-04');
    await page.waitForTimeout(3_200);
    await page.getByRole('button', { name: 'Send' }).click();
    await says(page, '2 fields need attention.');
    expect(await page.locator('#what').inputValue()).toBe('Cars were stopped for an hour.');
    await page.locator('#place').fill('42.9, 20.7');
    await page.locator('#who').fill('A driver');
    await page.getByRole('button', { name: 'Send' }).click();
    await says(page, 'Kosovo bars vehicles with Serbian licence plates');
    await page.getByRole('button', { name: 'Send it all the same' }).click();
    await says(page, 'It has arrived and waits for an editor.');
    const link = page.url();
    expect(new URL(link).pathname).toMatch(/^\/suggestion\/[\w-]{43}$/);

    await admin.goto(`${product.url}/desk/suggestions`);
    await says(admin, 'Cars were stopped for an hour.');
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Make a draft' }).click();
    await until(
      'the form',
      async () => new URL(admin.url()).pathname,
      (path) => path === '/desk/2023-07-04-cars-were-stopped-for-an-hour',
    );
    await page.goto(link);
    await says(page, 'It was accepted');
    expect(await page.content()).not.toContain('cars-were-stopped');
    await context.close();
  });
});

describe('alerts', () => {
  it('go to allowed hosts only, and tell what came of a try', async () => {
    await admin.goto(`${product.url}/desk/alerts`);
    await says(admin, 'No host is allowed: nothing leaves this service.');
    await admin.locator('#alert-name').fill('Newsroom');
    await admin.locator('#alert-url').fill('https://localhost/hook');
    await part('alert-subscriptions').getByRole('button', { name: 'Make the alert' }).click();
    await until(
      'the fault',
      () => admin.locator('#alert-url-fault').innerText(),
      (text) => text.includes('This host is not allowed yet.'),
    );
    await admin.locator('#host-host').fill('localhost');
    await admin.getByRole('button', { name: 'Allow it' }).click();
    await says(admin, 'localhost is allowed.');
    await part('alert-subscriptions').getByRole('button', { name: 'Make the alert' }).click();
    await until(
      'the secret',
      () => admin.locator('.once input').inputValue(),
      (text) => text.startsWith('whsec_'),
    );
    await admin.getByRole('button', { name: 'Send a test to Newsroom' }).click();
    // A private address is refused whatever its name, also when an admin allowed the name.
    await says(admin, 'address inside a network');
    expect(await accessibilityFaults(admin)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
