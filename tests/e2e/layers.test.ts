import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { type Product, startProduct } from '../support/product.ts';
import { connectBrowser } from '../support/shared-browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let product: Product;
let browser: Browser;

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-layers-'));
  const first = await startProduct({}, folder);
  const { region } = (await (await fetch(`${first.url}/api/deployment`)).json()) as {
    region: { bounds: [number, number, number, number] };
  };
  await first.stop();
  const [west, south, east, north] = region.bounds;
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const file = join(folder, 'sectors.geojson');
  writeFileSync(
    file,
    JSON.stringify({
      type: 'FeatureCollection',
      title: 'Sheets',
      attribution: 'Survey of Examples',
      features: [
        {
          type: 'Feature',
          id: 'sheet-7',
          properties: { name: 'Sheet 7', surveyed: '2024' },
          geometry: { type: 'Polygon', coordinates: square(middle[0] - 0.05, middle[1] - 0.05, 0.1) },
        },
      ],
    }),
  );
  execFileSync(process.execPath, ['server/cli/incident-atlas.mjs', 'layer', 'add', file, '--id', 'sheets'], {
    cwd: root,
    env: { ...process.env, ATLAS_DATA: folder },
  });
  [product, browser] = await Promise.all([startProduct({}, folder), connectBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** No incident, so that nothing lies over the layer. */
const nothing = '/?lang=en&q=zzzz';

describe('an added layer', () => {
  it('is hidden until it is ticked; the address keeps it', async () => {
    const { page, requests, complaints, context } = await watchedPage(browser);
    await page.goto(product.url + nothing);
    await mapDrawn(page);
    const tiles = () => requests.filter((url) => url.includes('/api/collections/sheets/tiles/'));
    expect(tiles()).toEqual([]);
    const box = page.getByRole('checkbox', { name: 'Sheets' });
    await box.check();
    await until(
      'tiles',
      async () => tiles().length,
      (count) => count > 0,
    );
    expect(new URL(page.url()).searchParams.get('layers')).toBe('sheets');
    await until(
      'the credit',
      () => page.locator('.map-attribution').textContent(),
      (text) => !!text?.includes('Survey of Examples'),
    );
    await page.reload();
    await mapDrawn(page);
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    expect(new URL(page.url()).searchParams.has('layers')).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what it knows of the spot that is pressed', async () => {
    const { page, complaints, context } = await watchedPage(browser);
    await page.goto(`${product.url}${nothing}&layers=sheets`);
    await mapDrawn(page);
    const box = (await page.locator('[data-map]').boundingBox())!;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    await page.mouse.move(x, y);
    await until(
      'the name beside the pointer',
      () => page.locator('.map-tooltip').allTextContents(),
      (texts) => texts.includes('Sheet 7'),
    );
    await page.mouse.click(x, y);
    const panel = page.locator('.layer-feature');
    await panel.waitFor();
    expect(await panel.locator('dd').allTextContents()).toEqual(['Sheet 7', '2024']);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
