import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../contract/change.ts';
import { designations } from '../contract/codebook.ts';
import { type Region, region } from '../contract/deployment.ts';
import type { Place } from '../contract/place.ts';
import type { Texts } from '../contract/text.ts';
import { type Gazetteer, gazetteerOf } from '../domain/gazetteer.ts';
import type { Store } from '../store/store.ts';

/** What a deployment's folder says, read once at the start. */
export interface LoadedDeployment {
  region: Region;
  collections: ReadonlyMap<string, readonly Place[]>;
  gazetteer: Gazetteer;
  /** Absolute paths of the seed documents, in order. */
  seeds: string[];
}

const placeFile = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** A deployment of nowhere in particular: the whole world, UTC, no reference places. */
export function worldDeployment(): LoadedDeployment {
  const note: Texts = {
    en: 'The boundaries and names shown do not imply endorsement or acceptance of any position.',
  };
  const world = region.parse({
    id: 'world',
    names: { en: 'World', sq: 'Bota', 'sr-Latn': 'Svet', 'sr-Cyrl': 'Свет' },
    zone: 'UTC',
    bounds: [-180, -60, 180, 80],
    attribution: 'The incidents are the editors’ own.',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    designation: Object.fromEntries(designations.map((profile) => [profile, note])),
  });
  return { region: world, collections: new Map(), gazetteer: gazetteerOf(world, new Map()), seeds: [] };
}

/**
 * Reads `region.json`, the GeoJSON files of its layers and the list of seed documents. Throws an Error whose sentence
 * names the file that cannot be used.
 */
export async function loadDeployment(folder: string): Promise<LoadedDeployment> {
  const found = await readChecked(join(folder, 'region.json'), region);
  const collections = new Map<string, Place[]>();
  for (const layer of found.layers) {
    const file = await readChecked(join(folder, layer.file), placeFile);
    collections.set(layer.id, (file.features as Place[]).map(withName));
  }
  const seedFolder = join(folder, 'incidents');
  const names = await readdir(seedFolder).catch(() => []);
  const seeds = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(seedFolder, name));
  return { region: found, collections, gazetteer: gazetteerOf(found, collections), seeds };
}

async function readChecked<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const why = issue ? `${issue.path.join('/')}: ${issue.message}` : (error as Error).message;
    throw new Error(`The file ${file} cannot be used (${why}).`);
  }
}

/** Every place has a `name`, so that a GIS that knows one name field shows something. */
function withName(place: Place): Place {
  const name = place.properties.name ?? place.properties.name_en;
  return name === undefined ? place : { ...place, properties: { ...place.properties, name } };
}

/**
 * Puts the reference collections into the store, those only that differ from what it holds; `progress` gets a line
 * for each. Answers how many were written.
 */
export async function installPlaces(
  store: Store,
  deployment: LoadedDeployment,
  progress: (line: string) => void,
): Promise<number> {
  const held = new Map((await store.collections()).map((one) => [one.id, one]));
  let written = 0;
  for (const layer of deployment.region.layers) {
    const places = deployment.collections.get(layer.id) ?? [];
    const stored = held.get(layer.id);
    const same =
      stored !== undefined &&
      stored.count === places.length &&
      canonicalJson([stored.titles, stored.descriptions ?? null]) ===
        canonicalJson([layer.titles, layer.descriptions ?? null]) &&
      checksum(await store.places(layer.id)) === checksum(places);
    if (same) continue;
    progress(`Places: ${layer.titles.en ?? layer.id} (${places.length})`);
    await store.putPlaces({ id: layer.id, titles: layer.titles, descriptions: layer.descriptions }, places);
    written += 1;
  }
  return written;
}

function checksum(places: readonly Place[]): string {
  const hash = createHash('sha256');
  const inOrder = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, geometry, properties } of inOrder) hash.update(canonicalJson([id, geometry, properties]));
  return hash.digest('hex');
}
