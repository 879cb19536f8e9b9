import type { Geometry, Position } from 'geojson';
import type { Texts } from '../contract/text.ts';
import { timestampOf } from '../query/cql2/instants.ts';
import type { LayerFeature, Store } from '../store/store.ts';
import { isRecord } from './catalogue.ts';

/** A layer as read from a file, checked. */
export interface Layer {
  id: string;
  titles: Texts;
  descriptions: Texts | undefined;
  attribution: string | undefined;
  features: LayerFeature[];
}

/** What the caller says of a layer; the file's own foreign members say the rest. */
export interface LayerNames {
  id: string;
  title?: string | undefined;
  description?: string | undefined;
  attribution?: string | undefined;
}

const mostFeatures = 200_000;
const mostBytes = 256 * 1024 * 1024;
export const layerId = /^[a-z][a-z0-9_-]{0,62}$/;

/** Positions nested as deep as each type writes them. */
const depths: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a layer out of the text of an RFC 7946 file: a FeatureCollection in WGS 84, longitude first. A feature without
 * an id gets its number in the file, from 1; times without a zone are UTC. Foreign members `title`, `description` and
 * `attribution` of the collection are used where the caller names none. Throws sentences that name the feature and the
 * reason.
 */
export function readLayer(text: string, names: LayerNames): Layer {
  const { id } = names;
  if (!layerId.test(id))
    throw new Error(
      `The id «${id}» must begin with a small letter and have small letters, digits, - or _ only.`,
    );
  if (isRecord(id)) throw new Error(`The id «${id}» is taken by the service itself.`);
  if (text.length > mostBytes) throw new Error(`The file is longer than ${mostBytes / 1024 / 1024} MiB.`);
  const file = parsed(text);
  if (!isObject(file) || file.type !== 'FeatureCollection' || !Array.isArray(file.features))
    throw new Error('The file is not a GeoJSON FeatureCollection.');
  if (file.features.length > mostFeatures)
    throw new Error(`The file has ${file.features.length} features; a layer has at most ${mostFeatures}.`);
  const seen = new Set<string>();
  const features = file.features.map((one, index) => {
    const feature = readFeature(one, index + 1);
    if (seen.has(feature.id)) throw new Error(`Feature ${index + 1}: the id «${feature.id}» is there twice.`);
    seen.add(feature.id);
    return feature;
  });
  const said = (member: string) => (typeof file[member] === 'string' ? (file[member] as string) : undefined);
  const description = names.description ?? said('description');
  return {
    id,
    titles: { en: names.title ?? said('title') ?? said('name') ?? id },
    descriptions: description === undefined ? undefined : { en: description },
    attribution: names.attribution ?? said('attribution'),
    features: withZones(features),
  };
}

/** The text with `Z` where it has no zone, if it is a time then; else null. */
function asInstant(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return [value, `${value}Z`].find((text) => timestampOf(text) !== null) ?? null;
}

/**
 * Members that hold nothing but times get a zone where one is missing, which is UTC: filters ask about instants, and a
 * time without a zone is none.
 */
function withZones(features: LayerFeature[]): LayerFeature[] {
  const timed = new Map<string, boolean>();
  for (const { properties } of features)
    for (const [name, value] of Object.entries(properties))
      if (value !== null) timed.set(name, asInstant(value) !== null && timed.get(name) !== false);
  const zoned = (name: string, value: unknown) => (timed.get(name) && asInstant(value)) || value;
  return features.map(({ properties, ...feature }) => ({
    ...feature,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, zoned(name, value)]),
    ),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`The file is not JSON: ${(error as Error).message}`);
  }
}

function readFeature(one: unknown, number: number): LayerFeature {
  const wrong = (why: string) => new Error(`Feature ${number}: ${why}`);
  if (!isObject(one) || one.type !== 'Feature') throw wrong('it is not a GeoJSON Feature.');
  const { id = number, geometry = null, properties = null } = one;
  if (typeof id !== 'string' && typeof id !== 'number') throw wrong('its id is neither text nor a number.');
  if (!String(id) || String(id).length > 200) throw wrong('its id must have 1 to 200 characters.');
  if (properties !== null && !isObject(properties)) throw wrong('its properties are not an object.');
  const fault = geometry === null ? null : geometryFault(geometry);
  if (fault) throw wrong(fault);
  return {
    type: 'Feature',
    id: String(id),
    geometry: isEmpty(geometry as Geometry | null) ? null : (geometry as Geometry),
    properties: properties ?? {},
  };
}

/** Why it is no RFC 7946 geometry, or null. */
function geometryFault(geometry: unknown): string | null {
  if (!isObject(geometry)) return 'its geometry is not an object.';
  if (geometry.type === 'GeometryCollection') {
    if (!Array.isArray(geometry.geometries)) return 'its GeometryCollection has no geometries.';
    return geometry.geometries.map(geometryFault).find((fault) => fault !== null) ?? null;
  }
  const depth = depths[String(geometry.type)];
  if (depth === undefined) return `its geometry has the unknown type «${String(geometry.type)}».`;
  return positionsFault(geometry.coordinates, depth);
}

function positionsFault(value: unknown, depth: number): string | null {
  if (!Array.isArray(value)) return 'its coordinates are not nested as its type needs.';
  if (depth > 0) {
    for (const part of value) {
      const fault = positionsFault(part, depth - 1);
      if (fault) return fault;
    }
    return null;
  }
  if (value.length < 2 || !value.every((number) => typeof number === 'number' && Number.isFinite(number)))
    return 'a position is not two or three numbers.';
  const [lon, lat] = value as Position as [number, number];
  return Math.abs(lon) > 180 || Math.abs(lat) > 90
    ? `the position ${lon}, ${lat} is not in degrees of WGS 84, longitude first.`
    : null;
}

function isEmpty(geometry: Geometry | null): boolean {
  if (geometry === null) return true;
  return geometry.type === 'GeometryCollection'
    ? geometry.geometries.every(isEmpty)
    : geometry.coordinates.flat(4).length === 0;
}

/**
 * Puts a layer into the store, or in the place of the layer of that id. Throws a sentence when the id is that of a
 * collection that comes with the deployment.
 */
export async function putLayer(store: Store, layer: Layer): Promise<void> {
  const held = (await store.collections()).find((one) => one.id === layer.id);
  if (held?.kind === 'reference')
    throw new Error(`The id «${layer.id}» is that of a collection of the deployment.`);
  const { id, titles, descriptions, attribution, features } = layer;
  await store.putPlaces({ id, titles, descriptions, attribution, kind: 'layer' }, features);
}
