import type { IncidentDetail } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import { may } from '../domain/permissions.ts';
import { recordCollections } from '../service/catalogue.ts';
import { readHistory, readIncident } from '../service/reading.ts';
import type { At } from '../store/store.ts';
import { digest, itemTag, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { selfLinks } from './links.ts';
import { geojson, html, json, negotiate, readLanguage } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { reshapeFeature, type Shape } from './reshape.ts';
import { openResource, type Reply, sendResource } from './resource.ts';
import { addressWith, cache, notModified } from './respond.ts';
import { readShape, shapeParameters } from './shape.ts';

const incidents = recordCollections.find(({ id }) => id === 'incidents')!;
const offered = [geojson, html];

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
  reply: Reply;
  shape: Shape;
  version?: number | undefined;
}

/**
 * All that an incident's answer depends on besides its version: the revision the store stands at is part of it,
 * since the titles of linked incidents are in the answer.
 */
function itemQuestion(exchange: Exchange, { query, address, version, reply }: Answer): string {
  const staff = may(exchange.visitor, 'readStaff');
  const { encoding, language } = reply;
  const seq = exchange.atlas.store.seq();
  return digest(questionOf(exchange, query, staff, address, seq, version ?? null, encoding.type, language));
}

/** Who asks decides what is shown, so a cache must tell them apart. */
function cacheItem(exchange: Exchange, dated: boolean): void {
  exchange.res.vary('Cookie, Authorization');
  cache(exchange, may(exchange.visitor, 'readStaff') ? 'staff' : dated ? 'dated' : 'public');
}

/** Writes an incident as this reader may see it, with links, tag and date: also the body after a write. */
export async function sendIncident(exchange: Exchange, id: string, at: At, answer: Answer): Promise<void> {
  const { atlas, base, res, visitor } = exchange;
  const { reply, shape, status } = answer;
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
      ...(['GET', 'HEAD'].includes(exchange.req.method)
        ? selfLinks(exchange, offered, reply.encoding)
        : [{ rel: 'self', type: geojson.type, href: answer.address }]),
      { rel: 'collection', type: json.type, href: collection },
      { rel: 'version-history', type: json.type, href: `${collection}/items/${id}/history` },
      { rel: 'related', type: html.type, href: `${base}/incident/${id}`, title: 'On the map' },
    ],
  };
  cacheItem(exchange, dated);
  res.setHeader('ETag', itemTag(reading.record.version, question));
  res.setHeader('Last-Modified', new Date(reading.record.recorded_at).toUTCString());
  const asPage = reply.encoding.f === html.f;
  if (!asPage) res.setHeader('Content-Crs', `<${shape.crs.uri}>`);
  await sendResource(exchange, 'item', asPage ? detail : reshapeFeature(detail, shape), reply, status);
}

/** `GET /api/collections/incidents/items/{id}`, also `?version=`, at the asked knowledge and record dates. */
export const oneIncident: Handler = async (exchange) => {
  const names = ['version', ...shapeParameters];
  const query = readQuery(exchange, names, ['known-at', 'recorded-at'], ['json', 'html']);
  const version = readVersion(exchange);
  const reply = { encoding: negotiate(exchange, offered), language: readLanguage(exchange) };
  const shape = readShape(exchange, incidents);
  const answer = { status: 200, address: addressWith(exchange), query, version, reply, shape };
  const question = itemQuestion(exchange, answer);
  const tag = matchingTag(exchange.req.get('if-none-match'), (sent) => sent.endsWith(`-${question}"`));
  if (tag !== undefined) {
    cacheItem(exchange, isDated(query, exchange.atlas.now()));
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
  const encodings = [json, html];
  const reply = openResource(exchange, encodings);
  const id = pathPart(exchange, 'id');
  const versions = await readHistory(exchange.atlas, exchange.visitor, id);
  const item = `${exchange.base}/api/collections/incidents/items/${id}`;
  cacheItem(exchange, false);
  const links = [
    ...selfLinks(exchange, encodings, reply.encoding),
    { rel: 'latest-version', type: geojson.type, href: item },
  ];
  await sendResource(exchange, 'history', { id, versions, links }, reply);
};
