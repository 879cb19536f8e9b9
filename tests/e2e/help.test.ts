import { describe, expect, it } from 'vitest';
import { accessibilityFaults, listed, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/reading-product.ts';

const items = '/api/collections/incidents/items';
const wide = { width: 1440, height: 900 };
const phone = { width: 320, height: 640, touch: true };

const matched = async (search: string) =>
  ((await (await fetch(`${product.url}${items}?limit=1&${search}`)).json()) as { numberMatched: number })
    .numberMatched;

describe('the pages that explain the map', () => {
  it.each([
    ['/method', 'en', wide, 'light'],
    ['/method', 'sq', phone, 'dark'],
    ['/method', 'sr-Latn', wide, 'dark'],
    ['/method', 'sr-Cyrl', phone, 'light'],
    ['/accessibility', 'sr-Cyrl', wide, 'light'],
    ['/accessibility', 'sq', phone, 'dark'],
  ] as const)(
    'keep to WCAG and to the width of the screen: %s in %s',
    async (path, lang, size, colorScheme) => {
      const { page, context, complaints } = await watchedPage(browser, { ...size, colorScheme });
      await page.goto(`${product.url}${path}?lang=${lang}`);
      await until(
        'the page',
        () => page.locator('h1').innerText(),
        (title) => title.length > 5,
      );
      if (path === '/method')
        await until(
          'the examples',
          () => page.locator('.help-example').count(),
          (count) => count === 2,
        );
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
      expect(await page.locator('main').innerText()).not.toMatch(/undefined|null|\{\w+\}/);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('count as the service does, and lead to what they count', async () => {
    const { page, context } = await watchedPage(browser, wide);
    await page.goto(`${product.url}/`);
    await page.getByRole('navigation').getByRole('link', { name: 'Help' }).click();
    const row = page.getByRole('row', { name: /^part of a town or village/ });
    const count = await until(
      'the count',
      () => row.getByRole('link').innerText(),
      (text) => text !== '',
    );
    expect(Number(count)).toBe(await matched(`filter=${encodeURIComponent("place_precision='locality'")}`));
    await row.getByRole('link').click();
    await until(
      'the list',
      () => listed(page),
      (rows) => rows.length === Number(count),
    );
    await context.close();
  });

  it('lead a stranger to who says what of a day and where, and to what somebody had said by an hour', async () => {
    const { page, context, complaints } = await watchedPage(browser, wide);
    const told = (words: string, selector = '.atlas-reading') =>
      until(
        words,
        () => page.locator(selector).innerText(),
        (text) => text.includes(words),
      );
    const chooseDay = async (day: string) => {
      for (const end of ['from', 'to']) {
        await page.fill(`#filter-period-${end}`, day);
        await page.keyboard.press('Enter');
      }
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${product.url}/method?lang=en`);
    const steps = await page.locator('#asking').innerText();
    for (const name of ['Period', 'Side by side', 'Knowledge date', 'Day', 'Time', 'As told by'])
      expect(steps).toContain(`“${name}”`);
    await page.getByRole('link', { name: 'Back to the map' }).click();
    await page.locator('.filters summary', { hasText: 'As told by' }).waitFor();
    await page.locator('.filters summary', { hasText: 'Period' }).waitFor();
    await chooseDay('2023-06-14');
    await told('Period: 14 June 2023');
    await page.getByRole('link', { name: /^Three Kosovo police officers/ }).click();
    await button('Side by side');
    const compared = await told('Undisputed');
    for (const [claimant, place] of [
      ['Kosovo Police', 'Tresava–Bare'],
      ['P. Petković', 'Gnjilica'],
    ] as const) {
      expect(compared).toContain(claimant);
      expect(compared).toContain(place);
    }
    await page.getByRole('button', { name: /The list/ }).click();
    await chooseDay('2023-05-29');
    await told('Period: 29 May 2023');
    await page.getByRole('link', { name: /^Clash between protesters and KFOR/ }).click();
    await button('Knowledge date');
    await page.fill('#knowledge-day', '2023-05-29');
    await page.keyboard.press('Enter');
    await page.fill('#knowledge-time', '22:00');
    await page.keyboard.press('Enter');
    await told('at 29 May 2023, 22:00');
    const heard = await told('1 account');
    expect(heard).toContain('known since 29 May 2023, 21:41');
    expect(heard).toContain('around 25 are injured');
    expect(heard).not.toMatch(/\b(30|93)\b injured|NATO/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tell who had spoken before others did, and lead to the incident as it was known then', async () => {
    const { page, context } = await watchedPage(browser, wide);
    await page.goto(`${product.url}/method#known`);
    const example = page.locator('#known .help-example');
    const words = await until(
      'the example',
      () => example.innerText(),
      (text) => text.includes('Until'),
    );
    const claimants = /spoken of it: (.+)\. Read/s.exec(words)![1]!;
    await example.getByRole('link', { name: 'Read it as it was known until then' }).click();
    const knownAt = await until(
      'the date',
      async () => new URL(page.url()).searchParams.get('known-at'),
      (date) => date !== null,
    );
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    const answer = await fetch(`${product.url}${items}/${id}?known-at=${knownAt}`);
    const { accounts } = (
      (await answer.json()) as { properties: { accounts: { claimant: { name: { en: string } } }[] } }
    ).properties;
    const told = new Set(accounts.map(({ claimant }) => claimant.name.en));
    for (const name of told) expect(claimants).toContain(name);
    const all = await fetch(`${product.url}${items}/${id}`);
    const later = ((await all.json()) as { properties: { claimants: string[] } }).properties.claimants;
    expect(later.length).toBeGreaterThan(told.size);
    await context.close();
  });
});

describe('single keys', () => {
  it('walk the incidents, go to search and map, show themselves, and can be switched off', async () => {
    const { page, context, complaints } = await watchedPage(browser, wide);
    await page.goto(`${product.url}/`);
    const rows = await until(
      'the list',
      () => listed(page),
      (found) => found.length > 3,
    );
    const heading = (title: string) =>
      until(
        'the incident',
        () => page.locator('.atlas-reading h2').first().innerText(),
        (text) => text.includes(title),
      );
    await page.keyboard.press('n');
    await heading(rows[0]!);
    await page.keyboard.press('n');
    await heading(rows[1]!);
    await page.keyboard.press('p');
    await heading(rows[0]!);
    await page.keyboard.press('m');
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('CANVAS');
    await page.keyboard.press('/');
    await page.keyboard.type('nnp?');
    expect(await page.locator('#filter-q').inputValue()).toBe('nnp?');
    await page.keyboard.press('Escape');
    await page.locator('#list').focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await until(
      'the keys',
      () => dialog.innerText(),
      (text) => text.includes('Next incident of the list'),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    const here = page.url();
    await page.keyboard.press('n');
    expect(page.url()).toBe(here);
    await dialog.getByRole('checkbox').click();
    await page.keyboard.press('Escape');
    await until(
      'the page without the window',
      () => dialog.count(),
      (count) => count === 0,
    );
    await page.keyboard.press('n');
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect([page.url(), await dialog.count()]).toEqual([here, 0]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
