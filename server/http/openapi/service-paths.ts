import { html, json } from '../negotiate.ts';
import { common } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Operation, Parameter, Paths, Reference, Schema } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { badInput, notFound, notModified, ok, schemaNamed } from './responses.ts';

interface Plain {
  tag: string;
  summary: string;
  id: string;
  schema: Schema | Reference;
  parameters?: readonly (Parameter | Reference)[];
  type?: string;
  page?: boolean;
}

/** An operation that reads something which does not depend on a collection. */
function reading({ tag, summary, id, schema, parameters = [], type, page = false }: Plain): Operation {
  return {
    tags: [tag],
    summary,
    operationId: id,
    parameters,
    responses: {
      ...ok('What was asked for.', schema, { ...(type ? { type } : {}), html: page }),
      ...badInput,
    },
  };
}

const since = queryParameter('since', {
  description: 'Sequence number after which to begin.',
  schema: { type: 'integer', minimum: 0, default: 0 },
  example: 0,
});

function limitTo(maximum: number, usual: number): Parameter {
  return queryParameter('limit', {
    description: 'How many to answer at most.',
    schema: { type: 'integer', minimum: 1, maximum, default: usual },
    example: 5,
  });
}

/** Landing page, conformance, the list of collections, functions. */
function resources(context: Context): Paths {
  const { components, collections } = context;
  const both = common(context, 'resource', [json, html]);
  const ids = collections.map(({ collection }) => collection.id);
  const collectionId = pathParameter('collectionId', 'Id of a collection.', ids[0], { enum: ids });
  const page = (summary: string, id: string, schema: string) =>
    reading({ tag: 'service', summary, id, schema: schemaNamed(schema), parameters: both, page: true });
  const described = page('Description of a collection', 'describeCollection', 'Collection');
  return {
    '/': { get: page('Landing page', 'getLandingPage', 'LandingPage') },
    '/conformance': { get: page('Conformance classes', 'getConformance', 'Conformance') },
    '/collections': {
      get: {
        ...page('All collections', 'listCollections', 'Collections'),
        responses: {
          ...ok('The collections.', schemaNamed('Collections'), { html: true }),
          ...notModified,
          ...badInput,
        },
      },
    },
    '/collections/{collectionId}': {
      get: {
        ...described,
        parameters: [components.point('common', collectionId), ...both],
        responses: { ...described.responses, ...notFound },
      },
    },
    '/functions': { get: page('Functions for filters besides those of CQL2', 'listFunctions', 'Functions') },
  };
}

/** Addresses that speak JSON only, and this description itself. */
export function servicePaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const q = queryParameter('q', {
    description: 'How the name begins, in any language and script.',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: context.placeName,
  });
  const read = (tag: string, summary: string, id: string, schema: string, more: Parameter[] = []) => ({
    get: reading({ tag, summary, id, schema: schemaNamed(schema), parameters: [...more, ...plain] }),
  });
  const file = pathParameter('file', 'Name of a file.', 'pages.css', { enum: ['pages.css', 'docs.js'] });
  const text: Schema = { type: 'string' };
  return {
    ...resources(context),
    '/openapi.json': {
      get: reading({
        tag: 'service',
        summary: 'This document',
        id: 'getOpenApi',
        schema: { type: 'object' },
        parameters: plain,
        type: 'application/vnd.oai.openapi+json;version=3.0',
      }),
    },
    '/docs': {
      get: reading({
        tag: 'service',
        summary: 'This document as a page',
        id: 'getDocs',
        schema: text,
        parameters: common(context, 'page', [html]),
        type: 'text/html',
      }),
    },
    '/pages/{file}': {
      get: {
        ...reading({
          tag: 'service',
          summary: 'Style and script of the pages',
          id: 'getPageFile',
          schema: text,
          parameters: [file],
          type: 'text/css',
        }),
        responses: { ...ok('The file.', text, { type: 'text/css' }), ...notFound },
      },
    },
    '/formats': read('service', 'File formats and their options', 'listFormats', 'Formats'),
    '/deployment': read('service', 'What the app draws', 'getDeployment', 'Deployment'),
    '/places': read('service', 'Places whose name begins so', 'findPlaces', 'Places', [q, limitTo(50, 10)]),
    '/changes': read(
      'record',
      'Public changes, oldest first; as `text/event-stream` as they come',
      'listChanges',
      'Changes',
      [since, limitTo(1_000, 100)],
    ),
    '/checkpoint': read('record', 'Signed head of the chain of revisions', 'getCheckpoint', 'Checkpoint'),
  };
}
