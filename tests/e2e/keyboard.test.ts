import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

/** What has the focus: its name, whether that is to be seen, and whether it lies within the window. */
const focused = (page: Page) =>
  page.evaluate(`(() => {
    const one = document.activeElement;
    const rings = [null, '::after'].map((pseudo) => getComputedStyle(one, pseudo).outlineStyle);
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const labelled = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
    const name = one.getAttribute('aria-label') || labelled.join(' ').trim() || one.labels?.[0]?.textContent || one.textContent;
    return {
      name: name.trim().replace(/\\s+/g, ' '),
      isBody: one === document.body,
      isSeen: rings.some((ring) => ring !== 'none') && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    };
  })()`) as Promise<{ name: string; isBody: boolean; isSeen: boolean }>;

/** Tab after Tab until what is so called has the focus; each step must be seen. Throws with the way that was gone. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press(key);
    // What moves meanwhile, or is scrolled to, may take a frame or two.
    const now = await until(
      'the focus',
      () => focused(page),
      ({ isBody, isSeen }) => isBody || isSeen,
      2_000,
    );
    way.push(now.name);
    if (name.test(now.name)) return;
  }
  throw new Error(`${name} cannot be reached: ${way.join(' | ')}`);
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('the whole reading by keyboard alone', () => {
  it('filters, walks the results, compares accounts, goes back in knowledge, and shares', async () => {
    const { page, context, complaints } = await watchedPage(browser, {});
    await page.goto(`${product.url}/?lang=en`);
    await page.locator('.incident-row').first().waitFor();

    await tabTo(page, /^Skip to the filters$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Taking or release of persons/);
    await page.keyboard.press('Space');
    const rows = page.locator('.incident-row');
    await until(
      'the filtered list',
      () => rows.count(),
      (count) => count === 4,
    );

    const heading = page.locator('.atlas-reading h2').first();
    const titles = await rows.locator('h4').allTextContents();
    await page.keyboard.press('n');
    await until(
      'the first incident',
      () => heading.innerText(),
      (text) => text === titles[0]!.trim(),
    );
    await page.keyboard.press('n');
    await until(
      'the second incident',
      () => heading.innerText(),
      (text) => text === titles[1]!.trim(),
    );
    await page.keyboard.press('p');
    await page.keyboard.press('l');
    await tabTo(page, /^← The list/);
    await page.keyboard.press('Enter');
    await rows.first().waitFor();
    const back = await focused(page);
    expect(back.name).toBe(titles[0]!.trim());

    if (!/^Three Kosovo police/.test(back.name)) await tabTo(page, /^Three Kosovo police officers taken/);
    await page.keyboard.press('Enter');
    await until(
      'the incident',
      () => heading.innerText(),
      (text) => text.startsWith('Three Kosovo police officers'),
    );
    await tabTo(page, /^Side by side$/);
    await page.keyboard.press('Enter');
    await until(
      'the accounts side by side',
      () => page.locator('.atlas-reading table').first().innerText(),
      (text) => text.includes('Kosovo Police') && text.includes('President of Serbia'),
    );
    expect((await focused(page)).isBody).toBe(false);

    await tabTo(page, /^Knowledge date$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('#knowledge-day').waitFor();
    await tabTo(page, /^Day$/);
    await page.keyboard.type('2023-06-14');
    await page.keyboard.press('Enter');
    await until(
      'the knowledge date',
      async () => parameter(page, 'known-at'),
      (date) => date === '2023-06-14',
    );
    await until(
      'what was known',
      () => page.locator('.atlas-reading').innerText(),
      (text) => text.includes('You read what could be known at the end of 14 June 2023'),
    );

    await tabTo(page, /^Share$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.waitFor();
    await tabTo(page, /^Link$/);
    const link = new URL((await page.evaluate('document.activeElement.value')) as string);
    expect(link.pathname).toBe('/incident/2023-06-14-three-police-officers');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      type: 'taking_of_persons',
      'known-at': '2023-06-14',
      compare: '1',
    });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await focused(page)).name).toBe('Share');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
