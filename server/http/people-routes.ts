import type { Route } from './exchange.ts';
import { acceptInvitation, createInvitation, dropInvitation, showInvitations } from './invitations.ts';
import {
  dropSession,
  endSecondFactor,
  finishSecondFactor,
  showSecondFactor,
  showSessions,
  startSecondFactor,
} from './own-access.ts';
import { dropSessionsOf } from './users.ts';

/** How people come in and prove who they are, in the route table. */
export const peopleRoutes: readonly Route[] = [
  { path: '/api/invitation', sessionOnly: true, POST: acceptInvitation },
  { path: '/api/invitations', sessionOnly: true, GET: showInvitations, POST: createInvitation },
  { path: '/api/invitations/:id', sessionOnly: true, DELETE: dropInvitation },
  {
    path: '/api/session/second-factor',
    sessionOnly: true,
    beforeFactor: true,
    GET: showSecondFactor,
    POST: startSecondFactor,
    PUT: finishSecondFactor,
  },
  { path: '/api/session/second-factor/end', sessionOnly: true, POST: endSecondFactor },
  { path: '/api/sessions', sessionOnly: true, GET: showSessions },
  { path: '/api/sessions/:id', sessionOnly: true, DELETE: dropSession },
  { path: '/api/users/:id/sessions', sessionOnly: true, DELETE: dropSessionsOf },
];
