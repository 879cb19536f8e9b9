import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, until, watchedPage } from '../support/page.ts';
import { browser, product } from '../support/running-product.ts';

const items = '/api/collections/incidents/items';
const kept = '2023-05-29-zvecan-kfor';
const gone = '2023-06-05-turkish-500';

beforeAll(async () => {
  const token = /#token=(\S+)/.exec(product.setupLink)![1];
  const headers = { 'Content-Type': 'application/json', Origin: product.url };
  const admin = { token, name: 'adam-the-admin', password: 'a password of some length' };
  const made = await fetch(`${product.url}/api/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify(admin),
  });
  const signed = { ...headers, Cookie: made.headers.get('set-cookie')!.split(';')[0]!, 'If-Match': '*' };
  const body = { properties: { aggregate: true } };
  const changed = await fetch(`${product.url}${items}/${kept}?reason=Several%20clashes%20that%20day.`, {
    method: 'PATCH',
    headers: signed,
    body: JSON.stringify(body),
  });
  expect(changed.status).toBe(200);
  const address = `${product.url}${items}/${gone}?reason=Told%20twice.`;
  expect((await fetch(address, { method: 'DELETE', headers: signed })).status).toBe(204);
});

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, touch: true };

describe('a reader of the history', () => {
  it('comes there from the incident by keyboard, sees what changed, and copies how to cite it', async () => {
    const { page, context, complaints } = await watchedPage(browser);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url });
    await page.goto(`${product.url}/incident/${kept}`);
    const fold = page.locator('.history > summary');
    await until(
      'the panel',
      () => fold.count(),
      (count) => count === 1,
    );
    await fold.focus();
    await page.keyboard.press('Enter');
    const link = page
      .locator('.history')
      .getByRole('link', { name: 'The whole history, with every difference' });
    await link.focus();
    await page.keyboard.press('Enter');
    await until(
      'the address',
      async () => page.url(),
      (url) => url.includes(`/incident/${kept}/history`),
    );
    const text = await until(
      'the differences',
      () => page.locator('main').innerText(),
      (words) => words.includes('difference from version 1'),
    );
    expect(text).toContain('Reason: Several clashes that day.');
    expect(text).toContain('Amended by an admin');
    expect(text).toMatch(/Sums up several happenings/);
    expect(text).not.toContain('adam');
    await until(
      'the title',
      () => page.title(),
      (title) => /^History: .+ – Incident Atlas$/.test(title),
    );
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    const cite = page.getByRole('button', { name: 'Cite version 2' });
    await cite.focus();
    await page.keyboard.press('Enter');
    const copy = page.getByRole('button', { name: /^Copy.*BibTeX/ });
    await until(
      'the citation',
      () => copy.count(),
      (count) => count === 1,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await copy.focus();
    await page.keyboard.press('Enter');
    const copied = await until(
      'the clipboard',
      () => page.evaluate<string>('navigator.clipboard.readText()'),
      (entry) => entry.startsWith('@misc{'),
    );
    expect(copied).toBe(
      await (await fetch(`${product.url}${items}/${kept}?version=2&f=bibtex&lang=en`)).text(),
    );
    await page.keyboard.press('Escape');
    await until(
      'the focus is back',
      () => page.evaluate('document.activeElement.ariaLabel'),
      (name) => String(name).startsWith('Cite version 2'),
    );
    await page.goBack();
    await until(
      'the incident',
      async () => page.url(),
      (url) => !url.includes('/history'),
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told on a cited version that the incident was retracted since, and why', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/incident/${gone}?version=1`);
    const notice = await until(
      'the notice',
      () => page.locator('.incident .notice').first().innerText(),
      (text) => text.includes('retracted'),
    );
    expect(notice).toContain('Told twice.');
    expect(await page.locator('.incident h2').innerText()).toContain('soldiers');
    await page.goto(`${product.url}/incident/${gone}`);
    const link = page.getByRole('link', { name: 'The whole history, with every difference' });
    await until(
      'the way to the history',
      () => link.count(),
      (count) => count === 1,
    );
    await link.click();
    await until(
      'the history',
      () => page.locator('main').innerText(),
      (text) => text.includes('This incident was retracted on') && text.includes('Read version 1'),
    );
    await context.close();
  });

  it.each([
    ['wide', kept, 'en', wide, 'light'],
    ['on a phone in the dark', kept, 'sr-Cyrl', phone, 'dark'],
    ['of a retracted incident', gone, 'sq', phone, 'light'],
    ['wide in the dark', gone, 'sr-Latn', wide, 'dark'],
  ] as const)(
    'finds no fault of WCAG 2.2 AA and nothing beyond the screen: %s',
    async (_name, id, lang, size, colorScheme) => {
      const { page, context, complaints } = await watchedPage(browser, { ...size, colorScheme });
      for (const path of [
        `/incident/${id}/history?lang=${lang}`,
        `${items}/${id}/history?f=html&lang=${lang}`,
      ]) {
        await page.goto(`${product.url}${path}`);
        await until(
          'the versions',
          () => page.locator('article').count(),
          (count) => count === 2,
        );
        expect(await accessibilityFaults(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('prints all versions, without what is there to be pressed', async () => {
    const { page, context } = await watchedPage(browser);
    await page.goto(`${product.url}/incident/${kept}/history`);
    await until(
      'the versions',
      () => page.locator('article').count(),
      (count) => count === 2,
    );
    await page.setViewportSize({ width: 800, height: 300 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /^Cite/ }).count()).toBe(0);
    const beyond = await page.evaluate('document.documentElement.scrollHeight > innerHeight');
    expect(beyond).toBe(true);
    await context.close();
  });
});
