import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { aggregates, items, tiles } from '../cases/case.ts';
import { boxAround, tileAround } from '../cases/questions.ts';
import { chanceOf } from '../made/chance.ts';
import { type Maker, madeDocument } from '../made/document.ts';
import { quantile, startDriver } from '../measure/driver.ts';
import { factsOf } from '../measure/equality.ts';
import { commandLine } from '../product/fill.ts';
import { startProductOn } from '../product/run-product.ts';
import { atMost, emptyRow, type Row, short } from '../report/row.ts';
import { copyOf } from './operation.ts';

const writes = 150;

/** An editor's token for a data folder, made by the command line. */
function makeToken(folder: string): string {
  const run = (args: string[], input = '') => {
    const env = { ...process.env, ATLAS_DATA: folder, ATLAS_SEED: 'northern-kosovo' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
      env,
      input,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  run(['user', 'add', 'bench', '--role', 'admin', '--password-stdin'], randomBytes(18).toString('base64url'));
  return run(['token', 'add', 'bench', '--name', 'bench', '--scope', 'write', '--days', '1'])
    .split('\n')[0]!
    .trim();
}

/**
 * Single writes over HTTP while two clients ask for pages: how long until each is acknowledged, and until the last is
 * in pages, counts and tiles.
 */
export async function writing(scratch: string, folder: string, maker: Maker, count: number): Promise<Row> {
  const copy = copyOf(scratch, folder);
  const token = makeToken(copy);
  const service = await startProductOn(copy);
  const driver = startDriver();
  try {
    const boxes = Array.from({ length: 64 }, (_, at) => boxAround(maker, chanceOf(maker.seed, -at - 5), [1]));
    const load = driver.drive({
      url: service.url,
      paths: boxes.map((box) => `${items}?bbox=${box}`),
      connections: 2,
      ms: 10_000,
    });
    const acknowledged: number[] = [];
    const visible: number[] = [];
    // Those with a place only: what has none is in no tile.
    const located = Array.from({ length: 2 * writes }, (_, at) => madeDocument(maker, count + at))
      .filter(({ accounts }) => accounts[0]!.place!.parts[0]?.kind === 'point')
      .slice(0, writes);
    for (const [at, { id, ...properties }] of located.entries()) {
      const body = JSON.stringify({ type: 'Feature', id, geometry: null, properties });
      const watched = at % 15 === 14 ? await watchNumbers(service.url, maker) : null;
      const began = performance.now();
      const answer = await fetch(service.url + items, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/geo+json' },
        body,
      });
      const text = await answer.text();
      if (answer.status !== 201)
        throw new Error(`A write was answered with ${answer.status}: ${text.slice(0, 300)}`);
      acknowledged.push(performance.now() - began);
      if (watched) visible.push(await watched(began));
    }
    await load;
    const p99 = quantile(
      acknowledged.sort((a, b) => a - b),
      0.99,
    );
    const median = quantile(acknowledged, 0.5);
    const latest = Math.max(...visible) / 1000;
    return {
      ...emptyRow('single write', count),
      note: `acknowledged p50 ${short(median)} ms, p99 ${short(p99)} ms; visible everywhere after ${short(latest)} s at most`,
      verdicts: [
        atMost('acknowledged, p99', p99, 5, ' ms'),
        atMost('visible in pages, counts and tiles', latest, 1, ' s'),
      ],
    };
  } finally {
    driver.stop();
    await service.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Reads page, histogram and a whole-world tile, and answers what waits until all three have grown by one or more. */
async function watchNumbers(url: string, maker: Maker): Promise<(began: number) => Promise<number>> {
  const read = async () => {
    const page = await facts(`${url}${items}?limit=1`, 'page');
    const months = await facts(`${url}${aggregates}?by=month`, 'aggregate');
    const tile = await facts(`${url}${tiles}/${tileAround(maker, chanceOf(maker.seed, -1), 0)}`, 'tile');
    return [page.numberMatched, months.numberMatched, Number(tile.points) + (tile.ids as string[]).length];
  };
  const before = await read();
  return async (began) => {
    for (;;) {
      const now = await read();
      if (now.every((value, at) => Number(value) > Number(before[at]))) return performance.now() - began;
      if (performance.now() - began > 15_000) return Number.POSITIVE_INFINITY;
    }
  };
}

async function facts(url: string, kind: 'page' | 'aggregate' | 'tile') {
  const answer = await fetch(url);
  return factsOf(kind, answer.status, Buffer.from(await answer.arrayBuffer()));
}
