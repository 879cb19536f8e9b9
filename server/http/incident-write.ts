import { emptyQuery } from '../contract/query.ts';
import { crs84, systems } from '../query/crs.ts';
import { demand } from '../service/demand.ts';
import { invalid } from '../service/fault.ts';
import { amendIncident, createIncident, createNamed, retractIncident, standing } from '../service/writing.ts';
import type { IncidentRecord } from '../store/store.ts';
import { readJson } from './body.ts';
import { matchedVersions } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { sendIncident } from './incident.ts';
import {
  documentOf,
  featureOf,
  type KnownFrom,
  membersOf,
  mergePatch,
  pointingIntoFeature,
  refuseShownForm,
} from './incident-body.ts';
import { geojson, json } from './negotiate.ts';
import { HttpProblem, parameterProblem } from './problem.ts';
import { readReason, refuseReason } from './reason.ts';
import { allowOnly } from './respond.ts';

const featureTypes = [json.type, geojson.type];

/**
 * Refuses a Feature in a system that is not on offer. Which of them it is makes no difference: the geometry is derived,
 * and the accounts' places are in WGS 84 whatever it says.
 */
function checkContentCrs({ req }: Exchange): void {
  const value = req.get('content-crs');
  if (value === undefined || systems.some(({ uri }) => value.trim() === `<${uri}>`)) return;
  const allowed = systems.map(({ uri }) => `<${uri}>`);
  throw parameterProblem({ parameter: 'Content-Crs', value, allowed });
}

/** The Feature, or the patch of one, that was sent. */
function readFeature(exchange: Exchange, types: readonly string[] = featureTypes): unknown {
  checkContentCrs(exchange);
  return readJson(exchange, types);
}

/** The body after a write: the incident as the writer reads it now. */
async function answer(exchange: Exchange, id: string, version: number, status: number): Promise<void> {
  const address = `${exchange.base}/api/collections/incidents/items/${id}`;
  if (status === 201) exchange.res.setHeader('Location', address);
  const at = { knownAt: null, recordedAt: null, version };
  // What was written is answered as it is sent, whatever else the writer would accept.
  const reply = { encoding: geojson, language: 'en' as const };
  const shape = { crs: crs84, selected: null };
  await sendIncident(exchange, id, at, { status, address, query: emptyQuery, reply, shape });
}

/** `POST /api/collections/incidents/items`: a Feature whose properties are the document's members. */
export const createItem: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  demand(exchange.visitor, 'create');
  const sent = readFeature(exchange);
  const members = membersOf(sent);
  const given = (sent as { id?: unknown }).id;
  // A document needs an id to be checked; without one of its own it is made of the checked title and date.
  const checked = documentOf(given === undefined ? 'new' : given, members);
  const written = await pointingIntoFeature(() =>
    given === undefined
      ? createNamed(exchange.atlas, exchange.visitor, checked)
      : createIncident(exchange.atlas, exchange.visitor, checked),
  );
  await answer(exchange, written.id, written.version, 201);
};

/** An HTTP date in the one form that may be sent (RFC 9110 §5.6.7), in ms; undefined for anything else. */
function httpDate(text: string | undefined): number | undefined {
  const at = Date.parse(text ?? '');
  return !Number.isNaN(at) && new Date(at).toUTCString() === text ? at : undefined;
}

/**
 * The version that stands, when the request's condition holds of it. Throws problems: 428 without a condition, 400 for
 * an If-Match that cannot be read, 412 with the current version when it does not hold or there is nothing to hold of,
 * 404.
 */
export async function conditional(exchange: Exchange): Promise<IncidentRecord> {
  const { atlas, req, visitor } = exchange;
  const match = req.get('if-match');
  const date = req.get('if-unmodified-since');
  // A date that is none does not count (RFC 9110 §13.1.4).
  const since = httpDate(date);
  const needed = 'This needs If-Match with the ETag of the version read.';
  if (match === undefined && since === undefined)
    throw new HttpProblem(428, 'condition_missing', needed, {
      ...(date === undefined
        ? { parameter: 'If-Match', allowed: 'the ETag of the version that was read' }
        : {
            parameter: 'If-Unmodified-Since',
            value: date,
            allowed: 'the Last-Modified of the version read',
          }),
    });
  const versions = match === undefined ? null : matchedVersions(match);
  if (versions === undefined)
    throw parameterProblem({
      parameter: 'If-Match',
      value: match!,
      allowed: 'ETags in quotes with commas between them, or * alone',
    });
  const id = pathPart(exchange, 'id');
  const record = await standing(atlas, visitor, id).catch((error) => {
    if (error?.kind !== 'not_found' || match === undefined) throw error;
    throw new HttpProblem(412, 'version_stale', `There is no incident «${id}».`);
  });
  const holds =
    match === undefined
      ? Math.floor(Date.parse(record.recorded_at) / 1000) * 1000 <= since!
      : versions === null || versions.includes(record.version);
  if (!holds)
    throw new HttpProblem(412, 'version_stale', `Version ${record.version} stands now.`, {
      current_version: record.version,
    });
  return record;
}

/** The accounts' dates as a read showed them and as the document states them, by account id. */
function datesBefore({ document, projection }: IncidentRecord): Map<string, KnownFrom> {
  const stated = new Map(document.accounts.map((one) => [one.id, one.known_from]));
  return new Map(
    projection.accounts.map((view) => [view.id, { shown: view.known_from, stated: stated.get(view.id) }]),
  );
}

async function amend(exchange: Exchange, sentOf: (record: IncidentRecord) => unknown): Promise<void> {
  const reason = readReason(exchange);
  const record = await conditional(exchange);
  const sent = sentOf(record);
  const members = membersOf(sent, datesBefore(record));
  const { id } = sent as { id?: unknown };
  if (id !== undefined && id !== record.id) throw invalid([{ pointer: '/id', code: 'id_differs' }]);
  const next = documentOf(record.id, members);
  const written = await pointingIntoFeature(() =>
    amendIncident(exchange.atlas, exchange.visitor, record, next, reason),
  );
  await answer(exchange, written.id, written.version, 200);
}

/** `PUT …/items/{id}`: the whole Feature anew. */
export const replaceItem: Handler = async (exchange) => {
  allowOnly(exchange.parameters, ['reason']);
  demand(exchange.visitor, 'create');
  const sent = readFeature(exchange);
  await amend(exchange, ({ document }) => {
    refuseShownForm(sent, document, false);
    return sent;
  });
};

/** `PATCH …/items/{id}`: a merge patch (RFC 7396) of the Feature, such as `{"properties": {"status": "published"}}`. */
export const patchItem: Handler = async (exchange) => {
  allowOnly(exchange.parameters, ['reason']);
  demand(exchange.visitor, 'create');
  const patch = readFeature(exchange, ['application/merge-patch+json', ...featureTypes]);
  await amend(exchange, ({ document }) => {
    refuseShownForm(patch, document, true);
    return mergePatch(featureOf(document), patch);
  });
};

/** `DELETE …/items/{id}?reason=`: retracts; the answer is empty, the address says 410 from now on. */
export const retractItem: Handler = async (exchange) => {
  allowOnly(exchange.parameters, ['reason']);
  demand(exchange.visitor, 'create');
  const reason = readReason(exchange) ?? refuseReason('');
  const record = await conditional(exchange);
  await retractIncident(exchange.atlas, exchange.visitor, record, reason);
  exchange.res.setHeader('Cache-Control', 'no-store');
  exchange.res.status(204).end();
};
