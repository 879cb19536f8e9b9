import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../rules/source-files.ts';
import { watchMemory } from '../measure/memory.ts';

export const commandLine = join(root, 'server/cli/incident-atlas.mjs');

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

/** Fills the product's folder by its import with the file, unless it holds just that (`key`). */
export async function fillProduct(folder: string, file: string, key: string): Promise<void> {
  const note = join(folder, 'filled.json');
  if (existsSync(note) && (JSON.parse(readFileSync(note, 'utf8')) as { key: string }).key === key) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await importFile(folder, file, 'atlas');
  writeFileSync(note, JSON.stringify({ key }));
}
