import type { CDPSession, Page } from 'playwright-core';
import { findBrowser } from '../../support/browser.mjs';
import { openBrowser, until, watchedPage } from '../../support/page.ts';
import { quantile } from '../measure/driver.ts';
import { atMost, emptyRow, notThere, type Row, short } from '../report/row.ts';

/** Waits in the page itself from the press to the frame in which list and map have the answer; NaN where none comes. */
const pressAndWait = (nth: number) => `new Promise((resolve) => {
  const map = document.querySelector('[data-ready]');
  const count = document.querySelector('.result-count');
  const began = performance.now();
  let isAsked = false;
  document.querySelectorAll('.filters input[type=checkbox]')[${nth}].click();
  requestAnimationFrame(function look() {
    const isThere = map.dataset.ready === 'true' && count.dataset.loading !== 'true';
    isAsked ||= !isThere;
    const ms = performance.now() - began;
    if (isAsked && isThere) resolve(ms);
    else if (ms > 60_000) resolve(null);
    else requestAnimationFrame(look);
  });
})`;

const isDrawn = (page: Page) =>
  until(
    'the map is drawn',
    () => page.locator('[data-ready]').first().getAttribute('data-ready'),
    (ready) => ready === 'true',
    120_000,
  );

/** Bytes over the wire of what is no data, from now on. */
async function countCode(session: CDPSession): Promise<() => number> {
  const kinds = new Map<string, string>();
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Script', 'Stylesheet', 'Document', 'Other'].includes(kinds.get(requestId) ?? ''))
      bytes += encodedDataLength;
  });
  return () => bytes;
}

/** What the page's scripts hold after they were asked to let go of what they need no more: megabytes, and elements. */
async function held(session: CDPSession): Promise<{ megabytes: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { megabytes: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') };
}

/** Goes through time day by day, four a second, from the beginning again whenever the end is reached. */
async function playFor(page: Page, minutes: number): Promise<void> {
  const end = Date.now() + minutes * 60_000;
  await page.getByRole('combobox', { name: 'Step' }).selectOption('day');
  while (Date.now() < end) {
    const play = page.getByRole('button', { name: 'Play', exact: true });
    if (await play.count()) {
      const whole = page.locator('.timeline').getByRole('button', { name: 'Whole period' });
      if (await whole.count()) await whole.first().click();
      await play.click();
      await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
    }
    await page.waitForTimeout(Math.min(1_000, Math.max(0, end - Date.now())));
  }
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  if (await pause.count()) await pause.click();
}

/** What a reader waits for with so many incidents, and what the page holds after it has played for a while. */
export async function readingOf(url: string, count: number, playMinutes: number): Promise<Row> {
  const name = 'browser, a reader';
  if (!findBrowser()) return notThere(name, count, 'no Chromium here');
  const browser = await openBrowser();
  try {
    const { page, context } = await watchedPage(browser, { width: 1280, height: 800, moves: true });
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const code = await countCode(session);
    const began = performance.now();
    await page.goto(`${url}/?lang=en`);
    await isDrawn(page);
    const idle = (performance.now() - began) / 1000;
    const kilobytes = code() / 1000;
    const paint = ((await page.evaluate(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null",
    )) ?? Number.NaN) as number;
    const redraws: number[] = [];
    // Each choice on and off again: six questions that the service has not been asked, and the one it has.
    for (const nth of [0, 0, 1, 1, 2, 2])
      redraws.push(((await page.evaluate(pressAndWait(nth))) ?? Number.POSITIVE_INFINITY) as number);
    const before = await held(session);
    await playFor(page, playMinutes);
    await isDrawn(page);
    const after = await held(session);
    await context.close();
    const growth = after.megabytes - before.megabytes;
    const redraw =
      quantile(
        redraws.toSorted((a, b) => a - b),
        0.5,
      ) / 1000;
    return {
      ...emptyRow(name, count),
      note: [
        `first paint ${short(paint / 1000)} s`,
        `map idle ${short(idle)} s`,
        `filter to redraw ${short(redraw)} s, at most ${short(Math.max(...redraws) / 1000)} s`,
        `scripts hold ${short(before.megabytes)} MB, after ${playMinutes} min of play ${short(after.megabytes)} MB`,
        `elements ${before.nodes}, then ${after.nodes}`,
        `code of the first load ${short(kilobytes)} kB`,
      ].join('; '),
      verdicts: [
        atMost('first paint', paint / 1000, 1, ' s'),
        atMost('filter to redraw', redraw, 1, ' s'),
        atMost('growth while playing', growth, 50, ' MB'),
        atMost('code of the first load', kilobytes, 500, ' kB'),
      ],
    };
  } catch (error) {
    return {
      ...emptyRow(name, count),
      note: `failed: ${(error as Error).message}`,
      verdicts: [atMost('filter to redraw', Number.POSITIVE_INFINITY, 1, ' s')],
    };
  } finally {
    await browser.close();
  }
}
