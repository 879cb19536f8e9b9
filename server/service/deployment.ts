import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../contract/change.ts';
import { designations } from '../contract/codebook.ts';
import { type Region, region } from '../contract/deployment.ts';
import type { Place } from '../contract/place.ts';
import { populationOf } from '../contract/population.ts';
import type { Texts } from '../contract/text.ts';
import { type Gazetteer, gazetteerOf } from '../domain/gazetteer.ts';
import type { CollectionInfo, LayerFeature, Store } from '../store/store.ts';
import { textDigest } from '../store/text-digest.ts';
import { type Layer, putLayer, readLayer } from './layers.ts';

/** What a deployment's folder says, read once at the start. */
export interface LoadedDeployment {
  region: Region;
  collections: ReadonlyMap<string, readonly Place[]>;
  gazetteer: Gazetteer;
  /** Read-only layers of the folder `layers/`, which only the map and the API know. */
  layers: Layer[];
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
  return {
    region: world,
    collections: new Map(),
    gazetteer: gazetteerOf(world, new Map()),
    layers: [],
    seeds: [],
  };
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
    const places = file.features as Place[];
    for (const { id, properties } of places) {
      const population = populationOf(properties);
      if (typeof population === 'string')
        throw new Error(`The file ${layer.file} cannot be used (${id}: ${population}).`);
    }
    collections.set(layer.id, places.map(withName));
  }
  const layerFiles = await filesIn(join(folder, 'layers'), '.geojson');
  const layers = await Promise.all(layerFiles.map(readLayerFile));
  const taken = layers.find((layer) => collections.has(layer.id));
  if (taken) throw new Error(`The layer «${taken.id}» of ${folder} has the id of another collection.`);
  const seeds = await filesIn(join(folder, 'incidents'), '.json');
  return { region: found, collections, gazetteer: gazetteerOf(found, collections), layers, seeds };
}

/** Paths of the files with the ending, in order of their names; none when there is no such folder. */
async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** A layer whose id is the name of its file. */
async function readLayerFile(file: string): Promise<Layer> {
  try {
    return readLayer(await readFile(file, 'utf8'), { id: basename(file, '.geojson') });
  } catch (error) {
    throw new Error(`The layer ${file} cannot be used. ${(error as Error).message}`);
  }
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
 * Puts the reference collections and layers into the store, those only that differ from what it holds; `progress` gets a line
 * for each. Answers how many were written.
 */
export async function installPlaces(
  store: Store,
  deployment: LoadedDeployment,
  progress: (line: string) => void,
): Promise<number> {
  const [collections, digests] = await Promise.all([store.collections(), store.placesDigests()]);
  const held = new Map(collections.map((one) => [one.id, one]));
  let written = 0;
  const put = async (wanted: WantedCollection, write: () => Promise<void>) => {
    const stored = held.get(wanted.id);
    if (stored && isSame(stored, digests.get(wanted.id), wanted)) return;
    progress(`Places: ${wanted.titles.en ?? wanted.id} (${wanted.features.length})`);
    await write();
    written += 1;
  };
  for (const { id, titles, descriptions } of deployment.region.layers) {
    const features = deployment.collections.get(id) ?? [];
    await put({ id, titles, descriptions, features }, () =>
      store.putPlaces({ id, titles, descriptions }, features),
    );
  }
  for (const layer of deployment.layers) await put(layer, () => putLayer(store, layer));
  return written;
}

/** A collection as the deployment's folder has it. */
type WantedCollection = Pick<Layer, 'id' | 'titles' | 'descriptions'> & {
  attribution?: string | undefined;
  features: readonly (Place | LayerFeature)[];
};

/** Whether the store holds the collection just so; one that an older program put has no properties yet. */
function isSame(stored: CollectionInfo, digest: string | undefined, wanted: WantedCollection): boolean {
  return (
    stored.properties.length > 0 &&
    stored.count === wanted.features.length &&
    canonicalJson([stored.titles, stored.descriptions, stored.attribution]) ===
      canonicalJson([wanted.titles, wanted.descriptions ?? null, wanted.attribution ?? null]) &&
    digest === textDigest(wanted.features.map((place) => JSON.stringify(place)))
  );
}
