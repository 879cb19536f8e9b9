import { alertHost, newSubscription, subscriptionPatch } from '../../contract/alerts.ts';
import { json } from '../negotiate.ts';
import { common } from './collection-paths.ts';
import { pathParameter } from './components.ts';
import type { Context } from './context.ts';
import type { Parameter, Paths, Schema } from './description.ts';
import { conflict, notFound } from './responses.ts';
import { bodyOf, byLogIn, done, made, operation } from './staff-paths.ts';

/** Who outside is told of what, by signed webhooks (Standard Webhooks 1.0). */
export function alertPaths(context: Context): Paths {
  const plain = common(context, 'json', [json]);
  const security = byLogIn;
  const id = pathParameter('id', 'Number of the subscription.', 1, { type: 'integer', minimum: 1 });
  const query = (name: string, description: string, schema: Schema): Parameter => ({
    ...{ name, in: 'query', style: 'form', explode: false, description, schema },
    example: 1,
  });
  return {
    '/alerts': {
      get: operation({
        summary: 'Hosts that may be told, and who is told of what',
        id: 'getAlerts',
        parameters: plain,
        security,
      }),
    },
    '/alerts/hosts': {
      post: operation({
        summary: 'Allow messages to a host',
        id: 'allowHost',
        body: bodyOf(alertHost),
        answer: made,
        security,
        refused: conflict,
      }),
    },
    '/alerts/hosts/{host}': {
      delete: operation({
        summary: 'Send nothing to a host any more',
        id: 'forbidHost',
        parameters: [pathParameter('host', 'The host.', 'news.example', { type: 'string' })],
        answer: done,
        security,
        refused: notFound,
      }),
    },
    '/alerts/subscriptions': {
      post: operation({
        summary:
          'Have a destination told what becomes of the incidents of a query; its secret is shown this once',
        id: 'subscribe',
        body: bodyOf(newSubscription),
        answer: made,
        security,
        refused: conflict,
      }),
    },
    '/alerts/subscriptions/{id}': {
      patch: operation({
        summary: 'Switch a subscription off or on',
        id: 'patchSubscription',
        parameters: [id],
        body: bodyOf(subscriptionPatch),
        security,
        refused: notFound,
      }),
      delete: operation({
        summary: 'Remove a subscription with its deliveries',
        id: 'unsubscribe',
        parameters: [id],
        answer: done,
        security,
        refused: notFound,
      }),
    },
    '/alerts/subscriptions/{id}/test': {
      post: operation({
        summary: 'Send a message that tells nothing',
        id: 'testSubscription',
        parameters: [id],
        answer: done,
        security,
        refused: notFound,
      }),
    },
    '/alerts/deliveries': {
      get: operation({
        summary: 'The last messages and what came of them, the newest first',
        id: 'listDeliveries',
        parameters: [
          query('subscription', 'Only of this subscription', { type: 'integer', minimum: 1 }),
          query('limit', 'Messages at most', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
          ...plain,
        ],
        security,
      }),
    },
    '/alerts/deliveries/{id}/replay': {
      post: operation({
        summary: 'Send a message again, under the id that it had',
        id: 'replayDelivery',
        parameters: [pathParameter('id', 'Id of the message.', 'msg_0', { type: 'string' })],
        answer: done,
        security,
        refused: notFound,
      }),
    },
  };
}
