// Measures the product against the PostGIS baseline; see CONTRIBUTING.md.
// Run: npm run bench -- [--n 100k,1M] [--cases PATTERN] [--check] [--json FILE] [--rounds 3] [--seconds 3]
//   [--play-minutes 0.5]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allCases } from './cases/all-cases.ts';
import { browsing } from './extra/browser.ts';
import { cheapUnderLoad, importing, starting, weighing } from './extra/operation.ts';
import { readingOf } from './extra/reader.ts';
import { writing } from './extra/writing.ts';
import { createMaker, type Maker } from './made/document.ts';
import { compare, judgeAcross, type Pace } from './measure/compare.ts';
import { startDriver } from './measure/driver.ts';
import { endAllOnSignal } from './measure/running.ts';
import { startProductOn } from './product/run-product.ts';
import { printCount, readCount } from './read-count.ts';
import { notThere, type Row } from './report/row.ts';
import { growthOf, tableOf, verdictsOf } from './report/table.ts';
import { cache, filledProduct, madeFile, prepare, startBaseline, startLimit } from './setup.ts';

const { values: asked } = parseArgs({
  options: {
    n: { type: 'string', default: '100k,1M' },
    cases: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
    json: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    'play-minutes': { type: 'string', default: '0.5' },
  },
});
const counts = asked.n.split(',').map(readCount);
const pattern = new RegExp(asked.cases, 'i');
const pace: Pace = { connections: 4, rounds: Number(asked.rounds), ms: Number(asked.seconds) * 1000 };

/** A measurement that is no comparison, by the name it is chosen by; what breaks is reported, the rest goes on. */
async function measured(name: string, count: number, measure: () => Promise<Row | Row[]>): Promise<Row[]> {
  if (!pattern.test(name)) return [];
  console.log(`  ${name}`);
  try {
    return [await measure()].flat();
  } catch (error) {
    return [notThere(name, count, (error as Error).message.split('\n')[0]!)];
  }
}

async function measureOne(maker: Maker, count: number): Promise<Row[]> {
  const folder = await filledProduct(maker, count);
  const scratch = mkdtempSync(join(cache, 'scratch-'));
  const rows: Row[] = [];
  const compared = allCases(maker).filter(({ name }) => pattern.test(name));
  // What is no comparison needs nothing to be compared with.
  const baseline = compared.length ? await startBaseline(maker, count) : null;
  if (compared.length && !baseline) console.log('There is no PostGIS here: the product is measured alone.');
  const driver = startDriver();
  try {
    const product = await startProductOn(folder);
    const limit = await startLimit(product);
    try {
      console.log(`Measuring ${printCount(count)} …`);
      for (const one of compared) {
        console.log(`  ${one.name}`);
        const sides = { product, baseline: baseline?.service ?? null, limit };
        rows.push(await compare(one, sides, driver, pace, count));
      }
      rows.push(
        ...(await measured('cheap request', count, () => cheapUnderLoad(product, driver, maker, count))),
        ...(await measured('size and memory', count, async () => weighing(folder, product.pid, count))),
        ...(await measured('browser', count, () => browsing(product.url, count))),
        ...(await measured('browser, a reader', count, () =>
          readingOf(product.url, count, Number(asked['play-minutes'])),
        )),
      );
    } finally {
      await limit.stop();
      await product.stop();
    }
    rows.push(
      ...(await measured('write', count, () => writing(scratch, folder, maker, count))),
      ...(await measured('start', count, () => starting(scratch, folder, count))),
      ...(await measured('import', count, async () => {
        const csv = await madeFile(maker, count, 'acled');
        return importing(scratch, csv, count);
      })),
    );
  } finally {
    driver.stop();
    await baseline?.service.stop();
    await baseline?.cluster.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return rows;
}

endAllOnSignal();
prepare();
const maker = createMaker(1);
const rows: Row[] = [];
for (const count of counts) {
  const measuredRows = await measureOne(maker, count);
  rows.push(...measuredRows);
  console.log(`\n${printCount(count)} incidents, 4 connections, times in ms\n\n${tableOf(measuredRows)}\n`);
}
judgeAcross(allCases(maker), rows);
const growth = growthOf(rows);
if (growth) console.log(`Growth\n\n${growth}\n`);
for (const { name, count, differences } of rows.filter((row) => row.differences.length))
  console.log(`Answers that differ, ${printCount(count)}, ${name}:\n  ${differences.join('\n  ')}\n`);
console.log(`Demands\n\n${verdictsOf(rows)}\n`);
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, gigabytes: Math.round(totalmem() / 2 ** 30) };
if (asked.json)
  writeFileSync(
    asked.json,
    JSON.stringify({ at: new Date().toISOString(), node: process.version, machine, rows }, null, 1),
  );
if (asked.check) {
  // The demands are made of a million; where fewer are asked, of the most there are.
  const judged = counts.some((count) => count >= 1_000_000) ? 1_000_000 : Math.max(...counts);
  const short = rows.filter(({ count, verdicts }) => count >= judged && verdicts.some(({ ok }) => !ok));
  for (const { name, count } of short) console.log(`Falls short: ${name} (${printCount(count)})`);
  if (short.length) process.exitCode = 1;
}
