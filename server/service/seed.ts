import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Actor } from '../domain/permissions.ts';
import type { Atlas } from './atlas.ts';
import { parseDocument } from './document.ts';
import { Fault } from './fault.ts';
import { createIncident } from './writing.ts';

/** Who signs the seed's revisions; no user can have this role by name. */
const seeder: Actor = { name: 'seed', role: 'admin' };

/**
 * Writes the deployment's seed documents that are not there yet, published, in the order of their files and by the
 * same path as any write. Answers how many. Throws an Error that names the file at fault.
 */
export async function seedIncidents(atlas: Atlas, progress: (line: string) => void): Promise<number> {
  const { seeds } = atlas.deployment;
  let written = 0;
  for (const [index, file] of seeds.entries()) {
    const name = basename(file);
    const parsed = parseDocument(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.document)
      throw new Error(`The seed document ${name} is not valid: ${explain(parsed.errors)}.`);
    try {
      await createIncident(atlas, seeder, { ...parsed.document, status: 'published' });
      written += 1;
      progress(`Incidents: ${index + 1} of ${seeds.length} (${parsed.document.id})`);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.code === 'id_taken') continue;
      throw new Error(`The seed document ${name} is refused: ${explain(error.extra.errors ?? [])}.`);
    }
  }
  return written;
}

function explain(errors: { pointer: string; code: string }[]): string {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`).join(', ');
}

/**
 * Seeds a store that has no incidents. A mark in the data folder tells a seeding that was interrupted from an
 * archive whose editors began with nothing, so that the next start takes it up where it stopped.
 */
export async function seedWhenEmpty(
  atlas: Atlas,
  folder: string,
  progress: (line: string) => void,
): Promise<number> {
  const mark = join(folder, 'seeding');
  if (atlas.deployment.seeds.length === 0) return 0;
  if (atlas.store.seq() > 0 && !existsSync(mark)) return 0;
  await writeFile(mark, '', { mode: 0o600 });
  const written = await seedIncidents(atlas, progress);
  await rm(mark, { force: true });
  return written;
}
