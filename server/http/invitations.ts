import { acceptance, newInvitation } from '../contract/people.ts';
import { noteAction } from '../service/audit.ts';
import { demand } from '../service/demand.ts';
import { invitationLink, invite, listInvitations, revokeInvitation } from '../service/invitations.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { type Handler, numberPart } from './exchange.ts';
import { allowOnly, cache, sendJson } from './respond.ts';
import { welcome } from './session.ts';

/** `GET /api/invitations`: those that hold, for admins. */
export const showInvitations: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const invitations = await listInvitations(exchange.atlas, exchange.visitor);
  cache(exchange, 'staff');
  sendJson(exchange, { invitations });
};

/** `POST /api/invitations`: a new one; its link is shown this once. */
export const createInvitation: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, base, res, visitor } = exchange;
  demand(visitor, 'manageUsers');
  const { token, ...made } = await invite(atlas, visitor, readBody(exchange, newInvitation));
  res.setHeader('Location', `${base}/api/invitations/${made.id}`);
  cache(exchange, 'staff');
  sendJson(exchange, { ...made, link: invitationLink(base, token) }, 201);
};

/** `DELETE /api/invitations/{id}`. */
export const dropInvitation: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  demand(exchange.visitor, 'manageUsers');
  await revokeInvitation(exchange.atlas, exchange.visitor, numberPart(exchange, 'such invitation'));
  cache(exchange, 'staff');
  exchange.res.status(204).end();
};

/** `POST /api/invitation`: the invited comes in, with a name and a password of their own. */
export const acceptInvitation: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const opened = await exchange.sessions.join(readBody(exchange, acceptance), addressOf(exchange));
  const { name, role } = opened.visitor;
  await noteAction(exchange.atlas, opened.visitor, 'user_joined', `user:${name}`, { role });
  await welcome(exchange, opened, 201);
};
