import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Demand } from './demands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The long form of `tests/http/fuzz.test.ts`: all of the corpus, and sixteen times as much of chance. */
export function fuzz(seed: string | undefined): Demand {
  const env = {
    ...process.env,
    ATLAS_FUZZ_RANDOM: '16',
    ...(seed === undefined ? {} : { ATLAS_FUZZ_SEED: seed }),
  };
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    'tests/http/fuzz.test.ts',
  ];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const found = /fuzz: (.*)/.exec(stdout)?.[1] ?? 'it did not come to its end';
  const faults = status === 0 ? '' : `\n${stdout.split('\n').slice(0, 60).join('\n')}`;
  return {
    what: 'every malformed request is refused by its name within 2 s, and nothing is changed',
    found: `${found}${faults}`,
    holds: status === 0,
  };
}
