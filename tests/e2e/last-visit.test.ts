import { expect, it } from 'vitest';
import { accessibilityFaults, listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

it('tells who comes back what is new since, shows it, and is silent on a first visit and once it was seen', async () => {
  const { page, context, complaints } = await watchedPage(browser);
  const notice = page.locator('.since-visit');
  const open = async () => {
    await page.goto(`${product.url}/`);
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
    await page.waitForTimeout(500);
  };
  await open();
  await open();
  expect(await notice.count()).toBe(0);
  await page.evaluate("localStorage.setItem('atlas.visit', '2023-09-01T12:00:00.000Z')");
  await open();
  const words = await until(
    'the notice',
    () => notice.innerText(),
    (text) => text !== '',
  );
  const all = (await listed(page)).length;
  expect(words).toContain(`${all} incidents are new or changed`);
  expect(words).toContain('1 September 2023');
  expect(await accessibilityFaults(page)).toEqual([]);
  // Still so after a reload, which is no other visit.
  await open();
  expect(await notice.count()).toBe(1);
  await notice.getByRole('link').click();
  await until(
    'the filter',
    async () => new URL(page.url()).searchParams.get('filter') ?? '',
    (filter) => filter.includes("TIMESTAMP('2023-09-01T12:00:00.000Z')"),
  );
  await until(
    'what is new',
    () => listed(page),
    (rows) => rows.length === all,
  );
  await page.goBack();
  await notice.getByRole('button', { name: 'I have seen it' }).click();
  await until(
    'silence',
    () => notice.count(),
    (count) => count === 0,
  );
  await open();
  expect(await notice.count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
