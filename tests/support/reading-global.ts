import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserFlags, findBrowser } from './browser.mjs';
import { startProduct } from './product.ts';

/** Before the browser tests: one browser for all of them, and one product for those that change nothing. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium or Chrome was found: set CHROME_PATH.');
  const [product, browser] = await Promise.all([
    startProduct(),
    chromium.launchServer({ executablePath, args: browserFlags }),
  ]);
  provide('browser', browser.wsEndpoint());
  provide('readingProduct', product.url);
  return async () => {
    await browser.close();
    await product.stop();
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** WebSocket address of the browser. */
    browser: string;
    /** Origin of the product that nobody writes to. */
    readingProduct: string;
  }
}
