import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './page.ts';
import { type Product, startProduct } from './product.ts';

/** The product and the browser of the test file that imports them: there before its first test, gone after its last. */
export let product: Product;
export let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
