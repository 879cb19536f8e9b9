import { expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

it('municipalities are shaded when asked, by the numbers of the query, which the legend tells', async () => {
  const { page, context, complaints, requests } = await watchedPage(browser);
  await page.goto(`${product.url}/?type=taking_of_persons,riot`);
  await mapDrawn(page);
  expect(requests.some((url) => url.includes('shade'))).toBe(false);
  const before = await page.locator('[data-ready] canvas').first().screenshot();
  await page.getByRole('radio', { name: 'Municipalities by number' }).click();
  const numbers = await until(
    'the numbers',
    () => page.locator('.legend-numbers li').allInnerTexts(),
    (found) => found.length > 0,
  );
  expect(new URL(page.url()).searchParams.get('shade')).toBe('municipality');
  const answer = await fetch(
    `${product.url}/api/collections/incidents/aggregate?by=municipality&type=taking_of_persons,riot`,
  );
  const { counts } = (await answer.json()) as { counts: number[] };
  const told = numbers.map((text) => Number(/\d+$/.exec(text.trim())![0]));
  expect(told.toSorted()).toEqual(counts.filter(Boolean).toSorted());
  expect(told).toEqual(told.toSorted((a, b) => b - a));
  await mapDrawn(page);
  expect(before.equals(await page.locator('[data-ready] canvas').first().screenshot())).toBe(false);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goBack();
  await until(
    'no numbers',
    () => page.locator('.legend-numbers').count(),
    (count) => count === 0,
  );
  expect(complaints).toEqual([]);
  await context.close();
});
