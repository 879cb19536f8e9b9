import { z } from 'zod';
import { auditActions } from '../../contract/audit.ts';
import { privatePart } from '../../contract/protection.ts';
import { login, newApiToken, newUser, passwordChange, setup } from '../../contract/session.ts';
import { userPatch } from '../../service/users.ts';
import { auditParameters } from '../audit.ts';
import { json } from '../negotiate.ts';
import { common, featureId } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Operation, Parameter, Paths, Reference, Response, Schema } from './description.ts';
import { badInput, conflict, notFound, ok, refusedWrite, staffOnly } from './responses.ts';

type Security = NonNullable<Operation['security']>;
export const byLogIn: Security = [{ session: [] }];
export const byEither: Security = [{ session: [] }, { token: [] }];
export const anything: Schema = { type: 'object' };

/** A schema of the contract as OpenAPI 3.0 writes it: what is sent, before defaults are filled in. */
export function schemaOfContract(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as Schema;
}

export function bodyOf(schema: z.ZodType): Operation['requestBody'] {
  return { required: true, content: { [json.type]: { schema: schemaOfContract(schema) } } };
}

interface Desk {
  tag?: string;
  summary: string;
  id: string;
  answer?: Record<string, Response>;
  body?: Operation['requestBody'];
  parameters?: readonly (Parameter | Reference)[];
  security?: Operation['security'];
  refused?: Operation['responses'];
}

/** An operation of staff. Its answer is JSON, unless it says another. */
export function operation({
  tag = 'staff',
  summary,
  id,
  answer,
  body,
  parameters,
  security,
  refused,
}: Desk): Operation {
  return {
    tags: [tag],
    summary,
    operationId: id,
    ...(parameters ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      ...(answer ?? ok('What was asked for.', anything)),
      ...(body ? refusedWrite : badInput),
      ...(security ? staffOnly : {}),
      ...refused,
    },
    ...(security ? { security } : {}),
  };
}

export const done = { '204': { description: 'It is done.' } };
export const made = { '201': { description: 'It is made.', content: { [json.type]: { schema: anything } } } };

/** Sessions, tokens and users: who may do what. */
function accessPaths(plain: readonly Reference[]): Paths {
  const number = { type: 'integer', minimum: 1 };
  const tokenId = pathParameter('id', 'Number of the token.', 1, number);
  const userId = pathParameter('id', 'Number of the user.', 1, number);
  return {
    '/session': {
      get: operation({ summary: 'Who asks', id: 'getSession', parameters: plain }),
      post: operation({
        summary: 'Log in',
        id: 'logIn',
        body: bodyOf(login),
        refused: { '401': staffOnly['401'] },
      }),
      delete: operation({ summary: 'Log out', id: 'logOut', answer: done }),
    },
    '/session/password': {
      put: operation({
        summary: 'Change one’s own password',
        id: 'changePassword',
        body: bodyOf(passwordChange),
        answer: done,
        security: byLogIn,
      }),
    },
    '/setup': {
      post: operation({
        summary: 'Make the first admin, with the one-time link',
        id: 'setUp',
        body: bodyOf(setup),
        answer: made,
        refused: { '403': staffOnly['403'] },
      }),
    },
    '/tokens': {
      get: operation({ summary: 'One’s own tokens', id: 'listTokens', parameters: plain, security: byLogIn }),
      post: operation({
        summary: 'Make a token; its secret is shown this once',
        id: 'createToken',
        body: bodyOf(newApiToken),
        answer: made,
        security: byLogIn,
      }),
    },
    '/tokens/{id}': {
      delete: operation({
        summary: 'End a token at once',
        id: 'dropToken',
        parameters: [tokenId],
        answer: done,
        security: byLogIn,
        refused: notFound,
      }),
    },
    '/users': {
      get: operation({ summary: 'All users', id: 'listUsers', parameters: plain, security: byLogIn }),
      post: operation({
        summary: 'Add a user',
        id: 'createUser',
        body: bodyOf(newUser),
        answer: made,
        security: byLogIn,
        refused: conflict,
      }),
    },
    '/users/{id}': {
      patch: operation({
        summary: 'Change role, password or access of a user',
        id: 'patchUser',
        parameters: [userId],
        body: bodyOf(userPatch),
        security: byLogIn,
        refused: notFound,
      }),
    },
  };
}

const text: Schema = { type: 'string' };
/** Of the audit: what each parameter asks for, its schema, and a value that works. */
const auditQuestion: Record<
  (typeof auditParameters)[number],
  [description: string, schema: Schema, example: string | number]
> = {
  actor: ['What this user did', text, 'editor'],
  action: ['What was done', { type: 'string', enum: [...auditActions] }, 'published'],
  subject: ['What it was done to: the id of an incident, `user:NAME`, `token:ID` …', text, 'user:editor'],
  since: ['From this day or time on', text, '2024-01-01T00:00:00Z'],
  until: ['To the end of this day, or to this time', text, '2030-01-01'],
  limit: ['Lines on a page', { type: 'integer', minimum: 1, maximum: 1_000, default: 100 }, 20],
  cursor: ['`next` of the page before', text, '40.12'],
};

/** Everything for staff; what is in the tables of the desk is not described member by member. */
export function staffPaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const id = { ...featureId(context.incidents), name: 'id' };
  return {
    ...accessPaths(plain),
    '/audit': {
      get: operation({
        summary: 'Who did what, newest first: revisions, and what staff did besides',
        id: 'getAudit',
        parameters: [
          ...auditParameters.map((name): Parameter => {
            const [description, schema, example] = auditQuestion[name];
            return { name, in: 'query', style: 'form', explode: false, description, schema, example };
          }),
          ...plain,
        ],
        security: byLogIn,
      }),
    },
    '/verification': {
      post: operation({
        summary: 'Check the chain of revisions and what is derived from it, now',
        id: 'verifyRecord',
        security: byLogIn,
      }),
    },
    '/desk/derive': {
      post: operation({
        summary: 'What would follow from a document, finished or not; nothing is stored',
        id: 'deriveDocument',
        body: { required: true, content: { [json.type]: { schema: anything } } },
        security: byEither,
      }),
    },
    '/desk/incidents/{id}': {
      get: operation({
        summary: 'The stored document of an incident, unprotected; a token needs the scope `write`',
        id: 'getStoredDocument',
        parameters: [id, ...plain],
        security: byEither,
        refused: notFound,
      }),
    },
    '/desk/incidents/{id}/record': {
      get: operation({
        summary: 'All that is recorded of an incident, unprotected, with its proof, for editors and admins',
        id: 'getWholeRecord',
        parameters: [id, ...plain],
        security: byLogIn,
        refused: notFound,
      }),
    },
    '/desk/incidents/{id}/private': {
      get: operation({
        summary: 'Notes and contacts of an incident, and who wrote or erased them',
        id: 'getPrivatePart',
        parameters: [id, ...plain],
        security: byLogIn,
        refused: notFound,
      }),
      put: operation({
        summary: 'Keep notes and contacts in place of those before',
        id: 'putPrivatePart',
        parameters: [id],
        body: bodyOf(privatePart),
        security: byLogIn,
        refused: notFound,
      }),
      delete: operation({
        summary: 'Erase notes and contacts for good',
        id: 'dropPrivatePart',
        parameters: [id],
        answer: done,
        security: byLogIn,
        refused: notFound,
      }),
    },
    '/desk/vocabulary': {
      get: operation({
        summary: 'Claimants, actors, groups, publishers and tags in use',
        id: 'getVocabulary',
        parameters: plain,
        security: byEither,
      }),
    },
  };
}
