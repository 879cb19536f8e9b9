import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Aggregate, ItemsPage } from '../../../server/contract/feature.ts';

export type AnswerKind = 'page' | 'count' | 'aggregate' | 'tile';

/** What two answers must have in common, by name. */
export type Facts = Record<string, unknown>;

/** Reads an answer's facts. A page: how many match and the ids in order; counts by key; a tile's features and counts. */
export function factsOf(kind: AnswerKind, status: number, body: Buffer): Facts {
  if (status !== 200 && status !== 204) return { status };
  if (kind === 'tile') return tileFacts(status === 204 ? null : body);
  const value: unknown = JSON.parse(body.toString());
  if (kind === 'page' || kind === 'count') {
    const { numberMatched, unlocated, features } = value as ItemsPage;
    if (kind === 'count') return { numberMatched, unlocated, returned: features.length };
    return { numberMatched, unlocated, ids: features.map(({ id }) => id) };
  }
  const { keys, counts, contested, numberMatched, unlocated } = value as Aggregate;
  const byKey = keys.map((key, at) => `${key}: ${counts[at]} (${contested[at]})`).sort();
  return { numberMatched, unlocated, sum: counts.reduce((sum, one) => sum + one, 0), counts: byKey };
}

function tileFacts(body: Buffer | null): Facts {
  const layer = body ? new VectorTile(new PbfReader(body)).layers.incidents : undefined;
  let points = 0;
  const ids: string[] = [];
  for (let at = 0; at < (layer?.length ?? 0); at += 1) {
    const { properties } = layer!.feature(at);
    points += Number(properties.point_count ?? 0);
    if (properties.id !== undefined) ids.push(String(properties.id));
  }
  return { features: layer?.length ?? 0, points, ids: ids.sort() };
}

/** Where the facts differ, in words; empty when they agree. */
export function differencesOf(product: Facts, baseline: Facts): string[] {
  const out: string[] = [];
  for (const name of new Set([...Object.keys(product), ...Object.keys(baseline)])) {
    const [a, b] = [product[name], baseline[name]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    if (!Array.isArray(a) || !Array.isArray(b)) out.push(`${name}: product ${a}, baseline ${b}`);
    else {
      const at = a.findIndex((one, index) => one !== b[index]);
      const first = at < 0 ? a.length : at;
      out.push(`${name}[${first}]: product ${a[first]}, baseline ${b[first]} (${a.length} and ${b.length})`);
    }
  }
  return out;
}
