import { newUser } from '../contract/session.ts';
import { addUser, changeUser, endSessionsOf, listUsers, userPatch } from '../service/users.ts';
import { readBody } from './body.ts';
import { type Handler, numberPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

/** `GET /api/users`, for admins. */
export const showUsers: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  cache(exchange, 'staff');
  sendJson(exchange, { users: await listUsers(exchange.atlas, exchange.visitor) });
};

/** `POST /api/users`: name, role and first password. */
export const createUser: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, base, res, visitor } = exchange;
  // Who may not see the users is refused before the body is read.
  await listUsers(atlas, visitor);
  const user = await addUser(atlas, visitor, readBody(exchange, newUser));
  res.setHeader('Location', `${base}/api/users/${user.id}`);
  cache(exchange, 'staff');
  sendJson(exchange, user, 201);
};

/** `PATCH /api/users/{id}`: role, `disabled` or a new password. */
export const patchUser: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, visitor } = exchange;
  await listUsers(atlas, visitor);
  const patch = readBody(exchange, userPatch);
  cache(exchange, 'staff');
  sendJson(exchange, await changeUser(atlas, visitor, numberPart(exchange, 'such user'), patch));
};

/** `DELETE /api/users/{id}/sessions`: all log-ins of somebody end. */
export const dropSessionsOf: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, visitor, res } = exchange;
  await listUsers(atlas, visitor);
  await endSessionsOf(atlas, visitor, numberPart(exchange, 'such user'));
  cache(exchange, 'staff');
  res.status(204).end();
};
