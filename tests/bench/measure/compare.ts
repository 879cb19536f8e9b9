import { type Case, compared, requestsPerCase } from '../cases/case.ts';
import type { Service } from '../product/run-product.ts';
import { atLeast, atMost, emptyRow, notThere, type Row, type Verdict } from '../report/row.ts';
import { type Driver, medianSample, type Sample, worst } from './driver.ts';
import { differencesOf, factsOf } from './equality.ts';

export interface Sides {
  product: Service;
  baseline: Service | null;
  limit: Service | null;
}

export interface Pace {
  connections: number;
  rounds: number;
  ms: number;
}

/** Differences that are printed of one case; there is nothing to learn from more. */
const mostDifferences = 5;

/**
 * Measures one case: first some requests on both sides, whose answers must be the same; then rounds that take turns, so
 * that what else the machine does meets both alike. Each round asks others, each once; at last those of the last round
 * are asked again and again, which both sides may answer from what they keep.
 */
export async function compare(
  one: Case,
  sides: Sides,
  driver: Driver,
  pace: Pace,
  count: number,
): Promise<Row> {
  const { product, baseline, limit } = sides;
  const asked = one.productPaths ?? one.paths;
  const first = await fetch(product.url + asked[0]!);
  await first.arrayBuffer();
  const isThere = first.status !== 400;
  if (!isThere && !baseline) return notThere(one.name, count, `the product answers ${asked[0]} with 400`);
  const differences = isThere && baseline ? await differencesIn(one, product, baseline) : [];
  const samples: Record<keyof Sides, Sample[]> = { product: [], baseline: [], limit: [] };
  const size = Math.floor((requestsPerCase - compared) / pace.rounds);
  const part = (paths: readonly string[], round: number) =>
    paths.slice(compared + round * size, compared + (round + 1) * size);
  for (let round = 0; round < pace.rounds; round += 1)
    for (const [side, service, paths] of [
      ['product', isThere ? product : null, asked],
      ['baseline', baseline, one.paths],
    ] as const)
      if (service)
        samples[side].push(
          await driver.drive({ ...pace, url: service.url, paths: part(paths, round), once: true }),
        );
  const last = { ...pace, paths: part(asked, pace.rounds - 1) };
  const again = isThere ? await driver.drive({ ...last, url: product.url }) : null;
  if (limit && isThere) {
    for (const path of last.paths) await (await fetch(limit.url + path)).arrayBuffer();
    samples.limit.push(await driver.drive({ ...last, url: limit.url }));
  }
  const middle = (of: keyof Sides) => (samples[of].length ? medianSample(samples[of]) : null);
  const row: Row = {
    ...emptyRow(one.name, count),
    product: middle('product'),
    baseline: middle('baseline'),
    limit: middle('limit'),
    again,
    differences,
    ...(isThere ? {} : { note: 'not there: the product answers 400' }),
  };
  row.verdicts = verdictsOf(one, row);
  return row;
}

async function differencesIn(one: Case, product: Service, baseline: Service): Promise<string[]> {
  const out: string[] = [];
  const read = async (url: string) => {
    const answer = await fetch(url);
    return factsOf(one.kind, answer.status, Buffer.from(await answer.arrayBuffer()));
  };
  for (const [at, path] of one.paths.slice(0, compared).entries()) {
    const ours = await read(product.url + (one.productPaths ?? one.paths)[at]!);
    const theirs = await read(baseline.url + path);
    for (const what of differencesOf(ours, theirs)) out.push(`${path}: ${what}`);
  }
  if (out.length > mostDifferences)
    return [...out.slice(0, mostDifferences), `and ${out.length - mostDifferences} more`];
  return out;
}

function verdictsOf({ wanted }: Case, { product, baseline, differences, count }: Row): Verdict[] {
  if (!wanted) return [];
  const times = product && baseline ? product.rps / baseline.rps : Number.NaN;
  const at = wanted.rpsAt && count >= wanted.rpsAt.count ? wanted.rpsAt.rps : wanted.rps;
  const failed = Object.values(product?.failures ?? {}).reduce((sum, one) => sum + one, 0);
  return [
    atLeast('answers a second', times, at, '×'),
    ...(wanted.p99 === null
      ? []
      : [atMost('p99', product && baseline ? worst(product) / baseline.p99 : Number.NaN, wanted.p99, '×')]),
    ...(differences.length ? [atMost('differing answers', differences.length, 0)] : []),
    ...(failed ? [atMost('failed answers', failed, 0)] : []),
  ];
}

/** Demands between rows: dates in the past against now, and the median at 3M against that at 1M. */
export function judgeAcross(cases: readonly Case[], rows: readonly Row[]): void {
  for (const { name, likeNow, wanted } of cases) {
    for (const row of rows.filter((one) => one.name === name)) {
      const now = rows.find((one) => one.name === likeNow && one.count === row.count);
      if (likeNow && row.product && now?.product)
        row.verdicts.push(
          atLeast('answers a second, of those at now', row.product.rps / now.product.rps, 0.8, '×'),
        );
      if (!wanted?.growth || row.count !== 3_000_000 || !row.product) continue;
      const before = rows.find((one) => one.name === name && one.count === 1_000_000);
      if (before?.product)
        row.verdicts.push(
          atMost('median, of that at 1M', row.product.p50 / before.product.p50, wanted.growth, '×'),
        );
    }
  }
}
