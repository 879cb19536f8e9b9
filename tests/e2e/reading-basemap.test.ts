import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waterTile, waterTileFile } from '../fixtures/tile-file.ts';
import { mapDrawn, until, watchedPage } from '../support/page.ts';
import { startProduct } from '../support/product.ts';
import { connectBrowser } from '../support/shared-browser.ts';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'atlas-basemap-'));

beforeAll(async () => {
  browser = await connectBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Red, green and blue of the map near its left upper corner, where no name and no line is. */
async function cornerColour(page: Page): Promise<number[]> {
  const { x, y } = (await page.locator('[data-map]').boundingBox())!;
  const png = await page.screenshot({ clip: { x: x + 20, y: y + 200, width: 2, height: 2 } });
  return page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.drawImage(image, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  })()`);
}

const water = [10, 60, 120] as const;

/** A host of its own with a style and its vector tiles, all water; `refused` of the tiles asked for first answer 500. */
async function styleHost(refused: number) {
  const style = {
    version: 8,
    sources: {
      sea: {
        type: 'vector',
        tiles: ['tiles/{z}/{x}/{y}.pbf'],
        maxzoom: 14,
        attribution: '<a href="https://example.org">© Sea of the <b>test</b></a>',
      },
    },
    layers: [
      {
        id: 'sea',
        type: 'fill',
        source: 'sea',
        'source-layer': 'water',
        paint: { 'fill-color': `rgb(${water.join()})` },
      },
    ],
  };
  const asked: string[] = [];
  const bytes = Buffer.from(waterTile());
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.url === '/style.json') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(style));
      return;
    }
    if (!asked.includes(request.url!)) asked.push(request.url!);
    response.statusCode = asked.indexOf(request.url!) < refused ? 500 : 200;
    response.end(response.statusCode === 200 ? bytes : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, asked, stop };
}

describe('a configured basemap', () => {
  it('is drawn from a style of another host, credited in text, and nobody else is asked', async () => {
    const host = await styleHost(0);
    const product = await startProduct({ ATLAS_BASEMAP: `${host.origin}/style.json` });
    const { page, context, requests, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    expect(host.asked.length).toBeGreaterThan(1);
    expect(host.asked.every((path) => /^\/tiles\/\d+\/\d+\/\d+\.pbf$/.test(path))).toBe(true);
    await until(
      'the water',
      () => cornerColour(page),
      (colour) => colour.join() === water.join(),
    );
    const credits = page.locator('.map-attribution');
    expect(await credits.innerText()).toContain('© Sea of the test');
    expect(await credits.locator('b').count()).toBe(0);
    expect(Number(await page.locator('[data-map]').getAttribute('data-drawn'))).toBeGreaterThan(5);
    expect(await page.locator('.map-notice').count()).toBe(0);
    const others = requests.filter(
      (url) => /^https?:/.test(url) && !url.startsWith(product.url) && !url.startsWith(host.origin),
    );
    expect(others).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
    await product.stop();
    host.stop();
  });

  it('of which one tile cannot be had stays, and says that a part is missing', async () => {
    const host = await styleHost(1);
    const product = await startProduct({ ATLAS_BASEMAP: `${host.origin}/style.json` });
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    expect(host.asked.length).toBeGreaterThan(1);
    expect(await page.locator('.map-notice').innerText()).toBe(
      'Parts of the basemap cannot be reached; incidents and places are complete.',
    );
    const map = page.locator('[data-map]');
    expect(Number(await map.getAttribute('data-drawn'))).toBeGreaterThan(5);
    await context.close();
    await product.stop();
    host.stop();
  });

  it('is drawn from a PMTiles file by ranges, credited, under the incidents, without leaving the host', async () => {
    const file = join(folder, 'water.pmtiles');
    writeFileSync(file, waterTileFile('© Water of the test'));
    const product = await startProduct({ ATLAS_BASEMAP: file });
    const { page, context, requests, complaints } = await watchedPage(browser);
    const ranges: number[] = [];
    page.on('response', (answer) => {
      if (answer.url().endsWith('/basemap.pmtiles')) ranges.push(answer.status());
    });
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    expect(ranges.length).toBeGreaterThan(0);
    expect(new Set(ranges)).toEqual(new Set([206]));
    // The light theme's water: the embedded basemap has land there.
    await until(
      'the water',
      () => cornerColour(page),
      ([red, green, blue]) => red === 0xb9 && green === 0xd5 && blue === 0xe3,
    );
    expect(await page.locator('.map-attribution').innerText()).toContain('© Water of the test');
    const map = page.locator('[data-map]');
    expect(Number(await map.getAttribute('data-drawn'))).toBeGreaterThan(5);
    expect(await page.locator('.map-notice').count()).toBe(0);
    expect(requests.filter((url) => /^https?:/.test(url) && !url.startsWith(product.url))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
    await product.stop();
  });

  it('that cannot be reached gives way to the embedded one, and says so', async () => {
    const product = await startProduct({ ATLAS_BASEMAP: 'http://127.0.0.1:9/style.json' });
    const { page, context } = await watchedPage(browser, { locale: 'sq-AL' });
    await page.goto(`${product.url}/`);
    await mapDrawn(page);
    expect(await page.locator('.map-notice').innerText()).toBe(
      'Harta bazë e caktuar nuk arrihet; vizatohet ajo e brendshme.',
    );
    // Land of the embedded basemap.
    await until(
      'the land',
      () => cornerColour(page),
      ([red, green, blue]) => red === 0xef && green === 0xeb && blue === 0xe1,
    );
    expect(Number(await page.locator('[data-map]').getAttribute('data-drawn'))).toBeGreaterThan(5);
    await context.close();
    await product.stop();
  });
});
