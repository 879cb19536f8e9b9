import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage, deskPassword, logInHere, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let admin: Page;

beforeAll(async () => {
  await makeAdmin(product);
  admin = (await deskPage(browser, product, 'chief', '/desk/users')).page;
});

const says = (page: Page, what: string) =>
  until(
    what,
    () => page.locator('main').innerText(),
    (text) => text.includes(what),
  );
const rowOf = (name: string) => admin.locator('.users-table tbody tr').filter({ hasText: name });

describe('an admin', () => {
  it('adds a user, who logs in with the first password', async () => {
    await admin.locator('#user-name').fill('ana');
    await admin.locator('#user-role').selectOption('contributor');
    await admin.locator('#user-password').fill(deskPassword);
    await admin.getByRole('button', { name: 'Add a user' }).click();
    await says(admin, 'ana can log in now.');
    expect(await rowOf('ana').locator('select').inputValue()).toBe('contributor');
    const { page, context } = await deskPage(browser, product, 'ana', '/desk/new');
    // A contributor is not offered what the service would refuse.
    await until(
      'the form',
      () => page.getByRole('button', { name: 'Send to review' }).count(),
      (count) => count === 1,
    );
    expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
    await context.close();
  });

  it('is told at the field when the name is taken', async () => {
    await admin.locator('#user-name').fill('ana');
    await admin.locator('#user-password').fill(deskPassword);
    await admin.getByRole('button', { name: 'Add a user' }).click();
    await until(
      'the fault',
      () => admin.locator('#user-name-fault').innerText(),
      (text) => text.includes('A user has this name already.'),
    );
    expect(await admin.evaluate('document.activeElement.id')).toBe('user-name');
  });

  it('changes a role, which holds at once', async () => {
    await rowOf('ana').locator('select').selectOption('editor');
    await says(admin, 'ana is now: Editor.');
    const { page, context } = await deskPage(browser, product, 'ana', '/desk/new');
    await until(
      'the button',
      () => page.getByRole('button', { name: 'Publish', exact: true }).count(),
      (count) => count === 1,
    );
    await context.close();
  });

  it('disables a user, whose open session ends with the next thing they do', async () => {
    const { page, context } = await deskPage(browser, product, 'ana', '/desk');
    await until(
      'the list',
      () => page.locator('.desk-table tbody tr').count(),
      (count) => count > 10,
    );
    await admin.getByRole('button', { name: 'Disable ana' }).click();
    await says(admin, 'ana is disabled');
    await page.locator('thead .sort-button').first().click();
    await says(page, 'Log in to go on.');
    await page.locator('#login-name').fill('ana');
    await page.locator('#login-password').fill(deskPassword);
    await page.keyboard.press('Enter');
    await says(page, 'The name or the password is wrong.');
    await context.close();
  });

  it('gives a new password to somebody who lost theirs', async () => {
    await admin.getByRole('button', { name: 'Enable ana' }).click();
    await says(admin, 'ana may log in again.');
    await admin.getByRole('button', { name: 'New password for ana' }).click();
    await admin.locator('#renew-password').fill('an altogether other one');
    await admin.getByRole('button', { name: 'Set the password' }).click();
    await says(admin, 'The new password of ana holds.');
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/desk`);
    await logInHere(page, 'ana', 'an altogether other one');
    await context.close();
  });

  it('cannot lock everybody out: the own row offers neither role nor disabling', async () => {
    expect(await rowOf('chief').locator('select, button').count()).toBe(0);
    expect(await accessibilityFaults(admin)).toEqual([]);
  });
});

describe('one’s own password', () => {
  it('is changed with the present one, and other sessions end', async () => {
    const other = await deskPage(browser, product, 'chief', '/desk');
    await admin.goto(`${product.url}/desk/account`);
    const change = async (current: string, next: string, repeated = next) => {
      await admin.locator('#password-current').fill(current);
      await admin.locator('#password-next').fill(next);
      await admin.locator('#password-repeated').fill(repeated);
      await admin.locator('[aria-labelledby="own-password"] button[type="submit"]').click();
    };
    await change('not the present one', 'a second good password');
    await says(admin, 'The present password is wrong.');
    await change(deskPassword, 'a second good password', 'a second bad password');
    await says(admin, 'The two passwords differ.');
    await change(deskPassword, 'a second good password');
    await says(admin, 'The password is changed.');
    await other.page.reload();
    await says(other.page, 'Log in to go on.');
    await logInHere(other.page, 'chief', 'a second good password');
    await other.context.close();
  });

  it('is told to be wrong at the log-in page, without a word on which part', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/login`);
    for (const name of ['chief', 'nobody']) {
      await page.locator('#login-name').fill(name);
      await page.locator('#login-password').fill('wrong');
      await page.keyboard.press('Enter');
      await says(page, 'The name or the password is wrong.');
      expect(await page.locator('#login-name').inputValue()).toBe(name);
    }
    await context.close();
  });
});
