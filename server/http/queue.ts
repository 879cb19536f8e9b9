import { filterParameters, type IncidentQuery, readingParameters } from '../contract/query.ts';
import { type QueueOwner, type QueueTab, queueOwners, queueTabs } from '../contract/work.ts';
import { recordCollections } from '../service/catalogue.ts';
import { readQueue } from '../service/queue.ts';
import type { Handler } from './exchange.ts';
import { checkSort } from './items-query.ts';
import { parameterProblem } from './problem.ts';
import { readQuery } from './question.ts';
import { cache, sendJson } from './respond.ts';

/** What the queue takes besides the one query. */
export const queueParameters = ['tab', 'owner'] as const;

/** The one query, without the status, which is the tab's. */
export const queueQuery = [
  ...filterParameters.filter((one) => one !== 'status'),
  ...readingParameters,
  'sortby',
  'limit',
  'offset',
] as const;

const mostRows = 1_000;

/** `GET /api/desk/queue`: incidents of every status as staff work on them, by the same query as the map. */
export const queue: Handler = async (exchange) => {
  const query = readQuery(exchange, queueParameters, queueQuery);
  checkSort(query, recordCollections.find(({ id }) => id === 'incidents')!);
  const asked: IncidentQuery = { ...query, limit: Math.min(query.limit, mostRows) };
  const tab = readOne<QueueTab>(exchange.parameters, 'tab', queueTabs);
  const owner = readOne<QueueOwner>(exchange.parameters, 'owner', queueOwners);
  cache(exchange, 'staff');
  sendJson(exchange, await readQueue(exchange.atlas, exchange.visitor, asked, tab, owner));
};

/** One of some codes; the first where there is none. Throws a 400 problem. */
function readOne<T extends string>(parameters: URLSearchParams, parameter: string, allowed: readonly T[]): T {
  const value = parameters.get(parameter) ?? allowed[0]!;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw parameterProblem({ parameter, value, allowed: [...allowed] });
  return found;
}
