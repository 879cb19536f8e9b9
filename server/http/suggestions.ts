import {
  openStatuses,
  type SuggestionStatus,
  suggestionDecision,
  suggestionStatuses,
} from '../contract/suggestion.ts';
import { demand } from '../service/demand.ts';
import { decideSuggestion, deleteContact, listSuggestions } from '../service/suggestions.ts';
import { readBody } from './body.ts';
import { type Handler, numberPart, type Route } from './exchange.ts';
import { readWhole } from './number-parameter.ts';
import { parameterProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

export const suggestionParameters = ['status', 'limit', 'cursor'] as const;

function readStatuses(parameters: URLSearchParams): readonly SuggestionStatus[] {
  const value = parameters.get('status');
  if (value === null) return openStatuses;
  const wanted = value.split(',');
  const unknown = wanted.find((one) => !(suggestionStatuses as readonly string[]).includes(one));
  if (unknown !== undefined)
    throw parameterProblem({ parameter: 'status', value: unknown, allowed: [...suggestionStatuses] });
  return wanted as SuggestionStatus[];
}

/** `GET /api/suggestions`: the queue, the newest first; those that wait, unless `status` asks for others. */
const showSuggestions: Handler = async (exchange) => {
  demand(exchange.visitor, 'reviewSuggestions');
  allowOnly(exchange.parameters, suggestionParameters);
  const page = await listSuggestions(exchange.atlas, exchange.visitor, {
    statuses: readStatuses(exchange.parameters),
    limit: readWhole(exchange.parameters, 'limit', 100) ?? 20,
    before: readWhole(exchange.parameters, 'cursor', Number.MAX_SAFE_INTEGER),
  });
  cache(exchange, 'staff');
  sendJson(exchange, page);
};

/** `PATCH /api/suggestions/{id}`: takes one up, or decides it. */
const patchSuggestion: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, visitor } = exchange;
  demand(visitor, 'reviewSuggestions');
  const decision = readBody(exchange, suggestionDecision);
  cache(exchange, 'staff');
  sendJson(
    exchange,
    await decideSuggestion(atlas, visitor, numberPart(exchange, 'such suggestion'), decision),
  );
};

/** `DELETE /api/suggestions/{id}/contact`: forgets how whoever sent it can be reached. */
const dropContact: Handler = async (exchange) => {
  demand(exchange.visitor, 'reviewSuggestions');
  allowOnly(exchange.parameters);
  await deleteContact(exchange.atlas, exchange.visitor, numberPart(exchange, 'such suggestion'));
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};

/** The queue of suggestions, in the route table. */
export const suggestionRoutes: readonly Route[] = [
  { path: '/api/suggestions', sessionOnly: true, GET: showSuggestions },
  { path: '/api/suggestions/:id', sessionOnly: true, PATCH: patchSuggestion },
  { path: '/api/suggestions/:id/contact', sessionOnly: true, DELETE: dropContact },
];
