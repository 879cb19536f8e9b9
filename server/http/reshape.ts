import type { Feature, Geometry } from 'geojson';
import { type Crs, crs84, fromCrs84, geometryIn } from '../query/crs.ts';

type Step = ReturnType<typeof fromCrs84>;

/** What of a feature is asked for: in which system, and which properties (null is all). */
export interface Shape {
  crs: Crs;
  selected: ReadonlySet<string> | null;
}

/** True when features go out as they are stored. */
export function isPlain({ crs, selected }: Shape): boolean {
  return crs === crs84 && selected === null;
}

interface WithGeometry {
  geometry: Geometry | null;
}

const hasGeometry = (value: unknown): value is WithGeometry =>
  typeof value === 'object' && value !== null && 'geometry' in value;

/** The accounts of a single incident carry geometries of their own. */
function accountsIn(properties: Record<string, unknown>, step: Step): Record<string, unknown> {
  const { accounts } = properties;
  if (!Array.isArray(accounts)) return properties;
  const moved = accounts.map((one) =>
    hasGeometry(one) ? { ...one, geometry: geometryIn(one.geometry, step) } : one,
  );
  return { ...properties, accounts: moved };
}

/**
 * A feature in the asked system with the asked properties. The geometry is a property like the others: where it is not
 * selected, or has no coordinates in that system, it is null.
 */
export function reshapeFeature<F extends Feature<Geometry | null>>(feature: F, { crs, selected }: Shape): F {
  const step = crs === crs84 ? null : fromCrs84(crs);
  const shown = selected === null || selected.has('geometry');
  const geometry = shown ? feature.geometry : null;
  const all = feature.properties ?? {};
  const properties =
    selected === null ? all : Object.fromEntries(Object.entries(all).filter(([name]) => selected.has(name)));
  return {
    ...feature,
    geometry: step ? geometryIn(geometry, step) : geometry,
    properties: step ? accountsIn(properties, step) : properties,
  };
}

/** Features that are JSON, joined by commas, reshaped one by one; plain ones are handed on untouched. */
export function reshapeBytes(features: Uint8Array, shape: Shape): Uint8Array {
  if (isPlain(shape) || features.byteLength === 0) return features;
  const parsed = JSON.parse(`[${Buffer.from(features).toString('utf8')}]`) as Feature<Geometry | null>[];
  return Buffer.from(parsed.map((one) => JSON.stringify(reshapeFeature(one, shape))).join(','));
}
