import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Gazetteer } from '../../../server/domain/gazetteer.ts';
import { madeVersion } from '../generate.ts';
import type { Cluster } from './cluster.ts';
import { areasOf, ewkt } from './rows.ts';
import { after, before, vacuum } from './schema.ts';

/** What a copying process is told. */
export interface CopyOrder {
  host: string;
  programs: string;
  deployment: string;
  seed: number;
  from: number;
  to: number;
}

/**
 * Fills the baseline with the states of the made incidents, unless it holds just these. Several processes derive and
 * copy at once; indexes come after the rows. How many seconds it took, null when all was there.
 */
export async function loadBaseline(
  cluster: Cluster,
  order: Omit<CopyOrder, 'from' | 'to' | 'host'> & { count: number; gazetteer: Gazetteer },
): Promise<number | null> {
  const { gazetteer, count, ...rest } = order;
  const key = createHash('sha256')
    .update([madeVersion, order.seed, count, before, after].join())
    .digest('hex');
  cluster.sql('CREATE TABLE IF NOT EXISTS loaded (key text PRIMARY KEY)');
  if (cluster.sql('SELECT key FROM loaded') === key) return null;
  const began = performance.now();
  cluster.sql('DELETE FROM loaded');
  cluster.sql(before);
  for (const [geometry, id] of areasOf(gazetteer))
    cluster.sql(`INSERT INTO areas VALUES (${id}, '${ewkt(geometry)}')`);
  const processes = availableParallelism();
  const share = Math.ceil(count / processes);
  await Promise.all(
    Array.from({ length: processes }, async (_, at) => {
      const child = fork(fileURLToPath(new URL('copy-states.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx'],
      });
      const from = Math.min(count, at * share);
      const to = Math.min(count, from + share);
      child.send({ ...rest, host: cluster.host, from, to } satisfies CopyOrder);
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error('The baseline could not be filled.');
    }),
  );
  cluster.sql(after);
  cluster.sql(vacuum);
  cluster.sql(`INSERT INTO loaded VALUES ('${key}')`);
  cluster.sql('CHECKPOINT');
  return (performance.now() - began) / 1000;
}
