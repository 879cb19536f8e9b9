import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserToStart } from './page.ts';
import { startProduct } from './product.ts';

/** Before the browser tests: one browser for all of them, and one product for those that change nothing. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [product, browser] = await Promise.all([startProduct(), chromium.launchServer(browserToStart())]);
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
