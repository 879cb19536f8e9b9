import type { Geometry } from 'geojson';
import { evaluatePredicate, type Value } from '../../../server/query/cql2/evaluate.ts';
import { parseJson } from '../../../server/query/cql2/parse-json.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printJson } from '../../../server/query/cql2/print-json.ts';
import { dataSet, published } from './published.ts';

export interface Row {
  [name: string]: unknown;
  geom: Geometry;
}

/** Rows of a data set of annex A; its times carry no zone and are in UTC. */
function rows(name: string): Row[] {
  if (!published) return [];
  return dataSet(name).map(({ properties, geometry }) => ({ ...properties, geom: geometry as Geometry }));
}

function valueOfColumn(row: Row, name: string): Value | null {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (name === 'date') return { date: String(value) };
  return name === 'start' || name === 'end' ? { timestamp: `${String(value)}Z` } : (value as Value);
}

/** Places in the list of the rows that satisfy a filter, read from text and, the same, from JSON. */
export function matching(all: Row[], filter: string): number[] {
  const tree = parseJson(printJson(parseText(filter)));
  return all.flatMap((row, index) =>
    evaluatePredicate(tree, (name) => valueOfColumn(row, name)) === true ? [index] : [],
  );
}

export const countries = rows('ne_110m_admin_0_countries');
export const places = rows('ne_110m_populated_places_simple');
export const rivers = rows('ne_110m_rivers_lake_centerlines');
