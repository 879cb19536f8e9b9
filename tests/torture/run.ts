/**
 * `npm run torture`: kills the service a hundred times, lets a crowd loose on it, then asks it everything that is wrong;
 * prints what was demanded and found, and ends with 1 where a demand is missed. `-- crash`, `-- load` or `-- fuzz` runs
 * one of them, `--rounds 10` fewer kills, `--seed 7` other malformed requests.
 */
import { parseArgs } from 'node:util';
import { prepareProduct } from '../bench/prepare.mjs';
import { crash } from './crash.ts';
import { crashDemands, type Demand, loadDemands } from './demands.ts';
import { fuzz } from './fuzz.ts';
import { load } from './load.ts';

const print = (line: string) => console.log(line);

function tell(title: string, demands: readonly Demand[]): boolean {
  print(`\n${title}`);
  for (const { what, found, holds } of demands) print(`  ${holds ? 'ok    ' : 'MISSED'} ${what}: ${found}`);
  return demands.every(({ holds }) => holds);
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, seed: { type: 'string' } },
  });
  const wanted = positionals.length ? positionals : ['crash', 'load', 'fuzz'];
  const unknown = wanted.find((one) => !['crash', 'load', 'fuzz'].includes(one));
  const rounds = Number(values.rounds ?? 100);
  if (unknown !== undefined || !(rounds >= 2))
    throw new Error('Usage: npm run torture -- [crash] [load] [fuzz] [--rounds N] [--seed N]');
  prepareProduct();
  let all = true;
  if (wanted.includes('crash')) {
    print(`Killing it ${rounds} times …`);
    all = tell('Kills', crashDemands(await crash({ rounds, print }))) && all;
  }
  if (wanted.includes('load')) {
    print('Letting a crowd loose on it …');
    const size = {
      ...{ incidents: 20_000, importedRows: 5_000, heavyClients: 30 },
      ...{ listeners: 1_000, idleSockets: 2_000, seconds: 30 },
    };
    all = tell('Crowd', loadDemands(await load(size, print))) && all;
  }
  if (wanted.includes('fuzz')) {
    print('Asking it everything that is wrong …');
    all = tell('Malformed requests', [fuzz(values.seed)]) && all;
  }
  return all;
}

process.exitCode = (await main()) ? 0 : 1;
