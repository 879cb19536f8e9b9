import type { PropertyInfo } from '../contract/queryable.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { type Collection, findCollection } from '../service/catalogue.ts';
import { type Handler, pathPart } from './exchange.ts';
import { linkHeader, selfLinks } from './links.ts';
import { html, schemaJson } from './negotiate.ts';
import { propertySchema } from './property-schema.ts';
import { openResource, sendResource } from './resource.ts';
import { cache, unknownPath } from './respond.ts';

type SchemaKind = 'queryables' | 'schema' | 'sortables';

const takesPart: Record<SchemaKind, (info: PropertyInfo) => boolean> = {
  queryables: (info) => info.queryable,
  schema: (info) => info.returned || info.received,
  sortables: (info) => info.sortable,
};

/**
 * The queryables, sortables or schema of a collection. Only what is listed can be asked about or sorted by; a single
 * incident carries more members than a list does, so its schema is open.
 */
export function schemaOf(collection: Collection, kind: SchemaKind, address: string, language: Language) {
  const members = collection.properties
    .filter(takesPart[kind])
    .map((info, index) => [info.name, propertySchema(info, language, index + 1, kind === 'schema')] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${address}/${kind}`,
    type: 'object',
    title: inLanguage(collection.titles, language).text,
    ...(collection.descriptions ? { description: inLanguage(collection.descriptions, language).text } : {}),
    properties: Object.fromEntries(members),
    additionalProperties: kind === 'schema' && collection.kind === 'record',
  };
}

const schemaHandler =
  (kind: SchemaKind): Handler =>
  async (exchange) => {
    const offered = [schemaJson, html];
    const reply = openResource(exchange, offered);
    const collection = await findCollection(exchange.atlas, pathPart(exchange, 'collection'));
    if (!collection) throw unknownPath();
    cache(exchange, 'public');
    exchange.res.setHeader('Link', linkHeader(selfLinks(exchange, offered, reply.encoding)));
    const address = `${exchange.base}/api/collections/${collection.id}`;
    return sendResource(exchange, kind, schemaOf(collection, kind, address, reply.language), reply);
  };

/** `GET /api/collections/{c}/queryables`: what filters can ask about. */
export const queryables = schemaHandler('queryables');
/** `GET /api/collections/{c}/schema`: what reads return and, where it is not `readOnly`, writers send. */
export const schema = schemaHandler('schema');
/** `GET /api/collections/{c}/sortables`: what `sortby` takes. */
export const sortables = schemaHandler('sortables');
