import type { Feature, Geometry } from 'geojson';
import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import type { Texts } from '../contract/text.ts';

type AnyFeature = Feature<Geometry | null>;

const idTitle: Texts = { en: 'Identifier', sq: 'Identifikuesi', 'sr-Cyrl': 'Ознака', 'sr-Latn': 'Oznaka' };
const geometryTitle: Texts = {
  en: 'Geometry',
  sq: 'Gjeometria',
  'sr-Cyrl': 'Геометрија',
  'sr-Latn': 'Geometrija',
};

const ofAll = { returned: true, queryable: true, received: false } as const;

/**
 * The properties of features that come without a schema: the id, the geometry, and each member of `properties` with
 * the narrowest kind that holds all its values. Nulls say nothing; a member of mixed kinds is text, one that is null
 * throughout is text as well. Dates are texts that are all written `YYYY-MM-DD`, timestamps RFC 3339 in UTC.
 */
export function findProperties(features: readonly AnyFeature[]): PropertyInfo[] {
  const kinds = new Map<string, PropertyKind | null>();
  for (const { properties } of features)
    for (const [name, value] of Object.entries(properties ?? {})) {
      const before = kinds.get(name) ?? null;
      const kind = kindOf(value);
      kinds.set(name, kind === null ? before : before === null ? kind : wider(before, kind));
    }
  return [
    { ...ofAll, name: 'id', kind: 'string', title: idTitle, role: 'id', sortable: true },
    {
      ...ofAll,
      name: 'geometry',
      kind: 'geometry',
      title: geometryTitle,
      role: 'primary-geometry',
      geometry: geometryOf(features),
      sortable: false,
    },
    // A member called like the id or the geometry of the feature could not be told from it in a filter.
    ...[...kinds]
      .filter(([name]) => name !== 'id' && name !== 'geometry')
      .map(([name, kind]): PropertyInfo => {
        const settled = kind ?? 'string';
        const plain = !['object', 'strings', 'numbers'].includes(settled);
        return {
          ...ofAll,
          name,
          kind: settled,
          title: { en: name },
          queryable: settled !== 'object',
          sortable: plain,
        };
      }),
  ];
}

/** The kind of one value; null for one that says nothing. */
function kindOf(value: unknown): PropertyKind | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') {
    if (isDay(value)) return 'date';
    return isInstant(value) ? 'timestamp' : 'string';
  }
  if (!Array.isArray(value)) return 'object';
  if (value.every((one) => typeof one === 'number')) return value.length ? 'numbers' : 'strings';
  return value.every((one) => typeof one === 'string') ? 'strings' : 'object';
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** The kind that holds values of both. */
function wider(a: PropertyKind, b: PropertyKind): PropertyKind {
  if (a === b) return a;
  const both = [a, b];
  if (both.every((kind) => kind === 'integer' || kind === 'number')) return 'number';
  return both.every((kind) => ['strings', 'numbers', 'object'].includes(kind)) ? 'object' : 'string';
}

const ofType: Record<Geometry['type'], PropertyInfo['geometry']> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'polygon',
  MultiPoint: 'multipoint',
  MultiLineString: 'multiline',
  MultiPolygon: 'multipolygon',
  GeometryCollection: 'any',
};

/** The one type that all geometries have, the multi-type where some are multiple, else `any`. */
function geometryOf(features: readonly AnyFeature[]): NonNullable<PropertyInfo['geometry']> {
  const types = new Set(features.flatMap(({ geometry }) => (geometry ? [ofType[geometry.type]!] : [])));
  const [first] = types;
  if (types.size === 1) return first!;
  for (const single of ['point', 'line', 'polygon'] as const)
    if (types.size === 2 && types.has(single) && types.has(`multi${single}`)) return `multi${single}`;
  return 'any';
}
