import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from './browser.mjs';

/** A page of real Chromium with what it asked for and complained of. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Addresses asked for, in order. */
  requests: string[];
  /** Errors of the console and of the page, and refusals of the content security policy. */
  complaints: string[];
}

/** How to start the browser the tests found; throws a sentence when there is none. */
export function browserToStart(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium or Chrome was found: set CHROME_PATH.');
  return { executablePath, args: browserFlags };
}

/** Starts a browser. Throws as `browserToStart`. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(browserToStart());
}

/** Opens a fresh profile with one page, watched from its first request on. */
export async function watchedPage(
  browser: Browser,
  options: {
    width?: number;
    height?: number;
    locale?: string;
    colorScheme?: 'light' | 'dark';
    touch?: boolean;
    /** Else the reader asks for less motion, and nothing has to be waited for. */
    moves?: boolean;
    /** Else the browser keeps nothing: what tests do to requests would pass it by. */
    keeps?: boolean;
  } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? 'en-GB',
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.moves ? 'no-preference' : 'reduce',
    hasTouch: options.touch ?? false,
    serviceWorkers: options.keeps ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer of 4xx is what some tests ask for; the page says it in words.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, context, requests, complaints };
}

/** Asks again until the answer is wanted; a strict content policy forbids Playwright's own waiting by script. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  wanted: (value: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const end = Date.now() + ms;
  let last: T | undefined;
  for (;;) {
    last = await ask().catch(() => undefined);
    if (last !== undefined && wanted(last)) return last;
    if (Date.now() > end) throw new Error(`${what}: waited ${ms} ms, last seen ${JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the map has drawn what the list holds. */
export async function mapDrawn(page: Page): Promise<void> {
  await until(
    'the map is drawn',
    () => page.locator('[data-ready]').first().getAttribute('data-ready'),
    (ready) => ready === 'true',
    60_000,
  );
}

/** Titles of the rows of the list. */
export async function listed(page: Page): Promise<string[]> {
  return page.locator('.incident-row .incident-link, .incident-table .incident-link').allTextContents();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 A and AA, one line a fault. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[];
        }>;
      };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} – ${node.failureSummary}`),
  );
}
