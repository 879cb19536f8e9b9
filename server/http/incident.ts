import type { IncidentDetail } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import { may } from '../domain/permissions.ts';
import { readHistory, readIncident } from '../service/reading.ts';
import type { At } from '../store/store.ts';
import { digest, itemTag, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { isDated, questionOf, readQuery } from './items.ts';
import { parameterProblem } from './problem.ts';
import { addressWith, cache, geojson, json, notModified, sendJson } from './respond.ts';

/** `?version=n` as a number; throws a 400 problem when it is none. */
function readVersion({ parameters }: Exchange): number | undefined {
  const [value, twice] = parameters.getAll('version');
  if (value === undefined) return undefined;
  if (twice !== undefined || !/^[1-9]\d{0,8}$/.test(value))
    throw parameterProblem({
      parameter: 'version',
      value: twice ?? value,
      allowed: 'one whole number from 1',
    });
  return Number(value);
}

interface Answer {
  status: number;
  /** Address of the item with the parameters it was asked with. */
  address: string;
  query: IncidentQuery;
  version?: number | undefined;
}

/**
 * All that an incident's answer depends on besides its version: the revision the store stands at is part of it,
 * since the titles of linked incidents are in the answer.
 */
function itemQuestion(exchange: Exchange, { query, address, version }: Answer): string {
  const staff = may(exchange.visitor, 'readStaff');
  return digest(questionOf(exchange, query, staff, address, exchange.atlas.store.seq(), version ?? null));
}

/** Writes an incident as this reader may see it, with links, tag and date: also the body after a write. */
export async function sendIncident(exchange: Exchange, id: string, at: At, answer: Answer): Promise<void> {
  const { atlas, base, res, visitor } = exchange;
  const question = itemQuestion(exchange, answer);
  const reading = await readIncident(atlas, visitor, id, at);
  const collection = `${base}/api/collections/incidents`;
  const dated = isDated(answer.query, atlas.now());
  const detail: IncidentDetail & { timeStamp?: string } = {
    type: 'Feature',
    id,
    geometry: reading.geometry,
    properties: reading.properties,
    ...(dated ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
    links: [
      { rel: 'self', type: geojson, href: answer.address },
      { rel: 'collection', type: json, href: collection },
      { rel: 'version-history', type: json, href: `${collection}/items/${id}/history` },
      { rel: 'alternate', type: 'text/html', href: `${base}/incident/${id}`, title: 'On the map' },
    ],
  };
  cache(exchange, may(visitor, 'readStaff') ? 'staff' : 'public');
  res.setHeader('ETag', itemTag(reading.record.version, question));
  res.setHeader('Last-Modified', new Date(reading.record.recorded_at).toUTCString());
  sendJson(exchange, detail, answer.status, geojson);
}

/** `GET /api/collections/incidents/items/{id}`, also `?version=`, at the asked knowledge and record dates. */
export const oneIncident: Handler = async (exchange) => {
  const query = readQuery(exchange, ['version'], ['known-at', 'recorded-at']);
  const version = readVersion(exchange);
  const answer = { status: 200, address: addressWith(exchange), query, version };
  const question = itemQuestion(exchange, answer);
  const tag = matchingTag(exchange.req.get('if-none-match'), (sent) => sent.endsWith(`-${question}"`));
  if (tag !== undefined) {
    cache(exchange, may(exchange.visitor, 'readStaff') ? 'staff' : 'public');
    notModified(exchange, tag);
    return;
  }
  const at = {
    knownAt: query.knownAt?.at ?? null,
    recordedAt: query.recordedAt?.at ?? null,
    ...(version === undefined ? {} : { version }),
  };
  await sendIncident(exchange, pathPart(exchange, 'id'), at, answer);
};

/** `GET …/items/{id}/history`: the versions this reader may see, the retraction among them. */
export const incidentHistory: Handler = async (exchange) => {
  readQuery(exchange, [], []);
  const id = pathPart(exchange, 'id');
  const versions = await readHistory(exchange.atlas, exchange.visitor, id);
  const item = `${exchange.base}/api/collections/incidents/items/${id}`;
  cache(exchange, may(exchange.visitor, 'readStaff') ? 'staff' : 'public');
  sendJson(exchange, {
    id,
    versions,
    links: [
      { rel: 'self', type: json, href: `${item}/history` },
      { rel: 'latest-version', type: geojson, href: item },
    ],
  });
};
