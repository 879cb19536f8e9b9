import type { Handler } from './exchange.ts';
import { HttpProblem } from './problem.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** `GET /healthz`: the process answers. */
export const health: Handler = (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  sendJson(exchange, { status: 'ok', version: exchange.settings.version });
};

/** `GET /readyz`: the store answers too; 503 while it does not. */
export const readiness: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  if (!(await exchange.atlas.store.ready()))
    throw new HttpProblem(503, 'not_ready', 'The store does not answer.', { retry_after: 2 });
  sendJson(exchange, { status: 'ok', seq: exchange.atlas.store.seq() });
};

/** `GET /api/checkpoint`: the signed head of the hash chain, for whoever wants to hold the record to its word. */
export const checkpoint: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'public');
  sendJson(exchange, await exchange.atlas.store.checkpoint());
};
