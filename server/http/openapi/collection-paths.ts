import { readingParameters } from '../../contract/query.ts';
import { formatsFor } from '../../format/registry.ts';
import { type Collection, isRecord } from '../../service/catalogue.ts';
import { citationEncodings } from '../citation.ts';
import { itemEncodings } from '../items.ts';
import { queryableParameters, queryParametersOf } from '../items-query.ts';
import { geojson, html, json, schemaJson } from '../negotiate.ts';
import { encodingParameter, formatParameters, languageParameter, pathParameter } from './components.ts';
import type { Context, Described } from './context.ts';
import type { Operation, Parameter, Paths, Reference, Response } from './description.ts';
import { featureSchemaName } from './property.ts';
import { parameterNamed, queryParameter } from './query-parameters.ts';
import { badInput, gone, moved, notFound, notModified, ok, okIn, schemaNamed } from './responses.ts';

/** `border-points` as part of an operation's id: `BorderPoints`. */
export function operationName({ id }: Pick<Collection, 'id'>): string {
  return featureSchemaName({ id }).replace(/Feature$/, '');
}

/** Pointers to the named parameters of a collection's query; those that the data cannot be asked with are left out. */
export function pointers(
  { components }: Context,
  { collection, examples }: Described,
  names: readonly string[],
): Reference[] {
  return names
    .map((name) => parameterNamed(name, collection, examples))
    .filter((one): one is Parameter => one !== null)
    .map((one) => components.point(collection.id, one));
}

/** `f` with the encodings, and `lang`. */
export function common(
  { components }: Context,
  owner: string,
  offered: Parameters<typeof encodingParameter>[0],
): Reference[] {
  return [components.point(owner, encodingParameter(offered)), components.point('common', languageParameter)];
}

const crsHeader = {
  'Content-Crs': {
    description: 'The system of the coordinates, in angle brackets.',
    schema: { type: 'string' },
  },
};

/** What items answer: pages in GeoJSON and HTML, and every file format. */
function itemsResponse(collection: Collection): Record<string, Response> {
  const schema = schemaNamed(`${featureSchemaName(collection)}s`);
  const files = formatsFor(collection.id).map(({ mediaType }) => mediaType);
  const content = Object.fromEntries([
    ...[html.type, ...files].map((type) => [type, { schema: { type: 'string' } }]),
    [geojson.type, { schema }],
  ]);
  const { '200': page } = okIn('A page of features, or a file of all of them.', content);
  return { '200': { ...page!, headers: crsHeader } };
}

function listItems(context: Context, described: Described): Operation {
  const { collection } = described;
  const { id, titles } = collection;
  const named = [
    ...queryParametersOf(collection),
    ...['bbox-crs', 'filter-lang', 'filter-crs', 'crs', 'properties'],
    ...queryableParameters(collection).map(({ name }) => name),
  ];
  const files = formatParameters(formatsFor(id)).map((one) => context.components.point(`${id}.file`, one));
  return {
    tags: [id],
    summary: `${titles.en ?? id}: a page, or a file of all that match`,
    operationId: `list${operationName(collection)}`,
    parameters: [
      ...pointers(context, described, named),
      ...common(context, `${id}.items`, itemEncodings(collection)),
      ...files,
    ],
    responses: { ...itemsResponse(collection), ...notModified, ...badInput },
  };
}

/** The path part `featureId` of a collection. */
export function featureId({ examples, collection }: Described): Parameter {
  return pathParameter('featureId', `Id of a feature of ${collection.id}.`, examples.feature?.id ?? 'none');
}

const bibtexExample = `@misc{2024-05-10-road-v2,
  title     = {{Road blocked}},
  publisher = {{Incident Atlas, Northland}},
  version   = {2},
  url       = {https://atlas.example/incident/2024-05-10-road?version=2},
}`;

function oneItem(context: Context, described: Described): Operation {
  const { collection } = described;
  const { id, titles } = collection;
  const readings = id === 'incidents' ? readingParameters : isRecord(id) ? ['known-at', 'recorded-at'] : [];
  const version: Parameter = {
    name: 'version',
    in: 'query',
    style: 'form',
    explode: false,
    description:
      'One version of the incident, by its number. As data its bytes stay the same until a rule of protection of the incident changes: without `known-at` it ' +
      'says all that was written, `recorded-at` changes nothing, and its links are its own, as they stood then.',
    schema: { type: 'integer', minimum: 1 },
    example: Number(described.examples.feature?.properties.version ?? 1),
  };
  const accessed: Parameter = {
    ...queryParameter('accessed', {
      description: 'With `f=citation`: the day on which you read it, which the citation then names.',
      schema: { type: 'string', format: 'date' },
      example: '2024-09-01',
    }),
    'x-with': { f: 'citation' },
  };
  const isIncident = id === 'incidents';
  const { '200': feature } = ok('The feature.', schemaNamed(featureSchemaName(collection)), {
    type: geojson.type,
    html: true,
  });
  const citations = {
    'application/x-bibtex': { schema: { type: 'string' }, example: bibtexExample },
    'application/vnd.citationstyles.csl+json': { schema: { type: 'array', items: { type: 'object' } } },
    'text/plain': { schema: { type: 'string' } },
  };
  return {
    tags: [id],
    summary: `${titles.en ?? id}: one feature`,
    operationId: `get${operationName(collection)}`,
    parameters: [
      context.components.point(id, featureId(described)),
      ...pointers(context, described, [...readings, 'crs', 'properties']),
      ...(isIncident ? [version, accessed].map((one) => context.components.point(id, one)) : []),
      ...(isIncident
        ? common(context, 'incident', [geojson, html, ...citationEncodings])
        : common(context, 'feature', [geojson, html])),
    ],
    responses: {
      '200': isIncident
        ? {
            ...feature!,
            description: 'The incident, or how to cite it.',
            content: { ...feature!.content, ...citations },
          }
        : feature!,
      ...notModified,
      ...badInput,
      ...notFound,
      ...(isIncident ? { ...moved, ...gone } : {}),
    },
  };
}

const kinds = {
  queryables: 'what filters can ask about',
  schema: 'what reads return and writers send',
  sortables: 'what `sortby` takes',
} as const;

/** Everything that is the same for all collections but tiles: description, items, one item, schemas. */
export function collectionPaths(context: Context, described: Described): Paths {
  const { collection } = described;
  const { id, titles } = collection;
  const address = `/collections/${id}`;
  const title = titles.en ?? id;
  const schemas = Object.entries(kinds).map(([kind, what]) => [
    `${address}/${kind}`,
    {
      get: {
        tags: [id],
        summary: `${title}: ${what}`,
        operationId: `${kind}Of${operationName(collection)}`,
        parameters: common(context, 'schema', [schemaJson, html]),
        responses: {
          ...ok('JSON Schema 2020-12.', schemaNamed('JsonSchema'), { type: schemaJson.type, html: true }),
          ...badInput,
        },
      } satisfies Operation,
    },
  ]);
  return {
    [address]: {
      get: {
        tags: [id],
        summary: `${title}: description`,
        ...(collection.descriptions?.en ? { description: collection.descriptions.en } : {}),
        operationId: `describe${operationName(collection)}`,
        parameters: common(context, 'resource', [json, html]),
        responses: {
          ...ok('The collection.', schemaNamed('Collection'), { html: true }),
          ...notModified,
          ...badInput,
        },
      },
    },
    [`${address}/items`]: { get: listItems(context, described) },
    [`${address}/items/{featureId}`]: { get: oneItem(context, described) },
    ...Object.fromEntries(schemas),
  };
}
