import { alertHost, newSubscription, subscriptionPatch } from '../contract/alerts.ts';
import { printQuery } from '../contract/query.ts';
import {
  allowHost,
  forbidHost,
  listAlerts,
  listDeliveries,
  replay,
  sendTest,
  subscribe,
  switchSubscription,
  unsubscribe,
} from '../service/alerts/manage.ts';
import { demand } from '../service/demand.ts';
import { invalid } from '../service/fault.ts';
import { readBody } from './body.ts';
import { type Exchange, type Handler, numberPart, pathPart, type Route } from './exchange.ts';
import { feedParameters } from './feeds.ts';
import { readWhole } from './number-parameter.ts';
import { HttpProblem } from './problem.ts';
import { readQuery } from './question.ts';
import { allowOnly, cache, sendJson } from './respond.ts';

export const deliveryParameters = ['subscription', 'limit'] as const;

function done(exchange: Exchange): void {
  cache(exchange, 'staff');
  exchange.res.status(204).end();
}

/** `GET /api/alerts`: hosts that may be told, and who is told of what. */
const showAlerts: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const answer = await listAlerts(exchange.atlas, exchange.visitor);
  cache(exchange, 'staff');
  sendJson(exchange, answer);
};

/** `POST /api/alerts/hosts`. */
const createHost: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, visitor } = exchange;
  demand(visitor, 'manageAlerts');
  await allowHost(atlas, visitor, readBody(exchange, alertHost));
  cache(exchange, 'staff');
  sendJson(exchange, await listAlerts(atlas, visitor), 201);
};

/** `DELETE /api/alerts/hosts/{host}`. */
const dropHost: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  await forbidHost(exchange.atlas, exchange.visitor, pathPart(exchange, 'host'));
  done(exchange);
};

/** The query of a subscription in canonical form; what a feed would refuse is refused here, at its member. */
function canonical(exchange: Exchange, text: string): string {
  const parameters = new URLSearchParams(text);
  const own = feedParameters.filter((name) => name !== 'limit');
  try {
    return printQuery(readQuery({ ...exchange, parameters }, [], own)).toString();
  } catch (error) {
    if (error instanceof HttpProblem) throw invalid([{ pointer: '/query', code: 'query_malformed' }]);
    throw error;
  }
}

/** `POST /api/alerts/subscriptions`: a new one; its secret is shown this once. */
const createSubscription: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, base, res, settings, visitor } = exchange;
  demand(visitor, 'manageAlerts');
  const given = readBody(exchange, newSubscription);
  const query = canonical(exchange, given.query);
  const made = await subscribe(atlas, visitor, { ...given, query }, settings.alerts.allowsPlain);
  settings.alerts.wake();
  res.setHeader('Location', `${base}/api/alerts/subscriptions/${made.id}`);
  cache(exchange, 'staff');
  sendJson(exchange, made, 201);
};

/** `PATCH /api/alerts/subscriptions/{id}`: switches it off or on. */
const patchSubscription: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const { atlas, settings, visitor } = exchange;
  demand(visitor, 'manageAlerts');
  const { enabled } = readBody(exchange, subscriptionPatch);
  const changed = await switchSubscription(
    atlas,
    visitor,
    numberPart(exchange, 'such subscription'),
    enabled,
  );
  settings.alerts.wake();
  cache(exchange, 'staff');
  sendJson(exchange, changed);
};

/** `DELETE /api/alerts/subscriptions/{id}`. */
const dropSubscription: Handler = async (exchange) => {
  demand(exchange.visitor, 'manageAlerts');
  allowOnly(exchange.parameters);
  await unsubscribe(exchange.atlas, exchange.visitor, numberPart(exchange, 'such subscription'));
  done(exchange);
};

/** `POST /api/alerts/subscriptions/{id}/test`: sends a message that tells nothing. */
const testSubscription: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  demand(exchange.visitor, 'manageAlerts');
  await sendTest(exchange.atlas, exchange.visitor, numberPart(exchange, 'such subscription'));
  exchange.settings.alerts.wake();
  done(exchange);
};

/** `GET /api/alerts/deliveries`: the last ones, the newest first, of one `subscription` or of all. */
const showDeliveries: Handler = async (exchange) => {
  const { atlas, visitor } = exchange;
  demand(visitor, 'manageAlerts');
  allowOnly(exchange.parameters, deliveryParameters);
  const subscription = readWhole(exchange.parameters, 'subscription', Number.MAX_SAFE_INTEGER);
  const limit = readWhole(exchange.parameters, 'limit', 500) ?? 50;
  cache(exchange, 'staff');
  sendJson(exchange, { deliveries: await listDeliveries(atlas, visitor, subscription, limit) });
};

/** `POST /api/alerts/deliveries/{id}/replay`: sends one again. */
const replayDelivery: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  demand(exchange.visitor, 'manageAlerts');
  await replay(exchange.atlas, exchange.visitor, pathPart(exchange, 'id'));
  exchange.settings.alerts.wake();
  done(exchange);
};

/** Who outside is told of what, in the route table. */
export const alertRoutes: readonly Route[] = [
  { path: '/api/alerts', sessionOnly: true, GET: showAlerts },
  { path: '/api/alerts/hosts', sessionOnly: true, POST: createHost },
  { path: '/api/alerts/hosts/:host', sessionOnly: true, DELETE: dropHost },
  { path: '/api/alerts/subscriptions', sessionOnly: true, POST: createSubscription },
  {
    path: '/api/alerts/subscriptions/:id',
    sessionOnly: true,
    PATCH: patchSubscription,
    DELETE: dropSubscription,
  },
  { path: '/api/alerts/subscriptions/:id/test', sessionOnly: true, POST: testSubscription },
  { path: '/api/alerts/deliveries', sessionOnly: true, GET: showDeliveries },
  { path: '/api/alerts/deliveries/:id/replay', sessionOnly: true, POST: replayDelivery },
];
