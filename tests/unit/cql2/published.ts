import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The standard's published examples and data (OGC 21-065r2) lie beside some checkouts and are no part of this
 * repository; where they are absent the tests that read them have nothing to measure and say so.
 */
const folder = fileURLToPath(new URL('../../../../shared/cql2/', import.meta.url));

export const published = existsSync(folder);

export interface Example {
  name: string;
  text: string;
  /** The same in JSON, of which variants of one text share one. */
  json: unknown;
}

export function examples(): Example[] {
  if (!published) return [];
  return readdirSync(`${folder}text`).map((file) => {
    const name = file.replace('.txt', '');
    const json = `${folder}json/${name.replace(/-alt\d+$/, '')}.json`;
    return {
      name,
      text: readFileSync(`${folder}text/${file}`, 'utf8'),
      json: JSON.parse(readFileSync(json, 'utf8')) as unknown,
    };
  });
}

/** Properties and geometry of each feature of one of the data sets of annex A. */
export function dataSet(name: string): { properties: Record<string, unknown>; geometry: unknown }[] {
  const text = readFileSync(`${folder}data/${name}.geojson`, 'utf8');
  return (JSON.parse(text) as { features: ReturnType<typeof dataSet> }).features;
}
