import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskPage, field, makeAdmin } from '../support/desk-pages.ts';
import { accessibilityFaults, until } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

let page: Page;
let complaints: string[];
const part = 'accounts-0-place-parts-0';

beforeAll(async () => {
  await makeAdmin(product);
  ({ page, complaints } = await deskPage(browser, product, 'chief', '/desk/new'));
  await field(page, 'accounts-0-place-precision').selectOption('locality');
  await until(
    'the placing map',
    () => page.locator('.placing-map').getAttribute('data-ready'),
    (ready) => ready === 'true',
    30_000,
  );
});

const position = async () => ({
  lat: Number(await field(page, `${part}-lat`).inputValue()),
  lon: Number(await field(page, `${part}-lon`).inputValue()),
});
const follows = (what: RegExp) =>
  until(
    `what follows: ${what}`,
    () => page.locator('.derived').innerText(),
    (text) => what.test(text),
  );
const marker = () => page.locator('.placing-marker').first();

/** Middle of the marker and size of the canvas, in pixels of the page. */
async function markerAt(): Promise<{ x: number; y: number }> {
  await marker().scrollIntoViewIfNeeded();
  const box = (await marker().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function choose(precision: string, name: string, kind: string): Promise<void> {
  await field(page, 'accounts-0-place-precision').selectOption(precision);
  await field(page, `${part}-ref`).fill(name);
  const hit = page.locator('[role="option"]').filter({ hasText: kind }).first();
  await until(
    `${name} among the places`,
    () => hit.count(),
    (count) => count > 0,
  );
  await hit.click();
  await until(
    'the chosen place',
    () => page.locator('.chosen').first().innerText(),
    (text) => text.includes(name) && text.includes(kind),
  );
}

describe('a place', () => {
  it('is put where the map is clicked, and what follows from it is told', async () => {
    const canvas = page.locator('.placing-map canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = (await canvas.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const { lat, lon } = await position();
    // The map opens on the region, so that its middle is near the middle of the bounds.
    expect(lat).toBeGreaterThan(42.9);
    expect(lat).toBeLessThan(43.15);
    expect(lon).toBeGreaterThan(20.6);
    expect(lon).toBeLessThan(20.9);
    await follows(/Municipality[\s\S]*Nearest crossing point[\s\S]*km/);
    const at = await markerAt();
    expect(Math.hypot(at.x - box.x - box.width / 2, at.y - box.y - box.height / 2)).toBeLessThan(3);
  });

  it('follows its marker when that is dragged, and the map keeps still', async () => {
    const from = await position();
    const at = await markerAt();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 50, at.y - 40, { steps: 5 });
    await page.mouse.up();
    const to = await position();
    expect(to.lon).toBeGreaterThan(from.lon + 0.02);
    expect(to.lat).toBeGreaterThan(from.lat + 0.02);
    const now = await markerAt();
    expect(Math.hypot(now.x - at.x - 50, now.y - at.y + 40)).toBeLessThan(3);
  });

  it('is moved by the arrow keys on the marker, with Shift further', async () => {
    const from = await position();
    await marker().focus();
    await page.keyboard.press('ArrowRight');
    const near = await position();
    expect(near.lon).toBeGreaterThan(from.lon);
    expect(near.lat).toBeCloseTo(from.lat, 4);
    await page.keyboard.press('Shift+ArrowRight');
    const far = await position();
    expect(far.lon - near.lon).toBeGreaterThan(5 * (near.lon - from.lon));
  });

  it('is said what known place is near, which Enter on the marker takes', async () => {
    await field(page, `${part}-lat`).fill('43.2252');
    await field(page, `${part}-lon`).fill('20.6996');
    await marker().focus();
    const said = page.locator('.snap-said');
    const saying = (what: RegExp) =>
      until(
        `it says ${what}`,
        () => said.innerText(),
        (text) => what.test(text),
      );
    await saying(/^Near: Jarinje \(crossing point\), \d+\sm/);
    expect(await page.locator('.snap-mark').count()).toBe(1);
    expect(await position()).toEqual({ lat: 43.2252, lon: 20.6996 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await saying(/^Taken: Jarinje/);
    expect(await position()).toEqual({ lat: 43.22521, lon: 20.69947 });
    expect(await page.locator('.chosen').first().innerText()).toContain('Jarinje');
    expect(await page.locator('.snap-mark').count()).toBe(0);
  });

  it('is put by typed coordinates, and the marker and what follows go with them', async () => {
    await field(page, `${part}-lat`).fill('42.9703');
    await field(page, `${part}-lon`).fill('20.5631');
    await follows(/Municipality\s+Zubin Potok/);
    const before = await markerAt();
    await field(page, `${part}-lat`).fill('42.9708');
    await until('the marker to go north', markerAt, (now) => now.y < before.y - 2);
  });

  it('is drawn as large as it is uncertain, while the radius is typed', async () => {
    const map = page.locator('.placing-map');
    await map.scrollIntoViewIfNeeded();
    /** The map once it no longer changes. */
    const drawn = async () => {
      let last = await map.screenshot();
      return until(
        'the map to come to rest',
        async () => {
          const before = last;
          last = await map.screenshot();
          return before.equals(last) ? last : null;
        },
        (image) => image !== null,
      );
    };
    await field(page, `${part}-uncertainty_m`).fill('100');
    const small = await drawn();
    await field(page, `${part}-uncertainty_m`).fill('400');
    const large = await drawn();
    expect(large!.equals(small!)).toBe(false);
    await field(page, `${part}-uncertainty_m`).fill('100');
    expect((await drawn())!.equals(small!)).toBe(true);
  });

  it('is a settlement, a crossing point or a municipality by its name', async () => {
    await choose('settlement', 'Banje', 'settlement');
    await follows(/Municipality\s+Zubin Potok[\s\S]*Brnjak/);
    await choose('near', 'Jarinje', 'crossing point');
    await follows(/Municipality\s+Leposavić[\s\S]*Jarinje,\s0\sm/);
    await choose('municipality', 'Zvečan', 'municipality');
    await follows(/Municipality\s+Zvečan/);
    expect(await page.locator('.placing-marker').count()).toBe(0);
  });

  it('is a band along the line near a place, on one side', async () => {
    await field(page, 'accounts-0-place-precision').selectOption('band');
    await field(page, `${part}-side`).selectOption('kosovo');
    await field(page, `${part}-max_depth_m`).fill('1800');
    await field(page, `${part}-near-ref`).fill('Banje');
    await until(
      'the place it is near',
      () => page.locator('[role="option"]').count(),
      (count) => count > 0,
    );
    await page.keyboard.press('Enter');
    await follows(/Side of the line\s+Kosovo/);
    await field(page, `${part}-side`).selectOption('serbia');
    await follows(/Side of the line\s+Serbia/);
  });

  it('is written in a form without faults that axe-core sees', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('throws no error on the way', () => expect(complaints).toEqual([]));
});
