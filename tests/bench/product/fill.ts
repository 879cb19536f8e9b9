import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../rules/source-files.ts';
import { watchMemory } from '../measure/memory.ts';
import { endable } from '../measure/running.ts';

export const commandLine = join(root, 'server/cli/incident-atlas.mjs');

/** How the product was filled; rows a second and the most memory only where its own import did it. */
export interface Filling {
  way: 'import' | 'commits';
  seconds: number;
  rows: number;
  peakMegabytes: number | null;
}

/** Whether the built command line knows `import`. */
export function hasImport(): boolean {
  const { stdout } = spawnSync(process.execPath, [commandLine, 'help'], { encoding: 'utf8' });
  return /^\s*import FILE/m.test(stdout);
}

/** Imports a file into the data folder by the product's own command; its most memory is watched from outside. */
export async function importFile(
  folder: string,
  file: string,
  format: 'atlas' | 'acled',
): Promise<{ seconds: number; peakMegabytes: number }> {
  const began = performance.now();
  const terms = format === 'acled' ? ['--redistribution', 'allowed'] : [];
  const args = [commandLine, 'import', file, '--format', format, '--publish', ...terms];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ATLAS_DATA: folder, ATLAS_SEED: 'northern-kosovo' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = watchMemory(child.pid!);
  const [code] = await once(child, 'exit');
  const peakMegabytes = memory.stop();
  if (code !== 0) throw new Error(`The import of ${file} ended with ${code}.`);
  return { seconds: (performance.now() - began) / 1000, peakMegabytes };
}

/**
 * Fills the product's folder with the file, unless it holds just that (`key`). By its import where there is one; until
 * then one commit an incident through the store, many in flight.
 */
export async function fillProduct(
  folder: string,
  file: string,
  count: number,
  key: string,
): Promise<Filling> {
  const way = hasImport() ? 'import' : 'commits';
  const note = join(folder, 'filled.json');
  if (existsSync(note)) {
    const held = JSON.parse(readFileSync(note, 'utf8')) as Filling & { key: string };
    if (held.key === key && held.way === way) return held;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const filled = way === 'import' ? await importFile(folder, file, 'atlas') : await commitFile(folder, file);
  const filling: Filling = { way, rows: count, peakMegabytes: null, ...filled };
  writeFileSync(note, JSON.stringify({ key, ...filling }));
  return filling;
}

/** In memory where there is such a folder: every commit waits for the disk, and a copy of the whole does so once. */
async function commitFile(folder: string, file: string): Promise<{ seconds: number }> {
  const began = performance.now();
  const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const working = join(inMemory, `incident-atlas-bench-${process.pid}`);
  try {
    const child: ChildProcess = fork(
      fileURLToPath(new URL('commit-file.ts', import.meta.url)),
      [working, file],
      {
        execArgv: ['--import', 'tsx'],
      },
    );
    const end = endable(async () => {
      child.kill('SIGKILL');
      rmSync(working, { recursive: true, force: true });
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error('The product could not be filled.');
    cpSync(working, folder, { recursive: true });
    await end();
  } finally {
    rmSync(working, { recursive: true, force: true });
  }
  return { seconds: (performance.now() - began) / 1000 };
}
