import { newApiToken } from '../contract/session.ts';
import { endToken, listTokens, makeToken } from '../service/api-tokens.ts';
import { noteAction } from '../service/audit.ts';
import { readBody } from './body.ts';
import { type Handler, numberPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { demandVisitor } from './visitor.ts';

/** `GET /api/tokens`: one's own, without their secrets. */
export const showTokens: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { store, now } = exchange.atlas;
  const { id } = demandVisitor(exchange);
  cache(exchange, 'staff');
  sendJson(exchange, { tokens: await listTokens(store, id, now()) });
};

/** `POST /api/tokens`: a new one; its secret is shown this once. */
export const createToken: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { store, now } = exchange.atlas;
  const visitor = demandVisitor(exchange);
  const made = await makeToken(store, visitor.id, readBody(exchange, newApiToken), now());
  await noteAction(exchange.atlas, visitor, 'token_made', `token:${made.id}`, { scope: made.scope });
  exchange.res.setHeader('Location', `${exchange.base}/api/tokens/${made.id}`);
  cache(exchange, 'staff');
  sendJson(exchange, made, 201);
};

/** `DELETE /api/tokens/{id}`: one of one's own, at once. */
export const dropToken: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  const wanted = numberPart(exchange, 'such token');
  await endToken(exchange.atlas.store, visitor.id, wanted);
  await noteAction(exchange.atlas, visitor, 'token_ended', `token:${wanted}`);
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};
