import { writeFileSync } from 'node:fs';
import type { Feature } from 'geojson';
import { roundPosition } from './ring.ts';

/** A feature whose id is public: unique in its file and stable between rebuilds. */
export type NamedFeature = Feature & { id: string };

/**
 * Writes a FeatureCollection with one feature a line, so that a change shows as a changed line.
 *
 * @throws when an id occurs twice
 */
export function writeCollection(path: URL, features: NamedFeature[]): void {
  const ids = new Set(features.map((f) => f.id));
  if (ids.size !== features.length) throw new Error(`${path.pathname} would hold an id twice.`);
  const lines = features.map(({ id, properties, geometry }) =>
    JSON.stringify({ type: 'Feature', id, properties, geometry: rounded(geometry) }),
  );
  writeFileSync(path, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}

function rounded<T>(geometry: T): T {
  return JSON.parse(JSON.stringify(geometry), (key, value) =>
    key !== 'bbox' && Array.isArray(value) && typeof value[0] === 'number' ? roundPosition(value) : value,
  );
}
