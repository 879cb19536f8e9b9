import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, mapDrawn, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const first = '2023-04-23-local-elections';
const wide = { width: 1440, height: 900 };

const stepIn = async (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!);
const count = (page: Page) => page.locator('.story-count').innerText();

async function atStep(page: Page, words: string): Promise<void> {
  await until(
    `the story at «${words}»`,
    () => count(page),
    (text) => text === words,
  );
}

describe('a story of linked incidents', () => {
  it('is walked by the arrow keys, each step with its address, its place on the map and its sources', async () => {
    const { page, context, complaints } = await watchedPage(browser, wide);
    await page.goto(`${product.url}/incident/${first}`);
    const way = page.getByRole('link', { name: 'Read them as a story' });
    await until(
      'the link',
      () => way.count(),
      (found) => found === 1,
    );
    await way.focus();
    await page.keyboard.press('Enter');
    await atStep(page, 'Step 1 of 7');
    const seen = [await stepIn(page)];
    for (let step = 2; step <= 7; step += 1) {
      await page.keyboard.press('ArrowRight');
      await atStep(page, `Step ${step} of 7`);
      seen.push(await stepIn(page));
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen[0]).toBe(first);
    expect(seen.indexOf('2023-05-29-zvecan-kfor')).toBeGreaterThan(
      seen.indexOf('2023-05-26-zvecan-municipality'),
    );
    expect(seen.indexOf('2023-05-30-nato-700')).toBeGreaterThan(seen.indexOf('2023-05-29-zvecan-kfor'));
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(200);
    expect(await stepIn(page)).toBe(seen[6]);
    await page.keyboard.press('ArrowLeft');
    await atStep(page, 'Step 6 of 7');
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('H2');
    // Back is one step back, and an address opens its step.
    await page.goBack();
    await atStep(page, 'Step 7 of 7');
    await page.goto(`${product.url}/story/2023-05-29-zvecan-kfor`);
    const at = seen.indexOf('2023-05-29-zvecan-kfor') + 1;
    await atStep(page, `Step ${at} of 7`);
    await mapDrawn(page);
    await until(
      'the map goes to the incident',
      async () => new URL(page.url()).searchParams.get('map') ?? '',
      (map) => Math.abs(Number(map.split('/')[1]) - 42.9095) < 0.02,
    );
    const sources = page.locator('.story-step details');
    await sources.locator('summary').click();
    expect(await sources.locator('li').count()).toBeGreaterThan(3);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('holds only what was known at the date of the address', async () => {
    const { page, context } = await watchedPage(browser, {
      width: 390,
      height: 844,
      touch: true,
      colorScheme: 'dark',
    });
    await page.goto(`${product.url}/story/${first}?known-at=2023-05-27`);
    await atStep(page, 'Step 1 of 4');
    expect(await page.locator('.story-steps').innerText()).not.toContain('KFOR');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${product.url}/story/${first}?known-at=2023-05-20`);
    await atStep(page, 'Step 1 of 1');
    expect(await page.locator('.story-steps').innerText()).toContain('No other incident is linked');
    await page.goto(`${product.url}/story/there-is-none`);
    await until(
      'the fault',
      () => page.locator('.atlas-reading').innerText(),
      (text) => text.includes('There is no such incident'),
    );
    expect(await page.locator('.story-step').count()).toBe(0);
    await context.close();
  });
});
