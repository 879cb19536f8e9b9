import type { IncidentDetail } from '../contract/feature.ts';
import { type IncidentQuery, readingParameters } from '../contract/query.ts';
import { showsEveryPlace, tellerOf } from '../contract/view.ts';
import { may } from '../domain/permissions.ts';
import { recordCollections } from '../service/catalogue.ts';
import { Fault } from '../service/fault.ts';
import { readChanges, readHistory } from '../service/history.ts';
import { type IncidentReading, readIncident } from '../service/reading.ts';
import { readVersion } from '../service/version.ts';
import type { At } from '../store/store.ts';
import {
  citationEncodings,
  citationLinks,
  citedOf,
  licenceOf,
  permanentAddress,
  readAccessed,
  writeCitation,
} from './citation.ts';
import { digest, itemTag, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { linkHeader, selfLinks } from './links.ts';
import { geojson, html, json, negotiate, readLanguage } from './negotiate.ts';
import { HttpProblem, parameterProblem } from './problem.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { withReleasedFiles } from './released-files.ts';
import { reshapeFeature, type Shape } from './reshape.ts';
import { openResource, type Reply, sendResource } from './resource.ts';
import { addressWith, cache, notModified, sendBytes } from './respond.ts';
import { readShape, shapeParameters } from './shape.ts';

const incidents = recordCollections.find(({ id }) => id === 'incidents')!;
const offered = [geojson, html];

/** `?version=n` as a number; throws a 400 problem when it is none. */
function readVersionNumber({ parameters }: Exchange): number | undefined {
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
  /** Number of the version that the reader asked for. */
  version?: number | undefined;
}

/** True where the answer is one version as data: its bytes are the same until a rule of protection changes. */
function isFixed({ version, reply }: Pick<Answer, 'version' | 'reply'>): boolean {
  return version !== undefined && reply.encoding.f !== html.f;
}

/**
 * All that an incident's answer depends on besides its version: the revision the store stands at is part of it,
 * since the titles of linked incidents are in the answer.
 */
function itemQuestion(exchange: Exchange, { query, address, version, reply }: Answer): string {
  const staff = may(exchange.visitor, 'readStaff');
  const { encoding, language } = reply;
  const seq = exchange.atlas.store.seq();
  const mark = exchange.evidence.mark();
  const rest = [version ?? null, encoding.type, language, ...(mark ? [mark] : [])];
  return digest(questionOf(exchange, query, staff, address, seq, ...rest));
}

/** Who asks decides what is shown, so a cache must tell them apart. */
function cacheItem(exchange: Exchange, dated: boolean): void {
  exchange.res.vary('Cookie, Authorization');
  cache(exchange, may(exchange.visitor, 'readStaff') ? 'staff' : dated ? 'dated' : 'public');
}

/** Sends what only a rule of protection changes: the tag stands for the bytes themselves, whenever and by whatever program they are made. */
function sendFixed(exchange: Exchange, version: number, bytes: Uint8Array, type: string): void {
  cacheItem(exchange, true);
  const tag = itemTag(version, digest([Buffer.from(bytes).toString('utf8')]));
  const held = matchingTag(exchange.req.get('if-none-match'), (sent) => sent === tag);
  if (held !== undefined) {
    notModified(exchange, held);
    return;
  }
  exchange.res.setHeader('ETag', tag);
  sendBytes(exchange.res, [bytes], 200, type);
}

/** Sends how to cite what was read, in one of the forms for it. */
async function sendCitation(exchange: Exchange, reading: IncidentReading, answer: Answer): Promise<void> {
  const { encoding, language } = answer.reply;
  const { res, atlas } = exchange;
  const licence = await licenceOf(exchange, reading.record);
  const cited = citedOf(exchange, reading, answer.query.knownAt, language, licence);
  const reader = { of: language, zone: atlas.deployment.region.zone };
  const { bytes, type, fileName } = writeCitation(cited, encoding, reader, readAccessed(exchange, encoding));
  res.setHeader('Content-Disposition', `inline; filename="${fileName}"`);
  if (isFixed(answer)) {
    sendFixed(exchange, reading.record.version, bytes, type);
    return;
  }
  cacheItem(exchange, isDated(answer.query, atlas.now()));
  res.setHeader('ETag', itemTag(reading.record.version, itemQuestion(exchange, answer)));
  sendBytes(res, [bytes], 200, type);
}

/** Writes an incident as this reader may see it, with links, tag and date: also the body after a write. */
export async function sendIncident(exchange: Exchange, id: string, at: At, answer: Answer): Promise<void> {
  const { atlas, base, res, visitor } = exchange;
  const { query, reply, shape, status, version } = answer;
  const question = itemQuestion(exchange, answer);
  const reading =
    version === undefined
      ? await readIncident(atlas, visitor, id, at)
      : await readVersion(atlas, visitor, id, version, at);
  res.setHeader('Last-Modified', new Date(reading.record.recorded_at).toUTCString());
  if (citationEncodings.includes(reply.encoding)) return sendCitation(exchange, reading, answer);
  const collection = `${base}/api/collections/incidents`;
  const item = `${collection}/items/${encodeURIComponent(id)}`;
  const dated = isDated(query, atlas.now());
  const permanent = permanentAddress(exchange, id, reading.record.version, query.knownAt);
  const isRead = ['GET', 'HEAD'].includes(exchange.req.method);
  const detail: IncidentDetail & { timeStamp?: string } = {
    type: 'Feature',
    id,
    geometry: reading.geometry,
    // What is public of evidence is of today, and no part of a version or of what was known once.
    properties:
      dated || version !== undefined
        ? reading.properties
        : withReleasedFiles(reading.properties, await exchange.evidence.releasedOf(id), base),
    ...(dated || version !== undefined ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
    links: [
      ...(isRead
        ? selfLinks(exchange, offered, reply.encoding)
        : [{ rel: 'self', type: geojson.type, href: answer.address }]),
      { rel: 'collection', type: json.type, href: collection },
      { rel: 'version-history', type: json.type, href: `${item}/history` },
      ...(version === undefined ? [] : [{ rel: 'latest-version', type: geojson.type, href: item }]),
      ...(isRead ? citationLinks(exchange, reading.properties, permanent) : []),
      {
        rel: 'related',
        type: html.type,
        href: version === undefined ? `${base}/incident/${id}` : permanent,
        title: 'On the map',
      },
    ],
  };
  const asPage = reply.encoding.f === html.f;
  if (isRead) res.setHeader('Link', linkHeader([{ rel: 'cite-as', href: permanent }]));
  if (!asPage) res.setHeader('Content-Crs', `<${shape.crs.uri}>`);
  if (isFixed(answer)) {
    const bytes = Buffer.from(JSON.stringify(reshapeFeature(detail, shape)));
    sendFixed(exchange, reading.record.version, bytes, reply.encoding.type);
    return;
  }
  // The page of a version says what became of the incident since, so that it is no older than anything else.
  cacheItem(exchange, dated && version === undefined);
  res.setHeader('ETag', itemTag(reading.record.version, question));
  await sendResource(exchange, 'item', asPage ? detail : reshapeFeature(detail, shape), reply, status);
}

/** `GET /api/collections/incidents/items/{id}`, also `?version=`, at the asked knowledge and record dates. */
export const oneIncident: Handler = async (exchange) => {
  const names = ['version', 'accessed', ...shapeParameters];
  const encodings = [...offered, ...citationEncodings];
  const query = readQuery(
    exchange,
    names,
    readingParameters,
    encodings.map(({ f }) => f),
  );
  const version = readVersionNumber(exchange);
  const reply = { encoding: negotiate(exchange, encodings), language: readLanguage(exchange) };
  readAccessed(exchange, reply.encoding);
  const shape = readShape(exchange, incidents);
  const answer = { status: 200, address: addressWith(exchange), query, version, reply, shape };
  // One version as data has a tag of its own making.
  const question = isFixed(answer) ? null : itemQuestion(exchange, answer);
  const tag =
    question && matchingTag(exchange.req.get('if-none-match'), (sent) => sent.endsWith(`-${question}"`));
  if (tag) {
    cacheItem(exchange, isDated(query, exchange.atlas.now()) && version === undefined);
    notModified(exchange, tag);
    return;
  }
  const dates = { knownAt: query.knownAt?.at ?? null, recordedAt: query.recordedAt?.at ?? null };
  const at = { ...dates, teller: tellerOf(query), everywhere: showsEveryPlace(query) };
  await sendIncident(exchange, pathPart(exchange, 'id'), at, answer).catch((error) => {
    throw error instanceof Fault && error.kind === 'moved' ? movedTo(exchange, error) : error;
  });
};

/**
 * The answer for an incident that another one took in, at dates at which it had: 308, which browsers and programs follow
 * by themselves, as permanent and with the same question. Its body says so for whoever does not. No cache keeps it, since
 * staff may see more than others, and a date before the merge is answered as ever.
 */
function movedTo(exchange: Exchange, fault: Fault): HttpProblem {
  const into = fault.extra.retraction!.merged_into!;
  const { parameters, base } = exchange;
  const location = `${base}/api/collections/incidents/items/${into}${parameters.size ? `?${parameters}` : ''}`;
  return new HttpProblem(308, fault.code, fault.message, { retraction: fault.extra.retraction!, location });
}

/** `?changes=true`; false without it. Throws a 400 problem for anything but true and false. */
function readsChanges({ parameters }: Exchange): boolean {
  const value = parameters.get('changes') ?? 'false';
  if (value !== 'true' && value !== 'false')
    throw parameterProblem({ parameter: 'changes', value, allowed: ['true', 'false'] });
  return value === 'true';
}

/**
 * `GET …/items/{id}/history`: the versions this reader may see, the retraction among them; with `changes=true` what
 * differs between them, which the page always says.
 */
export const incidentHistory: Handler = async (exchange) => {
  const { atlas, base, visitor } = exchange;
  const encodings = [json, html];
  const reply = openResource(exchange, encodings, ['changes']);
  const isTold = readsChanges(exchange) || reply.encoding.f === html.f;
  const id = pathPart(exchange, 'id');
  const versions = isTold
    ? await readChanges(atlas, visitor, id, reply.language)
    : await readHistory(atlas, visitor, id);
  const item = `${base}/api/collections/incidents/items/${encodeURIComponent(id)}`;
  cacheItem(exchange, false);
  const links = [
    ...selfLinks(exchange, encodings, reply.encoding),
    { rel: 'latest-version', type: geojson.type, href: item },
  ];
  await sendResource(exchange, 'history', { id, versions, links }, reply);
};
