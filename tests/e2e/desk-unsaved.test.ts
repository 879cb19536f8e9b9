import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage, deskPassword, field, logInHere, makeAdmin } from '../support/desk-pages.ts';
import { until } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let context: BrowserContext;
let page: Page;
const title = 'titles-0-text-en';

beforeAll(async () => {
  await makeAdmin(product);
  ({ page, context } = await deskPage(browser, product, 'chief', '/desk/new'));
});

const holds = (of: Page, text: string) =>
  until(
    `the title «${text}»`,
    () => field(of, title).inputValue(),
    (value) => value === text,
  );
const says = (of: Page, what: string) =>
  until(
    what,
    () => of.locator('main').innerText(),
    (text) => text.includes(what),
  );
/** Ends the session of this browser at the service, behind the page's back. */
const endSession = async () => {
  const cookies = await context.cookies();
  const answer = await fetch(`${product.url}/api/session`, {
    method: 'DELETE',
    headers: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; '), Origin: product.url },
  });
  expect(answer.status).toBe(204);
};

describe('what is typed', () => {
  it('is there again after a reload, and is told to be', async () => {
    await field(page, title).fill('Half a sentence');
    await page.reload();
    await holds(page, 'Half a sentence');
    await says(page, 'are restored');
  });

  it('survives the end of the session: save, log in, go on in the same form', async () => {
    await field(page, title).fill('Written to the end');
    await field(page, 'types-0-type').selectOption('obstruction');
    await field(page, 'types-0-sub_type').selectOption('roadblock');
    await field(page, 'accounts-0-claimant-name-en').fill('Local radio');
    await endSession();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await until(
      'the log-in dialog',
      () => page.locator('dialog #login-name').count(),
      (count) => count === 1,
    );
    await holds(page, 'Written to the end');
    await logInHere(page, 'chief');
    await says(page, 'The draft is saved.');
    expect(page.url()).not.toContain('/desk/new');
    await holds(page, 'Written to the end');
  });

  it('survives a session that ended before a reload', async () => {
    await field(page, title).fill('Changed without a session');
    await endSession();
    await page.reload();
    await says(page, 'Log in to go on.');
    await logInHere(page, 'chief');
    await holds(page, 'Changed without a session');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await says(page, 'The draft is saved.');
  });

  it('survives the log-out button pressed in the middle of a word', async () => {
    await page.goto(`${product.url}/desk/new`);
    await until(
      'the form',
      () => field(page, title).count(),
      (count) => count === 1,
    );
    await field(page, title).fill('Interrupted');
    await page.getByRole('button', { name: /^Log out/ }).click();
    await until(
      'the log-in link',
      () => page.getByRole('link', { name: 'Log in' }).count(),
      (count) => count === 1,
    );
    await page.goto(`${product.url}/desk/new`);
    await logInHere(page, 'chief');
    await holds(page, 'Interrupted');
  });
});

describe('two tabs on «New incident»', () => {
  it('keep each its own text, also over a reload', async () => {
    const second = await context.newPage();
    await second.goto(`${product.url}/desk/new`);
    await holds(second, '');
    await field(second, title).fill('Of the second tab');
    await field(page, title).fill('Of the first tab');
    await Promise.all([page.reload(), second.reload()]);
    await holds(page, 'Of the first tab');
    await holds(second, 'Of the second tab');
    await second.close();
  });

  it('let the text of a closed one be picked up, and lose none on the way', async () => {
    const left = page.locator('.left-texts li');
    await page.reload();
    await until(
      'the text of the closed tab',
      () => left.allInnerTexts(),
      (texts) => texts.length === 1 && texts[0]!.includes('Of the second tab'),
    );
    await left.getByRole('button', { name: /^Go on writing/ }).click();
    await holds(page, 'Of the second tab');
    await until(
      'the text that was open before',
      () => left.allInnerTexts(),
      (texts) => texts.length === 1 && texts[0]!.includes('Of the first tab'),
    );
  });

  it('offer it at the desk as well, and throw it away only when told', async () => {
    await page.goto(`${product.url}/desk`);
    const left = page.locator('.left-texts li');
    await until(
      'both texts',
      () => left.count(),
      (count) => count === 2,
    );
    await left
      .filter({ hasText: 'Of the first tab' })
      .getByRole('button', { name: /^Throw away/ })
      .click();
    await until(
      'one text',
      () => left.count(),
      (count) => count === 1,
    );
    await left.getByRole('button', { name: /^Go on writing/ }).click();
    await holds(page, 'Of the second tab');
  });
});

describe('a text of somebody else at the same browser', () => {
  it('is not shown', async () => {
    await page.goto(`${product.url}/desk/users`);
    await page.locator('#user-name').fill('ben');
    await page.locator('#user-password').fill(deskPassword);
    await page.getByRole('button', { name: 'Add a user' }).click();
    await says(page, 'ben can log in now.');
    await page.getByRole('button', { name: /^Log out/ }).click();
    await page.goto(`${product.url}/desk/new`);
    await logInHere(page, 'ben');
    await holds(page, '');
    expect(await page.locator('.left-texts').count()).toBe(0);
  });
});
