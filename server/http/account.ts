import type { Feature, Geometry } from 'geojson';
import { audienceOf, may } from '../domain/permissions.ts';
import { recordCollections } from '../service/catalogue.ts';
import { digest, matchingTag } from './etag.ts';
import { type Handler, pathPart } from './exchange.ts';
import { selfLinks } from './links.ts';
import { geojson, html, json, negotiate, readLanguage } from './negotiate.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { reshapeFeature } from './reshape.ts';
import { sendResource } from './resource.ts';
import { addressWith, cache, notModified, unknownPath } from './respond.ts';
import { readShape, shapeParameters } from './shape.ts';

const accounts = recordCollections.find(({ id }) => id === 'accounts')!;
const offered = [geojson, html];

/** `GET /api/collections/accounts/items/{incident:account}` at the asked knowledge and record dates. */
export const oneAccount: Handler = async (exchange) => {
  const { atlas, base, req, res, visitor } = exchange;
  const query = readQuery(exchange, shapeParameters, ['known-at', 'recorded-at'], ['json', 'html']);
  const reply = { encoding: negotiate(exchange, offered), language: readLanguage(exchange) };
  const shape = readShape(exchange, accounts);
  const staff = may(visitor, 'readStaff');
  const dated = isDated(query, atlas.now());
  res.vary('Cookie, Authorization');
  cache(exchange, staff ? 'staff' : dated ? 'dated' : 'public');
  const question = questionOf(
    exchange,
    query,
    staff,
    addressWith(exchange),
    reply.encoding.f,
    reply.language,
    atlas.store.seq(),
  );
  const tag = `"${digest(question)}"`;
  const held = matchingTag(req.get('if-none-match'), (sent) => sent === tag);
  if (held !== undefined) {
    notModified(exchange, held);
    return;
  }
  const at = { knownAt: query.knownAt?.at ?? null, recordedAt: query.recordedAt?.at ?? null };
  const id = pathPart(exchange, 'id');
  const bytes = await atlas.store.account(id, at, audienceOf(visitor), atlas.now());
  if (!bytes) throw unknownPath();
  const stored = JSON.parse(Buffer.from(bytes).toString('utf8')) as Feature<Geometry | null>;
  const asPage = reply.encoding.f === html.f;
  const body = {
    ...(asPage ? stored : reshapeFeature(stored, shape)),
    ...(dated ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
    links: [
      ...selfLinks(exchange, offered, reply.encoding),
      { rel: 'collection', type: json.type, href: `${base}/api/collections/accounts` },
      {
        rel: 'related',
        type: geojson.type,
        href: `${base}/api/collections/incidents/items/${id.split(':')[0]}`,
        title: 'The incident',
      },
    ],
  };
  res.setHeader('ETag', tag);
  if (!asPage) res.setHeader('Content-Crs', `<${shape.crs.uri}>`);
  await sendResource(exchange, 'item', body, reply);
};
