import { suggestionDecision, suggestionStatuses } from '../../contract/suggestion.ts';
import { json } from '../negotiate.ts';
import { common } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Parameter, Paths } from './description.ts';
import { conflict, notFound } from './responses.ts';
import { bodyOf, byLogIn, done, operation } from './staff-paths.ts';

/** The queue of what people without an account suggest. */
export function suggestionPaths(context: Context): Paths {
  const id = pathParameter('id', 'Number of the suggestion.', 1, { type: 'integer', minimum: 1 });
  const query = (name: string, description: string, schema: Parameter['schema'], example: unknown) =>
    ({ name, in: 'query', style: 'form', explode: false, description, schema, example }) as Parameter;
  const statuses = { type: 'array', items: { type: 'string', enum: [...suggestionStatuses] } };
  return {
    '/suggestions': {
      get: operation({
        summary: 'What people without an account suggested, the newest first',
        id: 'listSuggestions',
        parameters: [
          query('status', 'Only of these statuses; without it those that wait', statuses, ['received']),
          query(
            'limit',
            'Suggestions on a page',
            { type: 'integer', minimum: 1, maximum: 100, default: 20 },
            10,
          ),
          query('cursor', '`next` of the page before', { type: 'string' }, '40'),
          ...common(context, 'json', [json]),
        ],
        security: byLogIn,
      }),
    },
    '/suggestions/{id}': {
      patch: operation({
        summary: 'Take a suggestion up, or accept, merge or reject it',
        id: 'decideSuggestion',
        parameters: [id],
        body: bodyOf(suggestionDecision),
        security: byLogIn,
        refused: { ...notFound, ...conflict },
      }),
    },
    '/suggestions/{id}/contact': {
      delete: operation({
        summary: 'Delete how whoever sent it can be reached',
        id: 'dropContact',
        parameters: [id],
        answer: done,
        security: byLogIn,
        refused: notFound,
      }),
    },
  };
}
