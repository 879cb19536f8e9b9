import { factorConfirmation, ownPassword } from '../contract/people.ts';
import { noteAction } from '../service/audit.ts';
import { conflict } from '../service/fault.ts';
import { endSession, listSessions } from '../service/own-sessions.ts';
import { beginSecondFactor, viewSecondFactor } from '../service/second-factor.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { type Handler, pathPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { demandVisitor } from './visitor.ts';

/** `GET /api/sessions`: one's own log-ins that go on. */
export const showSessions: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  cache(exchange, 'staff');
  sendJson(exchange, { sessions: await listSessions(exchange.atlas, visitor) });
};

/** `DELETE /api/sessions/{id}`: ends one of them. */
export const dropSession: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  await endSession(exchange.atlas, visitor, pathPart(exchange, 'id'));
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};

/** `GET /api/session/second-factor`. */
export const showSecondFactor: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { id } = demandVisitor(exchange);
  cache(exchange, 'staff');
  sendJson(exchange, await viewSecondFactor(exchange.atlas.store, id));
};

/** `POST /api/session/second-factor`: begins to set one up; who holds a session only does not know the password. */
export const startSecondFactor: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  const { password } = readBody(exchange, ownPassword);
  await exchange.sessions.demandPassword(visitor, password, addressOf(exchange));
  const begun = await beginSecondFactor(exchange.atlas.store, visitor);
  cache(exchange, 'staff');
  sendJson(exchange, begun, 201);
};

/** `PUT /api/session/second-factor`: switches it on by a code; the answer holds the recovery codes. */
export const finishSecondFactor: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  const { code } = readBody(exchange, factorConfirmation);
  const recovery_codes = await exchange.sessions.confirmFactor(visitor, code);
  await noteAction(exchange.atlas, visitor, 'second_factor_on', `user:${visitor.name}`);
  cache(exchange, 'staff');
  sendJson(exchange, { recovery_codes });
};

/** `POST /api/session/second-factor/end`: switches it off, with the password. */
export const endSecondFactor: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const visitor = demandVisitor(exchange);
  const { password } = readBody(exchange, ownPassword);
  await exchange.sessions.demandPassword(visitor, password, addressOf(exchange));
  if (!(await exchange.atlas.store.dropSecondFactor(visitor.id)))
    throw conflict('second_factor_not_begun', 'There is no second factor.');
  await noteAction(exchange.atlas, visitor, 'second_factor_off', `user:${visitor.name}`);
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};
