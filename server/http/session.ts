import { login, passwordChange, setup } from '../contract/session.ts';
import { noteAction } from '../service/audit.ts';
import { Fault } from '../service/fault.ts';
import type { Visitor } from '../service/sessions.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { isSecure, writeSessionCookie } from './cookie.ts';
import type { Exchange, Handler } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { demandVisitor } from './visitor.ts';

/** Hands the new session over and tells who it is of. */
export async function welcome(
  exchange: Exchange,
  opened: { token: string; visitor: Visitor },
  status: number,
): Promise<void> {
  const { res, req, settings, sessions } = exchange;
  // A log-in over an old session ends that one: nobody keeps a token he no longer sees.
  if (exchange.visitor) await sessions.logOut(exchange.visitor.token);
  writeSessionCookie(res, isSecure(req, settings.publicUrl), opened.token);
  cache(exchange, 'staff');
  sendJson(exchange, await sessions.view(opened.visitor), status);
}

/** `GET /api/session`: who asks, and whether the set-up is still open. */
export const showSession: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  sendJson(exchange, await exchange.sessions.view(exchange.visitor));
};

/** `POST /api/session`: log in. */
export const logIn: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const given = readBody(exchange, login);
  const { atlas, sessions } = exchange;
  const opened = await sessions.logIn(given, addressOf(exchange)).catch(async (error) => {
    // Not when the throttle refused: a flood must not fill the file.
    if (error instanceof Fault && error.kind === 'unauthenticated' && error.code !== 'second_factor_needed') {
      const step = error.code === 'second_factor_wrong' ? 'code' : 'password';
      await noteAction(atlas, { name: given.name.slice(0, 64) }, 'login_failed', null, { step });
    }
    throw error;
  });
  const { visitor, by } = opened;
  await noteAction(atlas, visitor, 'logged_in');
  if (by === 'recovery') await noteAction(atlas, visitor, 'recovery_code_used', `user:${visitor.name}`);
  await welcome(exchange, opened, 200);
};

/** `DELETE /api/session`: log out; also right for someone who is not logged in. */
export const logOut: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { visitor, sessions, res, req, settings } = exchange;
  if (visitor) {
    await sessions.logOut(visitor.token);
    await noteAction(exchange.atlas, visitor, 'logged_out');
  }
  writeSessionCookie(res, isSecure(req, settings.publicUrl), null);
  cache(exchange, 'staff');
  res.status(204).end();
};

/** `PUT /api/session/password`: one's own; the other sessions and all API tokens end. */
export const changePassword: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { sessions, res } = exchange;
  const visitor = demandVisitor(exchange);
  const { current, next } = readBody(exchange, passwordChange);
  await sessions.changePassword(visitor, current, next, addressOf(exchange));
  await noteAction(exchange.atlas, visitor, 'password_changed', `user:${visitor.name}`);
  cache(exchange, 'staff');
  res.status(204).end();
};

/** `POST /api/setup`: the first admin, by the one-time link. */
export const setUp: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const given = readBody(exchange, setup);
  const opened = await exchange.sessions.setUp(given, addressOf(exchange));
  await noteAction(exchange.atlas, opened.visitor, 'set_up', `user:${opened.visitor.name}`);
  await welcome(exchange, opened, 201);
};
