import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

let site: Server;
let elsewhere = '';

/** Another site whose page shows an address of the product in a frame. */
beforeAll(async () => {
  site = createServer((request, response) => {
    const target = new URL(request.url!, 'http://localhost').searchParams.get('of') ?? '';
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><title>News</title><iframe title="map" width="700" height="480" src="${target}"></iframe>`,
    );
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => site.close(done)));

const framedOn = (path: string) => `${elsewhere}/?of=${encodeURIComponent(`${product.url}${path}`)}`;

describe('a map on another site', () => {
  it('shows its parts, the note on names, whose data it is, and a way to the whole with the same query', async () => {
    const { page, context, requests } = await watchedPage(browser);
    await page.goto(framedOn('/embed?parts=map,list&type=riot,protest&lang=en'));
    const frame = page.frameLocator('iframe');
    await until(
      'the list',
      () => frame.locator('.incident-row').count(),
      (rows) => rows > 1,
    );
    await until(
      'the map',
      () => frame.locator('[data-ready]').getAttribute('data-ready'),
      (ready) => ready === 'true',
      60_000,
    );
    const text = await frame.locator('main').innerText();
    expect(text).toContain('OpenStreetMap');
    expect(text).toContain('do not imply endorsement');
    expect(text).toMatch(/Filtered by: .*Riot/);
    const whole = frame.getByRole('link', { name: /Open the full map/ });
    expect(await whole.getAttribute('href')).toMatch(/^\/\?(?!.*parts).*type=riot,protest/);
    expect(await frame.getByRole('button', { name: 'Log in' }).count()).toBe(0);
    expect(requests.filter((one) => one.includes('/api/session'))).toEqual([]);
    const opened = context.waitForEvent('page');
    await whole.click();
    expect(new URL((await opened).url()).pathname).toBe('/');
    await context.close();
  });

  it('is all that another site may show in a frame', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(framedOn('/'));
    const frame = page.frames().find((one) => one !== page.mainFrame())!;
    await until(
      'the refusal',
      async () => frame.url(),
      (url) => url.startsWith('chrome-error:'),
    );
    await context.close();
  });

  it('opens an incident in its place, and other pages beside the frame', async () => {
    const { page, context } = await watchedPage(browser, { width: 700, height: 600 });
    await page.goto(`${product.url}/embed?parts=map,list&lang=en`);
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 3,
    );
    await page.locator('.incident-row .incident-link').first().click();
    await page.locator('.incident h2').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/embed\/incident\//);
    const history = page.getByRole('link', { name: 'The whole history' });
    await page.locator('.history summary').click();
    const opened = context.waitForEvent('page');
    await history.click();
    expect(new URL((await opened).url()).pathname).toMatch(/^\/incident\/.*\/history$/);
    expect(new URL(page.url()).pathname).toMatch(/^\/embed\/incident\//);
    await context.close();
  });

  it('says as of when it reads, once', async () => {
    const { page, context } = await watchedPage(browser, { width: 700, height: 600 });
    await page.goto(`${product.url}/embed?parts=map&lang=en&type=riot&known-at=2023-06-01`);
    const head = page.locator('.embed-head');
    await until(
      'the notice',
      () => head.innerText(),
      (text) => text.includes('1 June 2023'),
    );
    expect((await head.innerText()).match(/1 June 2023/g)).toHaveLength(1);
    expect(await head.innerText()).toContain('Filtered by: Type: Riot');
    await context.close();
  });

  it('says which parts it does not have', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/embed?parts=list,desk&lang=en`);
    const said = await page.getByRole('alert').innerText();
    expect(said).toContain('do not exist: desk');
    expect(said).toContain('map, timeline, list, legend, filters');
    expect(await page.locator('[data-map]').count()).toBe(1);
    await context.close();
  });

  it.each([
    ['map,timeline,list,legend,filters', 'en', 'light', 1280, 720],
    ['map,timeline,list,legend,filters', 'sq', 'dark', 390, 640],
    ['map', 'sr-Cyrl', 'light', 480, 320],
    ['list', 'sr-Latn', 'dark', 800, 500],
  ] as const)(
    'keeps to its frame and to WCAG 2.2 AA: %s in %s, %s, %i px',
    async (parts, lang, colorScheme, width, height) => {
      const { page, context, complaints } = await watchedPage(browser, { width, height, colorScheme });
      await page.goto(`${product.url}/embed?parts=${parts}&lang=${lang}`);
      if (parts.includes('map')) await mapDrawn(page);
      else
        await until(
          'the list',
          () => listed(page),
          (rows) => rows.length > 3,
        );
      const beyond = await page.evaluate(
        '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
      );
      expect(Math.max(...(beyond as number[]))).toBeLessThanOrEqual(0);
      expect(await page.locator('.map-attribution').isVisible()).toBe(true);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
