import { columnChoice, commitChoice, importTerms } from '../../contract/import.ts';
import { geojson, json } from '../negotiate.ts';
import { common } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Paths, Schema } from './description.ts';
import { queryParameter } from './query-parameters.ts';
import { conflict, notFound, ok } from './responses.ts';
import { anything, bodyOf, byEither, operation } from './staff-paths.ts';

const begun = { '202': { description: 'It has begun; the import says how far it is.' } };
const text = { schema: { type: 'string' } };

/** Imports at the desk. */
export function importPaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const id = pathParameter('id', 'Id of the import.', '0123456789abcdef', {
    type: 'string',
    pattern: '^[0-9a-f]{16}$',
  });
  const shared = { security: byEither, refused: { ...notFound, ...conflict } };
  const query = (name: string, description: string, schema: Schema, example: string | number) =>
    queryParameter(name, { description, schema, example });
  return {
    '/imports': {
      get: operation({ summary: 'All imports', id: 'listImports', parameters: plain, security: byEither }),
      post: operation({
        summary: 'Send a file to import; the body is the file as it is',
        id: 'sendImport',
        parameters: [query('name', 'What people call the file.', { type: 'string' }, 'rows.csv')],
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        answer: {
          '201': { description: 'It was taken in.', content: { [json.type]: { schema: anything } } },
        },
        security: byEither,
      }),
    },
    '/imports/{id}': {
      get: operation({ summary: 'One import', id: 'getImport', parameters: [id, ...plain], ...shared }),
      delete: operation({
        summary: 'Take back what an import wrote, or forget one that wrote nothing',
        id: 'undoImport',
        parameters: [
          id,
          query(
            'reason',
            'Needed where anything of it was public; readers see it.',
            {
              type: 'string',
              maxLength: 1_000,
            },
            'A wrong file',
          ),
        ],
        answer: { ...begun, '204': { description: 'It is forgotten.' } },
        ...shared,
      }),
    },
    '/imports/{id}/columns': {
      put: operation({
        summary: 'Say how a table is read',
        id: 'putImportColumns',
        parameters: [id],
        body: bodyOf(columnChoice),
        ...shared,
      }),
    },
    '/imports/{id}/terms': {
      put: operation({
        summary: 'Say whose data it is, and under which terms',
        id: 'putImportTerms',
        parameters: [id],
        body: bodyOf(importTerms),
        ...shared,
      }),
    },
    '/imports/{id}/check': {
      post: operation({
        summary: 'Check the file: a dry run',
        id: 'checkImport',
        parameters: [id],
        answer: begun,
        ...shared,
      }),
    },
    '/imports/{id}/commit': {
      post: operation({
        summary: 'Take the rows in as a batch',
        id: 'commitImport',
        parameters: [id],
        body: bodyOf(commitChoice),
        answer: begun,
        ...shared,
      }),
    },
    '/imports/{id}/publish': {
      post: operation({
        summary: 'Publish the whole batch',
        id: 'publishImport',
        parameters: [id],
        answer: begun,
        ...shared,
      }),
    },
    '/imports/{id}/cancel': {
      post: operation({
        summary: 'Stop the step under way',
        id: 'cancelImport',
        parameters: [id],
        answer: begun,
        ...shared,
      }),
    },
    '/imports/{id}/findings': {
      get: operation({
        summary: 'What the last check found: a part as JSON, or all as a file',
        id: 'getImportFindings',
        parameters: [
          id,
          query(
            'f',
            'A part as JSON, or all as a file.',
            {
              type: 'string',
              enum: ['json', 'csv', 'ndjson'],
              default: 'json',
            },
            'json',
          ),
          query('code', 'Only findings with this code.', { type: 'string' }, 'date_unreadable'),
          query('limit', 'Findings in the answer.', { type: 'integer', minimum: 1, maximum: 500 }, 100),
          query('offset', 'Findings that are passed over.', { type: 'integer', minimum: 0 }, 0),
        ],
        answer: {
          '200': {
            description: 'The findings.',
            content: {
              [json.type]: { schema: anything },
              'text/csv': text,
              'application/x-ndjson': text,
            },
          },
        },
        ...shared,
      }),
    },
    '/imports/{id}/places': {
      get: operation({
        summary:
          'Where the rows of the last check are: points with the number of rows, and the ground of lines and areas',
        id: 'getImportPlaces',
        parameters: [id, ...plain],
        answer: ok('Points and areas.', anything, { type: geojson.type }),
        ...shared,
      }),
    },
  };
}
