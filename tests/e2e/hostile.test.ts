import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostile } from '../support/hostile-text.ts';
import { type HostileWorld, makeHostileWorld } from '../support/hostile-world.ts';
import { mapDrawn, until, type Watched, watchedPage } from '../support/page.ts';
import { connectBrowser } from '../support/shared-browser.ts';

let world: HostileWorld;
let browser: Browser;
let reader: Watched;
let staff: Watched;

/** Before any script of a page: notes what its policy refused, and keeps a dialog from standing in the way. */
const watching = `
  globalThis.refused = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    globalThis.refused.push([effectiveDirective, blockedURI, sourceFile].join(' '));
  });`;

async function open(): Promise<Watched> {
  const watched = await watchedPage(browser);
  await watched.context.addInitScript(watching);
  return watched;
}

beforeAll(async () => {
  [world, browser] = await Promise.all([makeHostileWorld(), connectBrowser()]);
  [reader, staff] = await Promise.all([open(), open()]);
  const [name, value] = world.admin.cookie.split('=') as [string, string];
  await staff.context.addCookies([{ name, value, url: world.server.url }]);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** What of the hostile texts became more than text, in the page and its frames; nothing is right. */
async function faultsOf(page: Page): Promise<string[]> {
  const found = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(`[
        ...(globalThis.stolen === undefined ? [] : ['a script ran']),
        ...(globalThis.refused ?? []),
        ...[...document.querySelectorAll('*')].flatMap((element) => [
          ...(element.hasAttribute('data-planted') ? ['markup of a text: ' + element.tagName] : []),
          ...element.getAttributeNames().filter((name) => name.startsWith('on')),
          ...(/^\\s*(javascript:|vbscript:|data:text.html)/i.test(element.getAttribute('href') ?? '') ? ['a link that runs: ' + element.getAttribute('href').slice(0, 60)] : []),
        ]),
      ]`),
    ),
  );
  return found.flat() as string[];
}

/** How often a page says the hostile text as it was written, in itself and in its fields. */
const counted = `[document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)]
  .join(' ').split('<script>globalThis.stolen=1</script>').length - 1`;

/** Opens all that is folded, so that it is made. */
const unfold = `document.querySelectorAll('details').forEach((one) => { one.open = true; })`;

/** Waits until a page says the hostile text so often, unfolds it, and finds nothing wrong with it. */
async function shows({ page, complaints }: Watched, times = 1): Promise<void> {
  const what = page.url();
  const says = () => page.evaluate(counted) as Promise<number>;
  await until(`the hostile text at ${what}`, says, (count) => count >= times);
  await page.evaluate(unfold);
  await page.waitForTimeout(100);
  expect(await faultsOf(page), what).toEqual([]);
  expect(complaints, what).toEqual([]);
}

/** Opens a window, looks at it, and closes it. */
async function seen(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await page.locator('dialog[open]').waitFor();
  await shows(reader, 2);
  await page.locator('dialog[open] header button').first().click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

const asked = encodeURIComponent(hostile);
/** The path with the hostile text, or an id of the world, where it leaves room for one. */
const filled = (path: string) =>
  path.replaceAll('{asked}', asked).replace('{status}', world.status).replace('{import}', world.import);

describe('a hostile text is but a text, and the policy had nothing to refuse', () => {
  it.each([
    ['the map', '/?lang=en'],
    ['the map as one claimant tells it', '/?view=claimant:gazette&since=2024-01-01'],
    ['the map of what was asked for in hostile words', '/?q={asked}&claimant={asked}&type={asked}'],
    ['an incident', '/incident/hostile?lang=sq'],
    ['accounts side by side', '/incident/hostile?compare=1'],
    ['an incident that was retracted', '/incident/gone'],
    ['a story', '/story/linked'],
    ['a history', '/incident/hostile/history'],
    ['the list', '/list?lang=sr-Latn'],
    ['a frame', '/embed?parts=map,list,legend,filters,timeline'],
    ['a frame of one incident', '/embed/incident/hostile'],
    ['a sheet', '/print'],
    ['a sheet of one incident', '/print/incident/hostile'],
  ])('for a reader of %s', async (_, path) => {
    await reader.page.goto(world.server.url + filled(path));
    await shows(reader);
  });

  it.each([
    '/suggest',
    '{status}',
    '/api',
    '/api/collections',
    '/api/collections/planted',
    '/api/collections/planted/items',
    '/api/collections/planted/items/one',
    '/api/collections/settlements/items',
    '/api/collections/incidents/items',
    '/api/collections/incidents/items/hostile',
    '/api/collections/incidents/items/hostile/history?changes=true',
    '/api/collections/incidents/items/gone',
    '/api/collections/accounts/items',
    '/api/collections/accounts/items/hostile:gazette',
    '/api/collections/incidents/aggregate?by=claimant',
    '/api/collections/incidents/comparison?since=2024-01-01&changes=true',
    '/api/collections/incidents/items?type={asked}',
    '/api/collections/incidents/items?q={asked}',
  ])('on the page %s', async (path) => {
    await reader.page.goto(world.server.url + filled(path));
    await shows(reader);
  });

  it.each([
    ['the queue', '/desk?tab=all'],
    ['the form', '/desk/hostile'],
    ['suggestions', '/desk/suggestions'],
    ['imports', '/desk/import'],
    ['an import', '/desk/import/{import}'],
    ['people', '/desk/users'],
    ['the audit', '/desk/audit'],
    ['alerts', '/desk/alerts'],
    ['the own account', '/desk/account'],
  ])('for staff at %s', async (_, path) => {
    await staff.page.goto(world.server.url + filled(path));
    await shows(staff);
  });

  it('in the windows over a page', async () => {
    const { page } = reader;
    const kept = JSON.stringify([
      { name: hostile, path: '/', search: '?q=x', at: 1, titles: { en: hostile } },
    ]);
    await page.goto(`${world.server.url}/incident/hostile?lang=en`);
    await page.evaluate(`localStorage.setItem('atlas.views', ${JSON.stringify(kept)})`);
    await page.reload();
    await mapDrawn(page);
    for (const open of ['Data', 'Share', 'Views', 'Cite'])
      await seen(page, () => page.getByRole('button', { name: open, exact: true }).first().click());
    await seen(page, () => page.keyboard.press('d'));
  });

  it('on the map, where features of a layer and incidents are pressed', async () => {
    const { page } = reader;
    await page.goto(`${world.server.url}/?lang=en&layers=planted&map=14/45.2/30.3`);
    await mapDrawn(page);
    const { x, y, width, height } = (await page.locator('[data-map] canvas').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.locator('.layer-feature').first().waitFor();
    await shows(reader, 2);
  });

  it('in a released file of evidence, which is handed over and never shown', async () => {
    const { page } = reader;
    const download = page.waitForEvent('download');
    // A navigation that becomes a download is given up.
    await page.goto(`${world.server.url}/api/evidence/${world.evidence}`).catch(() => undefined);
    expect((await download).suggestedFilename()).toMatch(/\.html$/);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('in feeds and files, whose markup is only their own', async () => {
    await reader.page.goto(`${world.server.url}/api`);
    const planted = await reader.page.evaluate(`(async () => {
      const found = {};
      const html = (text) => new DOMParser().parseFromString(text, 'text/html');
      const isPlanted = (doc) => doc.querySelector('[data-planted], script, img, svg, parsererror') !== null;
      for (const path of ['incidents/feed', 'incidents/feed?f=jsonfeed', 'incidents/items?f=kml']) {
        const text = await (await fetch('/api/collections/' + path)).text();
        const doc = text.startsWith('{') ? null : new DOMParser().parseFromString(text, 'application/xml');
        const pieces = doc
          ? [...doc.querySelectorAll('content[type=html], summary[type=html], title[type=html], description')].map((one) => one.textContent)
          : JSON.parse(text).items.map((one) => one.content_html);
        found[path] = [pieces.length > 0, (doc !== null && isPlanted(doc)) || pieces.some((one) => isPlanted(html(one)))];
      }
      return found;
    })()`);
    expect(planted).toEqual({
      'incidents/feed': [true, false],
      'incidents/feed?f=jsonfeed': [true, false],
      'incidents/items?f=kml': [true, false],
    });
  });
});
