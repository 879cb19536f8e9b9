import { privatePart } from '../contract/protection.ts';
import { erasePrivatePart, keepPrivatePart, readPrivatePart } from '../service/private-parts.ts';
import { readBody } from './body.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { demandVisitor } from './visitor.ts';

async function answer(exchange: Exchange): Promise<void> {
  const { atlas, visitor } = exchange;
  cache(exchange, 'staff');
  sendJson(exchange, await readPrivatePart(atlas, visitor, pathPart(exchange, 'id')));
}

/** `GET /api/desk/incidents/{id}/private`: notes and contacts, and who wrote or erased them. */
export const showPrivatePart: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  await answer(exchange);
};

/** `PUT …/private`: notes and contacts in place of those before. */
export const putPrivatePart: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas } = exchange;
  const visitor = demandVisitor(exchange);
  await keepPrivatePart(atlas, visitor, pathPart(exchange, 'id'), readBody(exchange, privatePart));
  await answer(exchange);
};

/** `DELETE …/private`: erases them for good. */
export const dropPrivatePart: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  await erasePrivatePart(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};
