import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Atlas } from '../service/atlas.ts';
import type { EvidenceDesk } from '../service/evidence/evidence-desk.ts';
import type { ImportDesk } from '../service/import/import-desk.ts';
import type { Sessions } from '../service/sessions.ts';
import { oneAccount } from './account.ts';
import { aggregate } from './aggregate.ts';
import { alertRoutes } from './alerts.ts';
import { appPage } from './app-page.ts';
import { audit, verification } from './audit.ts';
import { changes } from './changes.ts';
import { listCollections, oneCollection } from './collections.ts';
import { comparison } from './comparison.ts';
import { conformance } from './conformance.ts';
import { deployment } from './deployment.ts';
import { deriveDocument, storedDocument, vocabulary, wholeRecord } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { codedTags } from './etag.ts';
import { evidenceRoutes } from './evidence.ts';
import type { HttpSettings, Route } from './exchange.ts';
import { feedRoutes } from './feeds.ts';
import { explainFilter } from './filter.ts';
import { listFormats } from './formats.ts';
import { functions } from './functions.ts';
import { pageRoutes } from './html/files.ts';
import { problemPage } from './html/refusal.ts';
import { importRoutes } from './imports.ts';
import { incidentHistory, oneIncident } from './incident.ts';
import { createItem, patchItem, replaceItem, retractItem } from './incident-write.ts';
import { accountItems, incidentItems, placeItems } from './items.ts';
import { landing } from './landing.ts';
import { requestLog } from './log.ts';
import type { Metrics } from './metrics.ts';
import { openapiRoutes } from './openapi/route.ts';
import { checkpoint, health, readiness } from './operators.ts';
import { parameterNames } from './parameter-names.ts';
import { peopleRoutes } from './people-routes.ts';
import { findPlaces, placeItem } from './places.ts';
import { dropPrivatePart, putPrivatePart, showPrivatePart } from './private-parts.ts';
import { problemHandler } from './problem.ts';
import { rearrangeRoutes } from './rearrange.ts';
import { unknownPath } from './respond.ts';
import { queryables, schema, sortables } from './schemas.ts';
import { checkAddress, limitWrites, securityHeaders } from './security.ts';
import { changePassword, logIn, logOut, setUp, showSession } from './session.ts';
import { suggestRoutes } from './suggest/status-page.ts';
import { suggestionRoutes } from './suggestions.ts';
import { tileRoutes } from './tiles/routes.ts';
import { createToken, dropToken, showTokens } from './tokens.ts';
import { createUser, patchUser, showUsers } from './users.ts';
import { workRoutes } from './work.ts';

const incident = '/api/collections/incidents/items/:id';

/** Every address of the service but the app's own; the first that fits answers. */
export const routes: readonly Route[] = [
  { path: '/api', open: true, GET: landing },
  ...openapiRoutes,
  ...pageRoutes,
  { path: '/api/conformance', open: true, GET: conformance },
  { path: '/api/functions', open: true, GET: functions },
  { path: '/api/filter', open: true, GET: explainFilter },
  { path: '/api/formats', open: true, GET: listFormats },
  { path: '/api/collections', open: true, GET: listCollections },
  { path: '/api/collections/incidents/items', open: true, GET: incidentItems, POST: createItem },
  { path: incident, open: true, GET: oneIncident, PUT: replaceItem, PATCH: patchItem, DELETE: retractItem },
  { path: '/api/collections/incidents/items/:id/history', open: true, GET: incidentHistory },
  { path: '/api/collections/incidents/aggregate', open: true, GET: aggregate },
  { path: '/api/collections/incidents/comparison', open: true, GET: comparison },
  ...feedRoutes,
  { path: '/api/collections/accounts/items', open: true, GET: accountItems },
  { path: '/api/collections/accounts/items/:id', open: true, GET: oneAccount },
  { path: '/api/collections/:collection', open: true, GET: oneCollection },
  { path: '/api/collections/:collection/items', open: true, GET: placeItems },
  { path: '/api/collections/:collection/items/:id', open: true, GET: placeItem },
  { path: '/api/collections/:collection/queryables', open: true, GET: queryables },
  { path: '/api/collections/:collection/schema', open: true, GET: schema },
  { path: '/api/collections/:collection/sortables', open: true, GET: sortables },
  ...tileRoutes,
  { path: '/api/changes', open: true, GET: changes },
  { path: '/api/checkpoint', open: true, GET: checkpoint },
  { path: '/api/deployment', open: true, GET: deployment },
  { path: '/api/places', open: true, GET: findPlaces },
  {
    path: '/api/session',
    sessionOnly: true,
    beforeFactor: true,
    GET: showSession,
    POST: logIn,
    DELETE: logOut,
  },
  { path: '/api/session/password', sessionOnly: true, PUT: changePassword },
  { path: '/api/setup', sessionOnly: true, POST: setUp },
  { path: '/api/tokens', sessionOnly: true, GET: showTokens, POST: createToken },
  { path: '/api/tokens/:id', sessionOnly: true, DELETE: dropToken },
  { path: '/api/users', sessionOnly: true, GET: showUsers, POST: createUser },
  { path: '/api/users/:id', sessionOnly: true, PATCH: patchUser },
  ...peopleRoutes,
  ...suggestionRoutes,
  ...alertRoutes,
  { path: '/api/audit', sessionOnly: true, GET: audit },
  { path: '/api/verification', sessionOnly: true, POST: verification },
  ...importRoutes,
  ...evidenceRoutes,
  { path: '/api/desk/derive', POST: deriveDocument },
  { path: '/api/desk/incidents/:id', writersOnly: true, GET: storedDocument },
  {
    path: '/api/desk/incidents/:id/record',
    sessionOnly: true,
    GET: wholeRecord,
  },
  {
    path: '/api/desk/incidents/:id/private',
    sessionOnly: true,
    GET: showPrivatePart,
    PUT: putPrivatePart,
    DELETE: dropPrivatePart,
  },
  { path: '/api/desk/vocabulary', GET: vocabulary },
  ...suggestRoutes,
  ...workRoutes,
  ...rearrangeRoutes,
  { path: '/healthz', GET: health },
  { path: '/readyz', GET: readiness },
];

export interface AppParts {
  atlas: Atlas;
  sessions: Sessions;
  imports: ImportDesk;
  evidence: EvidenceDesk;
  settings: HttpSettings;
  logger: Logger;
  /** As Express understands it. */
  trustProxy: false | number | string[];
  /** Writes that one address may send in five minutes. */
  writeLimit?: number;
  metrics?: Metrics;
}

/** The service over HTTP: the route table behind what every request passes. */
export function createApp(parts: AppParts): Express {
  const { settings, logger, trustProxy, writeLimit = 600 } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('trust proxy', trustProxy);

  app.use(requestLog(logger, parameterNames(parts.atlas.deployment)));
  if (parts.metrics) app.use(parts.metrics.observe);
  app.use(codedTags);
  app.use(
    compression({
      threshold: 1_024,
      level: 5,
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
      filter: (req, res) => isCompressed(res.getHeader('Content-Type')) ?? compression.filter(req, res),
    }),
  );
  app.use(securityHeaders(settings));
  app.use(checkAddress);
  app.use(limitWrites(writeLimit));

  for (const route of routes) app.all(route.path, dispatch(route, parts));
  app.use('/api', (_req, _res, next) => next(unknownPath()));
  app.use(appPage(settings));
  app.use(
    problemHandler(
      (error, id) => logger.error({ err: error, request: id }, 'request failed'),
      problemPage(parts),
    ),
  );
  return app;
}

/**
 * Compression would hold events back until its buffer is full; lines of JSON are worth it, though their types do not
 * say so. Undefined leaves it to the type.
 */
function isCompressed(type: unknown): boolean | undefined {
  const text = String(type ?? '');
  if (text.startsWith('text/event-stream')) return false;
  return /^application\/(x-ndjson|geo\+json-seq)/.test(text) || undefined;
}
