import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

async function openTimeline(address = '/', locale = 'en-GB') {
  const { page, context, complaints } = await watchedPage(browser, { locale });
  await page.goto(`${product.url}${address}`);
  const all = await until(
    'the list',
    () => listed(page),
    (rows) => rows.length > 3,
  );
  await page.locator('.timeline-bar').first().waitFor();
  return { page, context, complaints, all };
}

const period = (page: Page) => new URL(page.url()).searchParams.get('datetime');

/** The period of the address once it is wanted, and the list has exactly the incidents of it. */
async function agreed(page: Page, wanted: RegExp): Promise<string> {
  const text = await until(
    'the period',
    async () => period(page) ?? '',
    (now) => wanted.test(now),
  );
  const answer = await fetch(
    `${product.url}/api/collections/incidents/items?limit=1000&datetime=${encodeURIComponent(text)}`,
  );
  const { numberMatched } = (await answer.json()) as { numberMatched: number };
  await until(
    'the list of the period',
    () => listed(page),
    (rows) => rows.length === numberMatched,
  );
  return text;
}

describe('the timeline', () => {
  it('brushes a period with the mouse, as one step of the history', async () => {
    const { page, context, complaints, all } = await openTimeline();
    const plot = (await page.locator('.timeline-plot').boundingBox())!;
    const y = plot.y + 20;
    await page.mouse.move(plot.x + plot.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.45, y, { steps: 4 });
    await page.mouse.move(plot.x + plot.width * 0.55, y, { steps: 6 });
    await page.waitForTimeout(300);
    await page.mouse.up();
    const text = await agreed(page, /^2023-\d\d-\d\d\/2023-\d\d-\d\d$/);
    const [from, to] = text.split('/') as [string, string];
    expect(await page.locator('#timeline-period-from').inputValue()).toBe(from);
    expect(await page.locator('#filter-period-to').inputValue()).toBe(to);
    await page.goBack();
    await until(
      'the whole list',
      () => listed(page),
      (rows) => rows.length === all.length,
    );
    expect(period(page)).toBeNull();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('moves its ends by keys and takes the days of a bar', async () => {
    const { page, context } = await openTimeline('/?datetime=2023-05-01/2023-06-30');
    const from = page.locator('.timeline-handle[data-grip="from"]');
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await agreed(page, /^2023-05-02\/2023-06-30$/);
    await page.keyboard.press('Shift+ArrowRight');
    await agreed(page, /^2023-05-09\/2023-06-30$/);
    expect(await from.getAttribute('aria-valuetext')).toBe('9 May 2023');
    await page.keyboard.press('Home');
    await agreed(page, /^\.\.\/2023-06-30$/);
    const bar = page.locator('.timeline-bar[tabindex="0"]');
    await bar.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await agreed(page, /^2023-09-\d\d\/2023-09-\d\d$/);
    await page.locator('.timeline-title-row button').click();
    await until(
      'no period',
      async () => String(period(page)),
      (text) => text === 'null',
    );
    await context.close();
  });

  it('is written in its fields, the same way in every language, and says what is no date', async () => {
    const { page, context } = await openTimeline('/', 'sr-RS');
    const from = page.locator('#timeline-period-from');
    const to = page.locator('#timeline-period-to');
    expect(await from.getAttribute('placeholder')).toBe('ГГГГ-ММ-ДД');
    await from.fill('1.5.2023');
    await page.keyboard.press('Tab');
    await agreed(page, /^2023-05-01\/\.\.$/);
    expect(await from.inputValue()).toBe('2023-05-01');
    await to.fill('2023-06-31');
    await page.keyboard.press('Enter');
    await until(
      'the fault',
      () => page.locator('.day-fault').innerText(),
      (text) => text.includes('Није датум'),
    );
    expect(await to.getAttribute('aria-invalid')).toBe('true');
    expect(period(page)).toBe('2023-05-01/..');
    await to.fill('2023-06-30');
    await page.keyboard.press('Enter');
    await agreed(page, /^2023-05-01\/2023-06-30$/);
    expect(await page.locator('.timeline-period').innerText()).toMatch(/1\. маја .*30\. јуна 2023\./);
    await context.close();
  });
});
