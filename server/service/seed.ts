import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Atlas } from './atlas.ts';
import { parseDocument } from './document.ts';
import { Fault } from './fault.ts';
import { createIncident } from './writing.ts';

interface Seed {
  /** Name of its file. */
  name: string;
  document: IncidentDocument;
}

/** Who signs the seed's revisions; no user can have this role by name. */
const seeder: Actor = { name: 'seed', role: 'admin', signs: 'deployment' };

/**
 * The seeds so that what one links to comes before it, else in the order of their files: a version names only what the
 * reader could see when it was written.
 */
function inOrderOfLinks(seeds: readonly Seed[]): Seed[] {
  const byId = new Map(seeds.map((seed) => [seed.document.id, seed]));
  const ordered = new Set<Seed>();
  const begun = new Set<Seed>();
  const put = (seed: Seed) => {
    // Of seeds that link to each other in a circle one has to come first.
    if (begun.has(seed)) return;
    begun.add(seed);
    for (const { target } of seed.document.links) {
      const linked = byId.get(target);
      if (linked) put(linked);
    }
    ordered.add(seed);
  };
  for (const seed of seeds) put(seed);
  return [...ordered];
}

async function readSeed(file: string): Promise<Seed> {
  const name = basename(file);
  const parsed = parseDocument(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.document) throw new Error(`The seed document ${name} is not valid: ${explain(parsed.errors)}.`);
  return { name, document: parsed.document };
}

/**
 * Writes the deployment's seed documents that are not there yet, published, and by the same path as any write. Answers how many. Throws an Error that names the file at fault.
 */
export async function seedIncidents(atlas: Atlas, progress: (line: string) => void): Promise<number> {
  const { seeds } = atlas.deployment;
  let written = 0;
  const read: Seed[] = [];
  for (const file of seeds) read.push(await readSeed(file));
  for (const [index, { name, document }] of inOrderOfLinks(read).entries()) {
    try {
      await createIncident(atlas, seeder, { ...document, status: 'published' });
      written += 1;
      progress(`Incidents: ${index + 1} of ${seeds.length} (${document.id})`);
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
