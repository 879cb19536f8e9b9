import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { smallTargets, wideParts } from '../support/measured-page.ts';
import { accessibilityFaults, listed, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const incident = '/incident/2023-06-14-three-police-officers';
const pages = [
  '/',
  '/list',
  incident,
  `${incident}?compare=1`,
  `${incident}/history`,
  '/story/2023-06-14-three-police-officers',
  '/?known-at=2023-06-14&since=2023-05-01',
  '/?type=riot,protest&q=nothing-of-this-name',
  '/method',
  '/accessibility',
  '/login',
  '/embed',
  '/nowhere',
];

async function open(page: Page, address: string, lang: string): Promise<void> {
  await page.goto(`${product.url}${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
  await until(
    `the page ${address}`,
    () => page.locator('main').innerText(),
    (text) => text.length > 30 && !/^(Loading|Учитава)/.test(text),
  );
  if (address === '/' || address === '/list')
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length > 10,
    );
}

const styleOf = (page: Page, selector: string, property: string, pseudo = '') =>
  page.evaluate(
    `getComputedStyle(document.querySelector('${selector}'), '${pseudo}' || null).getPropertyValue('${property}')`,
  ) as Promise<string>;

describe('every page', () => {
  it.each([
    [320, 'sr-Cyrl'],
    [640, 'sq'],
    [1400, 'en'],
  ])('has all in a width of %i px, and nothing too small to press', async (width, lang) => {
    const { page, context } = await watchedPage(browser, { width, height: 700 });
    for (const address of pages) {
      await open(page, address, lang);
      expect([address, ...(await wideParts(page))]).toEqual([address]);
      expect([address, ...(await smallTargets(page))]).toEqual([address]);
    }
    await context.close();
  });
});

describe('colours that the device forces', () => {
  it('keep focus, pressed states, hatching, and drawings that stand out from the ground', async () => {
    const context = await browser.newContext({
      forcedColors: 'active',
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.addInitScript("localStorage.setItem('atlas.theme', 'light')");
    await open(page, '/?list=unlocated', 'en');
    await page.locator('.incident-row').first().waitFor();
    // The device's ground is black here whatever the reader chose; a drawing for white paper would vanish on it.
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const pressed = '.result-unlocated[aria-pressed=true]';
    const grounds = await Promise.all([
      styleOf(page, pressed, 'background-color'),
      styleOf(page, 'body', 'background-color'),
    ]);
    expect(grounds[0]).not.toBe(grounds[1]);
    await page.locator(pressed).focus();
    await page.keyboard.press('Tab');
    expect(await styleOf(page, ':focus', 'outline-style')).toBe('solid');
    await page.locator(pressed).click();
    await page.locator('.tag.contested').first().waitFor();
    for (const [mark, pseudo] of [
      ['.tag.contested', '::before'],
      ['.timeline-key-mark', ''],
    ] as const)
      expect(await styleOf(page, mark, 'background-image', pseudo)).toContain('gradient');
    expect(await styleOf(page, '.timeline-handle', 'background-color', '::after')).not.toBe(grounds[1]);
    expect(await styleOf(page, '.masthead [aria-current=page]', 'outline-style')).toBe('solid');
    await context.close();
  });

  it('are not needed for more contrast: words and edges get darker where the device asks for it', async () => {
    const measure = async (contrast: 'more' | 'no-preference') => {
      const context = await browser.newContext({ contrast, colorScheme: 'light' });
      const page = await context.newPage();
      await open(page, '/method', 'en');
      const found = await Promise.all(['--ink-soft', '--line'].map((name) => styleOf(page, ':root', name)));
      const faults = await accessibilityFaults(page);
      await context.close();
      return { found, faults };
    };
    const [plain, more] = [await measure('no-preference'), await measure('more')];
    const light = (colour: string) => Number.parseInt(colour.slice(1, 3), 16);
    for (const [index, colour] of more.found.entries())
      expect(light(colour)).toBeLessThan(light(plain.found[index]!));
    expect(more.faults).toEqual([]);
  });
});

describe('what a reader has beside the map', () => {
  it('is a description in words that the map names, opened by a key, with links to what it tells', async () => {
    const { page, context, complaints } = await watchedPage(browser, {});
    await page.goto(`${product.url}/?type=taking_of_persons&lang=en`);
    await mapDrawn(page);
    const by = await page.locator('.map-canvas canvas').getAttribute('aria-describedby');
    const summary = await page.locator(`#${by}`).textContent();
    expect(summary).toMatch(/Taking or release of persons.*4 incidents/);
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: 'This map in words' });
    const words = await until(
      'the description',
      () => dialog.innerText(),
      (text) => /km apart/.test(text) && !text.includes('Loading'),
    );
    expect(words).toMatch(/Near Gnjilica, in the (north|middle|west)/);
    expect(words).toContain('Kosovo Police names: Tresava–Bare');
    expect(words).toMatch(/6\.2\skm apart/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await dialog
      .getByRole('link', { name: /Three Kosovo police officers/ })
      .first()
      .press('Enter');
    await until(
      'the incident',
      async () => page.url(),
      (url) => url.includes(incident),
    );
    expect(await dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are three hints for who comes anew, and views that the browser keeps', async () => {
    const { page, context, complaints } = await watchedPage(browser, {});
    await open(page, '/', 'en');
    const hints = page.getByRole('complementary', { name: 'Hints' });
    await hints.getByRole('button', { name: 'Next hint' }).press('Enter');
    expect(await hints.innerText()).toContain('Hint 2 of 3');
    expect(await accessibilityFaults(page)).toEqual([]);
    await hints.getByRole('button', { name: 'No more hints' }).press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('list');
    await open(page, '/?type=protest', 'en');
    expect(await hints.count()).toBe(0);
    await page.getByRole('button', { name: 'Views' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Your views' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Protests');
    await page.keyboard.press('Enter');
    await dialog.getByRole('link', { name: 'Protests', exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await open(page, '/', 'en');
    await page.getByRole('button', { name: 'Views' }).press('Enter');
    await dialog.getByRole('link', { name: 'Protests', exact: true }).press('Enter');
    await until(
      'the view',
      async () => new URL(page.url()).searchParams.get('type'),
      (type) => type === 'protest',
    );
    expect(await dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is a sheet of the page itself when the browser prints it', async () => {
    const { page, context } = await watchedPage(browser, {});
    await page.goto(`${product.url}/?type=riot,protest&lang=en`);
    await mapDrawn(page);
    await page.keyboard.press('Control');
    await page.waitForTimeout(1_000);
    // After those of the page, so that it sees what they made.
    await page.evaluate(`addEventListener('beforeprint', () => {
      const sheet = document.querySelector('.printed-here');
      const canvas = sheet.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set();
      for (let at = 0; at < data.length; at += 4_000) colours.add(data.slice(at, at + 4).join());
      globalThis.printed = { words: sheet.textContent, colours: colours.size };
    })`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const { words, colours } = (await page.evaluate('globalThis.printed')) as {
      words: string;
      colours: number;
    };
    // A map that was forgotten by its canvas is one colour.
    expect(colours).toBeGreaterThan(10);
    expect(words).toContain('Type: Riot, Protest');
    expect(words).toContain('do not imply endorsement');
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)!.length).toBe(2);
    expect(await page.locator('.printed-here').count()).toBe(0);
    await context.close();
  });
});
