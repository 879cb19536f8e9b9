import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

async function openShare(page: Page, name = 'Share'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('dialog.share').waitFor();
}

describe('sharing what is on the page', () => {
  it('gives a link that goes with the query, or fixes both dates for ever', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/?lang=en&type=riot&known-at=2023-05-29`);
    await mapDrawn(page);
    await openShare(page);
    const field = page.getByLabel('Link', { exact: true });
    expect(new URL(await field.inputValue()).searchParams.has('recorded-at')).toBe(false);
    const code = await page.locator('.qr-modules').getAttribute('d');
    await page.getByLabel(/for ever/).check();
    const fixed = new URL(await field.inputValue());
    expect(fixed.searchParams.get('known-at')).toBe('2023-05-29');
    expect(fixed.searchParams.get('type')).toBe('riot');
    expect(await page.locator('.qr-modules').getAttribute('d')).not.toBe(code);
    const api = `${product.url}/api/collections/incidents/items${fixed.search.replace(/&(map|lang)=[^&]*/g, '').replace(/\?(map|lang)=[^&]*&/, '?')}`;
    const answers = [await (await fetch(api)).text(), await (await fetch(api)).text()];
    expect(JSON.parse(answers[0]!).numberMatched).toBe(1);
    expect(JSON.parse(answers[0]!).timeStamp).toBeUndefined();
    expect(answers[1]).toBe(answers[0]);
    await context.close();
  });

  it('makes code for other sites that shows the chosen parts, as its preview does', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}/?lang=en&type=riot`);
    await mapDrawn(page);
    await openShare(page);
    await page.locator('dialog').getByLabel('Map', { exact: true }).uncheck();
    await page.locator('dialog').getByLabel('Legend', { exact: true }).check();
    const code = await page.getByRole('textbox', { name: 'Code for the page' }).inputValue();
    expect(code).toContain('parts=list,legend');
    expect(code).toContain('type=riot');
    await page.getByText('Preview', { exact: true }).click();
    const frame = page.frameLocator('dialog iframe');
    await until(
      'the preview',
      () => frame.locator('.incident-row').count(),
      (rows) => rows === 1,
    );
    expect(await frame.locator('main').innerText()).toContain('do not imply endorsement');
    await page.getByLabel('Height (pixels)').fill('10');
    await until(
      'no code',
      () => page.getByRole('textbox', { name: 'Code for the page' }).count(),
      (count) => count === 0,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('makes a picture of the map with its legend, that is not empty', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await page.goto(`${product.url}/?lang=en&type=riot,protest`);
    await mapDrawn(page);
    const shown = (await page.locator('[data-map]').boundingBox())!;
    await openShare(page);
    await page.getByRole('button', { name: 'Make the picture' }).click();
    const picture = page.locator('.share-picture');
    await picture.waitFor();
    // The colours of the picture where the map and where the legend stand: one colour alone would be an empty canvas.
    const found = (await page.evaluate(`(async () => {
      const image = document.querySelector('.share-picture');
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const colours = (x, y, width, height) => {
        const { data } = context.getImageData(x, y, width, height);
        const all = new Set();
        for (let at = 0; at < data.length; at += 4) all.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
        return all.size;
      };
      return {
        width: canvas.width,
        map: colours(60, 150, 400, 400),
        legend: colours(canvas.width - 260, 150, 36, 300),
      };
    })()`)) as { width: number; map: number; legend: number };
    expect(found.width).toBeGreaterThan(shown.width);
    expect(found.map).toBeGreaterThan(100);
    expect(found.legend).toBeGreaterThan(10);
    expect(await page.getByRole('link', { name: /Save the picture/ }).getAttribute('download')).toMatch(
      /\.png$/,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['en', 'Share', 'light', { width: 1400, height: 900 }],
    ['sq', 'Ndaj', 'dark', { width: 390, height: 844, touch: true }],
    ['sr-Cyrl', 'Подели', 'light', { width: 390, height: 844, touch: true }],
  ] as const)('keeps to WCAG 2.2 AA and inside the screen in %s', async (lang, name, colorScheme, size) => {
    const { page, context } = await watchedPage(browser, { ...size, colorScheme });
    await page.goto(`${product.url}/list?lang=${lang}`);
    await openShare(page, name);
    await page.locator('.share-state input').last().check();
    expect(await accessibilityFaults(page)).toEqual([]);
    const beyond = await page.evaluate(
      '[document.documentElement.scrollWidth - innerWidth, document.querySelector("dialog.share").scrollWidth - document.querySelector("dialog.share").clientWidth]',
    );
    expect(Math.max(...(beyond as number[]))).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await until(
      'the dialog is gone',
      () => page.locator('dialog.share').count(),
      (count) => count === 0,
    );
    await context.close();
  });
});
