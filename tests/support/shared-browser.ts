import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The browser of all browser tests; what is opened here is closed with this connection. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browser'));
}
