import { evidenceInput, evidenceReason } from '../../contract/evidence-input.ts';
import { json } from '../negotiate.ts';
import { common, featureId } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Paths, Schema } from './description.ts';
import { conflict, notFound } from './responses.ts';
import { bodyOf, byEither, made, operation, schemaOfContract } from './staff-paths.ts';

const bytes: Schema = { type: 'string', format: 'binary' };
const file = {
  '200': {
    description: 'The file as it came, to be kept and never to be shown in a page.',
    content: { 'application/octet-stream': { schema: bytes } },
  },
};

/** Files of evidence: for staff with their custody, for everybody once they are released. */
export function evidencePaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const incident = { ...featureId(context.incidents), name: 'id' };
  const id = pathParameter('id', 'Number of the file.', 1, { type: 'integer', minimum: 1 });
  const told = schemaOfContract(evidenceInput) as { properties: Record<string, Schema>; required: string[] };
  const form: Schema = {
    type: 'object',
    properties: { ...told.properties, file: bytes },
    required: [...told.required, 'file'],
  };
  const shared = { security: byEither, refused: { ...notFound, ...conflict } };
  return {
    '/desk/incidents/{id}/evidence': {
      get: operation({
        summary: 'The files of the sources of an incident, each with its custody',
        id: 'listEvidence',
        parameters: [incident, ...plain],
        ...shared,
      }),
      post: operation({
        summary: 'Add a file to a source; what is told of it comes before the file',
        id: 'addEvidence',
        parameters: [incident],
        body: { required: true, content: { 'multipart/form-data': { schema: form } } },
        answer: made,
        ...shared,
      }),
    },
    '/desk/evidence/{id}': {
      get: operation({
        summary: 'A file for staff; that they had it is written into its custody',
        id: 'getEvidence',
        parameters: [id],
        answer: file,
        ...shared,
      }),
    },
    '/desk/evidence/{id}/release': {
      post: operation({
        summary: 'Make a file public',
        id: 'releaseEvidence',
        parameters: [id],
        body: bodyOf(evidenceReason),
        ...shared,
      }),
    },
    '/desk/evidence/{id}/withdraw': {
      post: operation({
        summary: 'Make a file public no longer',
        id: 'withdrawEvidence',
        parameters: [id],
        body: bodyOf(evidenceReason),
        ...shared,
      }),
    },
    '/desk/evidence/{id}/erase': {
      post: operation({
        summary:
          'Take the bytes of a file away for good; admins alone may, and its custody says who did and why',
        id: 'eraseEvidence',
        parameters: [id],
        body: bodyOf(evidenceReason),
        ...shared,
      }),
    },
    '/evidence/{id}': {
      get: operation({
        summary: 'A released file of evidence',
        id: 'getReleasedEvidence',
        parameters: [id],
        answer: file,
        refused: { ...notFound, ...conflict },
      }),
    },
  };
}
