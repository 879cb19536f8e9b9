import { acceptance, factorConfirmation, newInvitation, ownPassword } from '../../contract/people.ts';
import { json } from '../negotiate.ts';
import { common } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Paths } from './description.ts';
import { conflict, notFound, staffOnly } from './responses.ts';
import { bodyOf, byLogIn, done, made, operation } from './staff-paths.ts';

/** Invitations, one's own sessions and second factor, and the sessions of others. */
export function peoplePaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const number = { type: 'integer', minimum: 1 };
  const security = byLogIn;
  return {
    '/invitation': {
      post: operation({
        summary: 'Come in by an invitation, with a name and a password of one’s own',
        id: 'acceptInvitation',
        body: bodyOf(acceptance),
        answer: made,
        refused: { ...conflict, '403': staffOnly['403'] },
      }),
    },
    '/invitations': {
      get: operation({
        summary: 'Invitations that hold',
        id: 'listInvitations',
        parameters: plain,
        security,
      }),
      post: operation({
        summary: 'Make an invitation; its link is shown this once',
        id: 'createInvitation',
        body: bodyOf(newInvitation),
        answer: made,
        security,
        refused: conflict,
      }),
    },
    '/invitations/{id}': {
      delete: operation({
        summary: 'Revoke an invitation',
        id: 'dropInvitation',
        parameters: [pathParameter('id', 'Number of the invitation.', 1, number)],
        answer: done,
        security,
        refused: notFound,
      }),
    },
    '/session/second-factor': {
      get: operation({
        summary: 'Whether one has a second factor',
        id: 'getSecondFactor',
        parameters: plain,
        security,
      }),
      post: operation({
        summary: 'Begin to set up a second factor (TOTP, RFC 6238); its secret is shown this once',
        id: 'startSecondFactor',
        body: bodyOf(ownPassword),
        answer: made,
        security,
        refused: conflict,
      }),
      put: operation({
        summary: 'Switch the second factor on by a code; the recovery codes are shown this once',
        id: 'finishSecondFactor',
        body: bodyOf(factorConfirmation),
        security,
        refused: conflict,
      }),
    },
    '/session/second-factor/end': {
      post: operation({
        summary: 'Switch the second factor off',
        id: 'endSecondFactor',
        body: bodyOf(ownPassword),
        answer: done,
        security,
        refused: conflict,
      }),
    },
    '/sessions': {
      get: operation({ summary: 'One’s own log-ins', id: 'listSessions', parameters: plain, security }),
    },
    '/sessions/{id}': {
      delete: operation({
        summary: 'End one of one’s own log-ins',
        id: 'dropSession',
        parameters: [
          pathParameter('id', 'Id of the session.', '0123456789abcdef', {
            type: 'string',
            pattern: '^[0-9a-f]{16}$',
          }),
        ],
        answer: done,
        security,
        refused: notFound,
      }),
    },
    '/users/{id}/sessions': {
      delete: operation({
        summary: 'End all log-ins and API tokens of a user',
        id: 'dropSessionsOfUser',
        parameters: [pathParameter('id', 'Number of the user.', 1, number)],
        answer: done,
        security,
        refused: notFound,
      }),
    },
  };
}
