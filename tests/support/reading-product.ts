import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { openBrowser } from './page.ts';

/** The product that all test files share which only read: they may write nothing, and need not be alone. */
export const product = { url: '' };

/** The browser of the test file that imports it: there before its first test, gone after its last. */
export let browser: Browser;

beforeAll(async () => {
  const [answer, opened] = await Promise.all([fetch(inject('readingProduct')), openBrowser()]);
  browser = opened;
  const words = await answer.text();
  if (!answer.ok) throw new Error(words);
  product.url = words;
});

afterAll(async () => {
  await browser?.close();
});
