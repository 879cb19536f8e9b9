import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectBrowser } from './shared-browser.ts';

/** The product that all files of tests share which write nothing, and the browser with contexts of this file alone. */
export const product = { url: inject('readingProduct') };
export let browser: Browser;

beforeAll(async () => {
  browser = await connectBrowser();
});

afterAll(() => browser?.close());
