import { findBrowser } from '../../support/browser.mjs';
import { openBrowser, until, watchedPage } from '../../support/page.ts';
import { atLeast, atMost, emptyRow, notThere, type Row, short } from '../report/row.ts';
import { fewestFrames } from './frames.ts';

/** As text: a function would bring names along that only its compiler knows. */
const noteFrames = `globalThis.frames = [];
  requestAnimationFrame(function note() {
    globalThis.frames.push(performance.now());
    requestAnimationFrame(note);
  });`;

/** The map at zoom 5 in a browser that renders in software: until all is drawn, and frames while it is dragged. */
export async function browsing(url: string, count: number): Promise<Row> {
  const name = 'browser, z5';
  if (!findBrowser()) return notThere(name, count, 'no Chromium here');
  const browser = await openBrowser();
  try {
    const { page, context } = await watchedPage(browser, { width: 1280, height: 800 });
    const began = performance.now();
    await page.goto(`${url}/?map=5.00/43.00000/20.80000`);
    const drawn = () => page.locator('[data-ready]').first().getAttribute('data-ready');
    await until('the map is drawn', drawn, (ready) => ready === 'true', 120_000);
    const idle = (performance.now() - began) / 1000;
    await page.evaluate(noteFrames);
    const box = await page.locator('canvas').first().boundingBox();
    const [x, y] = [box!.x + box!.width / 2, box!.y + box!.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 120; step += 1) {
      await page.mouse.move(x + 200 * Math.sin(step / 12), y + 120 * Math.sin(step / 17));
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
    const frames = (await page.evaluate('globalThis.frames')) as number[];
    await context.close();
    const fewest = fewestFrames(frames);
    return {
      ...emptyRow(name, count),
      note: `first idle ${short(idle)} s; at least ${short(fewest)} frames/s while panning`,
      verdicts: [atMost('first idle', idle, 1.5, ' s'), atLeast('frames a second while panning', fewest, 10)],
    };
  } catch (error) {
    return {
      ...emptyRow(name, count),
      note: `failed: ${(error as Error).message}`,
      verdicts: [atMost('first idle', Number.POSITIVE_INFINITY, 1.5)],
    };
  } finally {
    await browser.close();
  }
}
