import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allCases } from '../cases/all-cases.ts';
import { items } from '../cases/case.ts';
import { type Maker, madeDocument } from '../made/document.ts';
import { type Driver, startDriver, worst } from '../measure/driver.ts';
import { folderMegabytes, privateMegabytes } from '../measure/memory.ts';
import { importFile } from '../product/fill.ts';
import { type Service, startProductOn } from '../product/run-product.ts';
import { atLeast, atMost, emptyRow, type Row, short } from '../report/row.ts';

const database = 'atlas.sqlite';

/** Rows a second and memory of importing the CSV into an empty folder, all in. */
export async function importing(
  scratch: string,
  { file, rows }: { file: string; rows: number },
  count: number,
): Promise<Row> {
  const name = 'import CSV, all in';
  const folder = mkdtempSync(join(scratch, 'import-'));
  try {
    const { seconds, peakMegabytes } = await importFile(folder, file, 'acled');
    return {
      ...emptyRow(name, count),
      note: `${short(rows / seconds)} rows/s, ${short(peakMegabytes)} MB`,
      verdicts: [
        atLeast('rows a second', rows / seconds, 30_000),
        atMost('resident memory', peakMegabytes, 500, ' MB'),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * From the command to ready: with everything that an earlier run left beside the database, and with the database
 * alone, in a folder of its own.
 */
export async function starting(scratch: string, folder: string, count: number): Promise<Row[]> {
  const timed = async (on: string) => {
    const service = await startProductOn(on);
    await service.stop();
    return service.readyAfter / 1000;
  };
  await timed(folder);
  const again = await timed(folder);
  const alone = mkdtempSync(join(scratch, 'start-'));
  try {
    cpSync(join(folder, database), join(alone, database));
    const scratchSeconds = await timed(alone);
    const demand = (what: string, seconds: number, limit: number): Row => ({
      ...emptyRow(what, count),
      note: `${short(seconds)} s`,
      verdicts: count >= 1_000_000 && count < 3_000_000 ? [atMost('seconds', seconds, limit, ' s')] : [],
    });
    return [
      demand('ready after start, from the database alone', scratchSeconds, 3),
      demand('ready after start, as it was left', again, 0.7),
    ];
  } finally {
    rmSync(alone, { recursive: true, force: true });
  }
}

/** The database's size per million, and the memory that the service has for itself after all cases. */
export function weighing(folder: string, pid: number, count: number): Row[] {
  const gigabytes = folderMegabytes(folder, database) / 1024;
  const perMillion = (gigabytes * 1_000_000) / count;
  const megabytes = privateMegabytes(pid);
  return [
    {
      ...emptyRow('size of the file, per million', count),
      note: `${short(perMillion)} GB`,
      verdicts: [atMost('gigabytes', perMillion, 1.2, ' GB')],
    },
    {
      ...emptyRow('private memory after all cases', count),
      note: `${short(megabytes)} MB`,
      verdicts: count >= 3_000_000 ? [atMost('megabytes', megabytes, 400, ' MB')] : [],
    },
  ];
}

/** A cheap request, one at a time, while 30 clients ask for the heaviest there are. */
export async function cheapUnderLoad(
  product: Service,
  driver: Driver,
  maker: Maker,
  count: number,
): Promise<Row> {
  const heavy = allCases(maker)
    .filter(({ name }) => name === 'clusters z0–z6, filtered' || name === 'month histogram')
    .flatMap(({ paths }) => paths)
    .filter((path) => !/\/[3-6]\/\d+\/\d+/.test(path));
  const cheap = Array.from({ length: 64 }, (_, at) => {
    const { id } = madeDocument(maker, Math.floor((at * count) / 64));
    return `${items}/${id}`;
  });
  const second = startDriver();
  try {
    const load = second.drive({ url: product.url, paths: heavy, connections: 30, ms: 9_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const sample = await driver.drive({ url: product.url, paths: cheap, connections: 1, ms: 5_000 });
    const answered = await load;
    return {
      ...emptyRow('cheap request under 30 heavy clients', count),
      product: sample,
      note: `heavy: ${short(answered.rps)} answers/s, p99 ${short(answered.p99)} ms`,
      verdicts: [atMost('p99', worst(sample), 200, ' ms')],
    };
  } finally {
    second.stop();
  }
}

/** A copy of a data folder to write into, so that the measured one stays as it was loaded. */
export function copyOf(scratch: string, folder: string): string {
  const copy = mkdtempSync(join(scratch, 'write-'));
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !path.endsWith('.lock'),
  });
  return copy;
}
