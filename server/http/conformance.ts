import type { Handler } from './exchange.ts';
import { selfLinks } from './links.ts';
import { html, json } from './negotiate.ts';
import { openResource, sendResource } from './resource.ts';
import { cache } from './respond.ts';

const specification = 'http://www.opengis.net/spec/';

/** The conformance classes that hold, by the standard they belong to. */
const classes: Record<string, readonly string[]> = {
  'ogcapi-common-1/1.0': ['core', 'landing-page', 'json', 'html', 'oas30'],
  'ogcapi-common-2/1.0': ['collections'],
  'ogcapi-features-1/1.0': ['core', 'geojson', 'html', 'oas30'],
  'ogcapi-features-2/1.0': ['crs'],
  'ogcapi-features-3/1.0': ['queryables', 'queryables-query-parameters', 'filter', 'features-filter'],
  'cql2/1.0': [
    'cql2-text',
    'cql2-json',
    'basic-cql2',
    'advanced-comparison-operators',
    'case-insensitive-comparison',
    'accent-insensitive-comparison',
    'basic-spatial-functions',
    'basic-spatial-functions-plus',
    'spatial-functions',
    'temporal-functions',
    'array-functions',
    'property-property',
    'arithmetic',
  ],
  'ogcapi-features-4/1.0': [
    'create-replace-delete',
    'update',
    'features',
    'optimistic-locking-etags',
    'optimistic-locking-timestamps',
  ],
  'ogcapi-common-3/1.0': [
    'schemas',
    'advanced-property-roles',
    'returnables-and-receivables',
    'queryables',
    'sortables',
  ],
  'ogcapi-features-6/1.0': ['properties', 'properties-features'],
  'ogcapi-features-8/1.0': ['sorting', 'features-sorting'],
  'ogcapi-features-9/1.0': ['text-search', 'features-text-search'],
  'ogcapi-tiles-1/1.0': [
    'core',
    'tileset',
    'tilesets-list',
    'dataset-tilesets',
    'geodata-tilesets',
    'collections-selection',
    'datetime',
    'mvt',
    'oas30',
  ],
  'tms/2.0': ['tilematrixset', 'json-tilematrixset', 'json-tilesetmetadata'],
};

/** URIs of all classes declared. */
export const conformsTo: readonly string[] = Object.entries(classes).flatMap(([standard, names]) =>
  names.map((name) => `${specification}${standard}/conf/${name}`),
);

/** `GET /api/conformance`. */
export const conformance: Handler = (exchange) => {
  const offered = [json, html];
  const reply = openResource(exchange, offered);
  cache(exchange, 'public');
  const links = selfLinks(exchange, offered, reply.encoding);
  return sendResource(exchange, 'conformance', { conformsTo, links }, reply);
};
