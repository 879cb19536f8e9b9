// How long a filter takes with N incidents in view: at the API and in real Chromium, click to drawn.
// Run: npx tsx tests/bench/filtering.ts [N]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createChange } from '../../server/domain/change.ts';
import { gazetteerOf } from '../../server/domain/gazetteer.ts';
import { project } from '../../server/domain/states.ts';
import { installPlaces, loadDeployment } from '../../server/service/deployment.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { root } from '../rules/source-files.ts';
import { mapDrawn, openBrowser, until, watchedPage } from '../support/page.ts';
import { startProduct } from '../support/product.ts';
import { makeIncidents } from './make-incidents.ts';

const count = Number(process.argv[2] ?? 5_000);
const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function fill(): Promise<void> {
  const deployment = await loadDeployment(`${root}geodata/northern-kosovo`);
  const { region } = deployment;
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 10_000, zone: region.zone });
  await installPlaces(store, deployment, () => undefined);
  const collections = new Map(
    await Promise.all(
      (await store.collections()).map(async ({ id }) => [id, await store.places(id)] as const),
    ),
  );
  const gazetteer = gazetteerOf(region, collections);
  const began = performance.now();
  for (const document of makeIncidents(count, region.bounds)) {
    const change = createChange(document, 'bench', '2024-01-01T00:00:00.000Z');
    await store.commit(
      change,
      project(change.document, { version: 1, recordedAt: change.recorded_at, gazetteer }),
    );
  }
  console.log(
    `${count} incidents written one by one: ${((performance.now() - began) / count).toFixed(2)} ms each`,
  );
  await store.close();
}

await fill();
const product = await startProduct({}, folder);
const browser = await openBrowser();
try {
  const url = `${product.url}/api/collections/incidents/items?limit=10000`;
  for (const search of ['', '&type=riot', '&q=made', '&bbox=20.6,42.9,20.7,43', '&known-at=2022-06-30']) {
    const times: number[] = [];
    let bytes = 0;
    let packed = 0;
    for (let round = 0; round < 15; round += 1) {
      const began = performance.now();
      const body = Buffer.from(await (await fetch(url + search)).arrayBuffer());
      times.push(performance.now() - began);
      bytes = body.length;
      if (!packed) packed = gzipSync(body, { level: 1 }).length;
    }
    console.log(
      `GET items ${search || '(all)'}: median ${median(times).toFixed(1)} ms, ${(bytes / 1e6).toFixed(2)} MB, gzip ${(packed / 1e6).toFixed(2)} MB`,
    );
  }
  const { page, context } = await watchedPage(browser);
  await page.goto(`${product.url}/`);
  await mapDrawn(page);
  const total = () => page.locator('.result-count strong').first().innerText();
  const times: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const before = await total();
    const began = performance.now();
    await page.locator('.filters input[type="checkbox"]').nth(0).click();
    await until('the count', total, (words) => words !== before);
    times.push(performance.now() - began);
  }
  console.log(
    `click on a filter to new count and list in the browser: median ${median(times).toFixed(0)} ms (polled every 50 ms)`,
  );
  await context.close();
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
