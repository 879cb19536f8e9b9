import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

async function sheetReady(page: Page): Promise<void> {
  await until(
    'the sheet',
    () => page.locator('.print-page').getAttribute('data-ready'),
    (ready) => ready === 'true',
    100_000,
  );
}

/** How many pages a PDF has, and their size in points. */
async function printed(page: Page): Promise<{ pages: number; size: string }> {
  const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const sizes = new Set(
    boxes.map(([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`),
  );
  expect(sizes.size).toBe(1);
  return { pages: text.match(/\/Type \/Page\b(?!s)/g)!.length, size: [...sizes][0]! };
}

describe('a sheet of paper', () => {
  it('is opened from the dialog for sharing, with map, legend, question, both dates, note, citation and list', async () => {
    const { page, context, complaints } = await watchedPage(browser, { colorScheme: 'dark' });
    await page.goto(`${product.url}/?lang=en&type=riot,protest&known-at=2023-07-01`);
    await mapDrawn(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('link', { name: 'Open the sheet' }).click();
    await sheetReady(page);
    expect(new URL(page.url()).pathname).toBe('/print');
    expect(await page.locator('dialog').count()).toBe(0);
    const text = await page.locator('.print-sheet').innerText();
    for (const said of [
      'Incident Atlas: Northern Kosovo',
      'Type: Riot, Protest',
      'Known at: 1 July 2023',
      'Recorded at: ',
      'do not imply endorsement',
      'OpenStreetMap',
      'recorded-at=',
      'Riot',
      'Clash between protesters and KFOR soldiers',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Banjska');
    expect(await page.locator('.sheet-list tbody tr').count()).toBe(3);
    // Paper is white whatever the device's colours are, and the map with it.
    const [paper, land] = (await page.evaluate(`(() => {
      const image = document.querySelector('.sheet-map img');
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) sum += data[at];
      return [getComputedStyle(document.querySelector('.print-sheet')).backgroundColor, (4 * sum) / data.length];
    })()`)) as [string, number];
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(land).toBeGreaterThan(200);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('comes out in the chosen size, with the list on pages of its own or without it', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/print?lang=en`);
    await sheetReady(page);
    const a4 = await printed(page);
    expect(a4.size).toBe('595×842');
    expect(a4.pages).toBeGreaterThan(1);
    await page.getByLabel('Letter').check();
    expect((await printed(page)).size).toBe('612×792');
    await page.getByLabel('A4').check();
    await page.getByLabel('With the list of incidents').uncheck();
    expect(await printed(page)).toEqual({ pages: 1, size: '595×842' });
    await context.close();
  });

  it('tells an incident with what nobody disputes, every account and how to cite it', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/print/incident/2023-06-14-three-police-officers?lang=en`);
    await sheetReady(page);
    const citation = await until(
      'the citation',
      () => page.locator('.sheet-foot').innerText(),
      (text) => text.includes('Version 1, recorded'),
    );
    expect(citation).toMatch(/version=1/);
    expect(await page.locator('.print-sheet .account-card').count()).toBe(8);
    expect(await page.locator('.print-sheet .undisputed').innerText()).toContain('Kosovo Police officers: 3');
    const president = page.locator('.print-sheet [data-account="serbia-president"] [data-row="place"]');
    expect(await president.innerText()).toMatch(/differs from: .*Prime Minister of Kosovo/s);
    expect(await page.locator('.sheet-legend').innerText()).toContain('Prime Minister of Kosovo');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
    expect(new URL(link).pathname).toBe('/incident/2023-06-14-three-police-officers');
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead').isVisible()).toBe(false);
    expect(await page.locator('.print-controls').isVisible()).toBe(false);
    expect(await page.locator('.print-sheet').isVisible()).toBe(true);
    await context.close();
  });

  it.each([
    ['en', 'light', { width: 1400, height: 900 }],
    ['sq', 'dark', { width: 390, height: 844, touch: true }],
  ] as const)(
    'can be read on the screen before it is printed, in %s, %s',
    async (lang, colorScheme, size) => {
      const { page, context } = await watchedPage(browser, { ...size, colorScheme });
      await page.goto(`${product.url}/print?lang=${lang}`);
      await sheetReady(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      const beyond = await page.evaluate(
        'Math.max(document.documentElement.scrollWidth - innerWidth, document.querySelector(".print-page").scrollWidth - document.querySelector(".print-page").clientWidth)',
      );
      expect(beyond).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
});
