/** A process that derives the states of some of the made incidents and copies them into the baseline; see `load.ts`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { project } from '../../../server/domain/states.ts';
import { loadDeployment } from '../../../server/service/deployment.ts';
import { createMaker, madeDocument } from '../made/document.ts';
import { recordedAt } from '../made/time.ts';
import type { CopyOrder } from './load.ts';
import { areasOf, stateLine } from './rows.ts';
import { copied } from './schema.ts';

process.once('message', async (order: CopyOrder) => {
  const { host, programs, deployment, seed, from, to } = order;
  const { gazetteer } = await loadDeployment(deployment);
  const areas = areasOf(gazetteer);
  const maker = createMaker(seed);
  const statement = `\\copy staging (${copied.join(', ')}) FROM STDIN`;
  const login = ['-h', host, '-U', 'bench', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1'];
  const psql = spawn(join(programs, 'psql'), [...login, '-c', statement], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(psql, 'exit');
  let waiting = '';
  for (let index = from; index < to; index += 1) {
    const document = madeDocument(maker, index);
    for (const state of project(document, { version: 1, recordedAt, gazetteer }).states)
      waiting += stateLine(state, areas, gazetteer.zone);
    if (waiting.length < 1 << 18) continue;
    if (!psql.stdin.write(waiting)) await once(psql.stdin, 'drain');
    waiting = '';
  }
  psql.stdin.end(waiting);
  const [code] = await ended;
  process.exit(code ?? 1);
});
