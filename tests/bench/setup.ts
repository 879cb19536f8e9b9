import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDeployment } from '../../server/service/deployment.ts';
import { root } from '../rules/source-files.ts';
import { type MadeFormat, madeVersion, writeMade } from './generate.ts';
import type { Maker } from './made/document.ts';
import { type Cluster, findPostgres, startCluster } from './postgis/cluster.ts';
import { loadBaseline } from './postgis/load.ts';
import { prepareProduct } from './prepare.mjs';
import { fillProduct } from './product/fill.ts';
import { type Service, startService } from './product/run-product.ts';
import { printCount } from './read-count.ts';

export const cache = join(root, '.cache/bench');
const deploymentFolder = `${root}geodata/northern-kosovo`;

/** What every run needs: the product built, a browser, a place for what is made. */
export function prepare(): void {
  prepareProduct();
  mkdirSync(cache, { recursive: true });
  // What a run that was ended left behind.
  for (const name of readdirSync(cache).filter((one) => one.startsWith('scratch-')))
    rmSync(join(cache, name), { recursive: true, force: true });
}

/** The made file of a number of incidents; made when it is not there as it would be made now. Answers its rows too. */
export async function madeFile(
  maker: Maker,
  count: number,
  format: MadeFormat,
): Promise<{ file: string; rows: number }> {
  const ending = format === 'atlas' ? 'ndjson' : 'csv';
  const file = join(cache, `made-${madeVersion}-${maker.seed}-${count}.${ending}`);
  const note = `${file}.done`;
  if (!existsSync(note)) {
    console.log(`Making ${printCount(count)} incidents as ${format} …`);
    const rows = await writeMade(file, maker, count, format);
    writeFileSync(note, String(rows));
  }
  return { file, rows: Number(readFileSync(note, 'utf8')) };
}

/** The product's data folder with the made incidents in it. */
export async function filledProduct(maker: Maker, count: number): Promise<string> {
  const folder = join(cache, `product-${count}`);
  const { file } = await madeFile(maker, count, 'atlas');
  console.log(`The product's ${printCount(count)} incidents …`);
  await fillProduct(folder, file, `${madeVersion}-${maker.seed}-${count}`);
  return folder;
}

/** The baseline, running and filled; null where there is no PostGIS to be had. */
export async function startBaseline(
  maker: Maker,
  count: number,
): Promise<{ service: Service; cluster: Cluster } | null> {
  const programs = findPostgres();
  if (!programs) return null;
  // Its own account has to reach the folder, which it may not in somebody's home; a socket's path must be short too.
  const folder = join(tmpdir(), `incident-atlas-bench-${process.getuid?.() ?? 0}`, `postgis-${count}`);
  const cluster = await startCluster(programs, folder);
  try {
    const { gazetteer } = await loadDeployment(deploymentFolder);
    console.log(`The baseline's ${printCount(count)} incidents …`);
    const order = { programs, deployment: deploymentFolder, seed: maker.seed, count, gazetteer };
    const seconds = await loadBaseline(cluster, order);
    if (seconds !== null) console.log(`The baseline was filled in ${seconds.toFixed(0)} s.`);
    const script = fileURLToPath(new URL('postgis/serve.ts', import.meta.url));
    const service = await startService('PostGIS', ['--import', 'tsx', script, cluster.host, gazetteer.zone]);
    return { service, cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Plain Node.js with the product's own bytes. */
export function startLimit(product: Service): Promise<Service> {
  const script = fileURLToPath(new URL('measure/limit-serve.ts', import.meta.url));
  return startService('limit', ['--import', 'tsx', script, product.url]);
}
