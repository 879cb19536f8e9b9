import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Product, startProduct } from './product.ts';
import { connectBrowser } from './shared-browser.ts';

/** A product that the importing file of tests may change, there before its first test and gone after its last; and the browser. */
export let product: Product;
export let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), connectBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
