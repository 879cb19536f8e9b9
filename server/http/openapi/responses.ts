import type { Reference, Response, Schema } from './description.ts';

const asPage: Schema = {
  type: 'string',
  description: 'The same as a page, for reads by who prefers pages to data, as browsers do.',
};

const problem = (description: string): Response => ({
  description,
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    'text/html': { schema: asPage },
  },
});

/** Answers that many operations share, by the name of the component. */
export const sharedResponses: Record<string, Response> = {
  BadRequest: problem(
    'A parameter or the body cannot be read; the problem names it and says what is allowed.',
  ),
  Unauthenticated: problem('This needs a session or a token.'),
  Forbidden: problem('The role, or the scope of the token, does not allow this.'),
  NotFound: problem('There is nothing at this address, or nothing that was known at these dates.'),
  NotAcceptable: problem('This cannot be had in any of the types of `Accept`.'),
  Conflict: problem('The id or the name is taken.'),
  Merged: {
    ...problem('Another incident took this one in; the problem names it, and when and why.'),
    headers: { Location: { description: 'The same question of that one.', schema: { type: 'string' } } },
  },
  Gone: problem('The incident was retracted; the problem says when and why.'),
  Stale: problem('Another version stands than the condition names; the problem carries its number.'),
  MediaType: problem('The body has a type that this does not take.'),
  ConditionNeeded: problem('`If-Match` or `If-Unmodified-Since` is missing.'),
  StorageFull: problem('There is no room left on the service; nothing was written. Reading goes on.'),
  TooMany: problem('Too many writes from one address; `Retry-After` says when to come back.'),
  NotModified: { description: 'What `If-None-Match` names still stands.' },
};

const named = (name: string): Reference => ({ $ref: `#/components/responses/${name}` });

/** Bad input, and an `Accept` that nothing fits. */
export const badInput = { '400': named('BadRequest'), '406': named('NotAcceptable') };
export const notFound = { '404': named('NotFound') };
export const moved = { '308': named('Merged') };
export const gone = { '410': named('Gone') };
export const notModified = { '304': named('NotModified') };
export const staffOnly = { '401': named('Unauthenticated'), '403': named('Forbidden') };
/** What a write can be refused for besides its rights. */
export const refusedWrite = {
  '400': named('BadRequest'),
  '415': named('MediaType'),
  '429': named('TooMany'),
  '507': named('StorageFull'),
};
export const conflict = { '409': named('Conflict') };
/** A condition that does not hold, and one that is missing. */
export const conditions = { '412': named('Stale'), '428': named('ConditionNeeded') };

/** Points at a schema of the document. */
export function schemaNamed(name: string): Reference {
  return { $ref: `#/components/schemas/${name}` };
}

const page: Schema = { type: 'string', description: 'A page for people.' };

/** A 200 in JSON of a schema, and as a page where there is one. */
export function ok(
  description: string,
  schema: Schema | Reference,
  { type = 'application/json', html = false }: { type?: string; html?: boolean } = {},
): Record<string, Response> {
  return {
    '200': {
      description,
      content: { [type]: { schema }, ...(html ? { 'text/html': { schema: page } } : {}) },
    },
  };
}

/** A 200 in several media types, each whatever it is. */
export function okIn(
  description: string,
  content: NonNullable<Response['content']>,
): Record<string, Response> {
  return { '200': { description, content } };
}
