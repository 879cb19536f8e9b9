import { existsSync, readFileSync } from 'node:fs';
import { coordAll } from '@turf/turf';
import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';

export const regionFolder = new URL('../../geodata/northern-kosovo/', import.meta.url);
export const figuresFile = new URL('../../geodata/build/figures.json', import.meta.url);

export const layerIds = [
  'municipalities',
  'border-points',
  'settlements',
  'boundary-lines',
  'landmarks',
  'countries',
  'rivers',
  'lakes',
  'roads',
];

// biome-ignore lint/suspicious/noExplicitAny: the properties of nine layers are looked at one by one.
export type Committed<G extends Geometry = Geometry> = Feature<G, Record<string, any>> & { id: string };

/** Reads one committed layer; nothing is rebuilt. */
export function readLayer<G extends Geometry = Geometry>(id: string): Committed<G>[] {
  const text = readFileSync(new URL(`${id}.geojson`, regionFolder), 'utf8');
  return (JSON.parse(text) as FeatureCollection<G>).features as Committed<G>[];
}

export function featureOf<G extends Geometry>(features: Committed<G>[], id: string): Committed<G> {
  const found = features.find((feature) => feature.id === id);
  if (!found) throw new Error(`There is no feature ${id}.`);
  return found;
}

export function readJson<T>(file: URL): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

export function vertexKeys(feature: Feature): Set<string> {
  return new Set(coordAll(feature).map(String));
}

/** Every edge of an area, both ways round, so that a line can be looked up whichever way it runs. */
export function edgeKeys(area: Feature<Polygon | MultiPolygon>): Set<string> {
  const { geometry } = area;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return new Set(rings.flatMap((ring) => [...segments(ring), ...segments([...ring].reverse())]));
}

/** The segments of a line as comparable texts. */
export function segments(line: Position[]): string[] {
  return line.slice(1).map((position, i) => `${line[i]} → ${position}`);
}

export function mainLine(): Committed<LineString> {
  return featureOf(readLayer<LineString>('boundary-lines'), 'main');
}

/** The full-resolution municipalities, which exist only where the project was first measured. */
export function referenceMunicipalities(): Feature<Polygon | MultiPolygon>[] | undefined {
  const file = new URL('../../../shared/geodata/reference/municipalities-full.geojson', import.meta.url);
  if (!existsSync(file)) return undefined;
  return readJson<FeatureCollection<Polygon | MultiPolygon>>(file).features;
}
