import type { Browser, Page } from 'playwright-core';
import { until, type Watched, watchedPage } from './page.ts';
import type { Product } from './product.ts';

/** The password of every user of the tests. */
export const deskPassword = 'a long enough password';

/** Makes the first admin with the printed token, as the set-up page does; answers the cookie of the new session. */
export async function makeAdmin(product: Product, name = 'chief'): Promise<string> {
  const token = new URL(product.setupLink).hash.slice('#token='.length);
  const answer = await fetch(`${product.url}/api/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: product.url },
    body: JSON.stringify({ token, name, password: deskPassword }),
  });
  if (answer.status !== 201) throw new Error(`The set-up answered ${answer.status}.`);
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

/** Fills in the log-in form that stands on the page and waits until it is gone. */
export async function logInHere(page: Page, name: string, password = deskPassword): Promise<void> {
  await page.locator('#login-name').fill(name);
  await page.locator('#login-password').fill(password);
  await page.locator('form:has(#login-name) button[type="submit"]').click();
  await until(
    'the log-in form to go',
    () => page.locator('#login-name').count(),
    (count) => count === 0,
  );
}

/** A fresh profile, logged in, at an address of the desk. */
export async function deskPage(
  browser: Browser,
  product: Product,
  name: string,
  at: string,
): Promise<Watched> {
  const watched = await watchedPage(browser);
  await watched.page.goto(`${product.url}${at}`);
  await logInHere(watched.page, name);
  return watched;
}

/** The control of a member of the document: `accounts-0-place-parts-0-lat`. */
export const field = (page: Page, member: string) => page.locator(`#field-${member}`);

/** Waits until a part of the page says something. */
export const shows = (page: Page, what: string, where = 'main') =>
  until(
    `«${what}» on ${page.url()}`,
    () => page.locator(where).first().innerText(),
    (text) => text.includes(what),
  );

/** Presses the button of exactly that name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Opens the form of an incident and waits until it stands. */
export async function openForm(page: Page, { url }: Product, id: string): Promise<void> {
  await page.goto(`${url}/desk/${id}`);
  await until(
    'the form',
    () => page.locator('.desk-form').count(),
    (count) => count === 1,
  );
}
