import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const period = (page: Page) => new URL(page.url()).searchParams.get('datetime');

async function open(address: string, options = {}) {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(`${product.url}${address}`);
  await until(
    'the list',
    () => listed(watched.page),
    (rows) => rows.length > 0,
  );
  await watched.page.locator('.timeline-bar').first().waitFor();
  return watched;
}

const periodIs = (page: Page, wanted: string | null) =>
  until(
    `the period ${wanted}`,
    async () => period(page) ?? '',
    (now) => now === (wanted ?? ''),
  );

describe('going through time', () => {
  it('goes by steps, says what had begun before, and offers no play to who asks for less motion', async () => {
    const { page, context, complaints } = await open('/?datetime=2023-06-12/2023-06-18');
    await page.getByRole('button', { name: 'One step on' }).press('Enter');
    await periodIs(page, '2023-06-19/2023-06-25');
    const row = page.locator('[data-incident="2023-06-14-three-police-officers"]');
    const words = await until(
      'the detention, which went on',
      () => row.innerText(),
      (text) => text.includes('going on since'),
    );
    expect(words).toContain('going on since 14 June 2023');
    // Of the month alone is known when it happened: it is not said to have gone on.
    const vague = await page.locator('[data-incident="2023-06-about-ten-serbs-detained"]').innerText();
    expect(vague).toContain('perhaps outside the period');
    await page.getByRole('button', { name: 'One step back' }).press('Enter');
    await periodIs(page, '2023-06-12/2023-06-18');
    await until(
      'the same incident in the week in which it began',
      () => row.innerText(),
      (text) => !text.includes('going on since'),
    );
    await page.getByRole('combobox', { name: 'Step' }).selectOption('month');
    await page.getByRole('combobox', { name: 'Shown' }).selectOption('all');
    await page.getByRole('button', { name: 'One step on' }).click();
    await periodIs(page, '../2023-06-30');
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('plays when asked, one step of the history, to the end and until it is paused', async () => {
    const { page, context, complaints } = await open('/?datetime=2023-05-01/2023-05-07', { moves: true });
    await page.waitForTimeout(1_500);
    expect(period(page)).toBe('2023-05-01/2023-05-07');
    const steps = (await page.evaluate('history.length')) as number;
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
    await periodIs(page, '2023-05-22/2023-05-28');
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = period(page);
    await page.waitForTimeout(800);
    expect(period(page)).toBe(paused);
    expect((await page.evaluate('history.length')) as number).toBe(steps + 1);
    await page.goBack();
    await periodIs(page, '2023-05-01/2023-05-07');
    await page.getByRole('combobox', { name: 'Step' }).selectOption('month');
    await page.getByRole('button', { name: 'Play' }).click();
    await until(
      'the end',
      () => page.getByRole('button', { name: 'Play' }).count(),
      (count) => count === 1,
      30_000,
    );
    const last = period(page)!;
    await page.getByRole('button', { name: 'One step on' }).click();
    await page.waitForTimeout(200);
    expect(period(page)).toBe(last);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
