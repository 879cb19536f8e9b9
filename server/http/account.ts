import { audienceOf, may } from '../domain/permissions.ts';
import { digest, matchingTag } from './etag.ts';
import { type Handler, pathPart } from './exchange.ts';
import { isDated, questionOf, readQuery } from './items.ts';
import { addressWith, cache, geojson, json, notModified, sendBytes, unknownPath } from './respond.ts';

/** `GET /api/collections/accounts/items/{incident:account}` at the asked knowledge and record dates. */
export const oneAccount: Handler = async (exchange) => {
  const { atlas, base, req, res, visitor } = exchange;
  const query = readQuery(exchange, [], ['known-at', 'recorded-at']);
  const staff = may(visitor, 'readStaff');
  cache(exchange, staff ? 'staff' : 'public');
  const seq = atlas.store.seq();
  const tag = `"${digest(questionOf(exchange, query, staff, addressWith(exchange), seq))}"`;
  const held = matchingTag(req.get('if-none-match'), (sent) => sent === tag);
  if (held !== undefined) {
    notModified(exchange, held);
    return;
  }
  const at = { knownAt: query.knownAt?.at ?? null, recordedAt: query.recordedAt?.at ?? null };
  const id = pathPart(exchange, 'id');
  const bytes = await atlas.store.account(id, at, audienceOf(visitor), atlas.now());
  if (!bytes) throw unknownPath();
  const collection = `${base}/api/collections/accounts`;
  const more = {
    ...(isDated(query, atlas.now()) ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
    links: [
      { rel: 'self', type: geojson, href: addressWith(exchange) },
      { rel: 'collection', type: json, href: collection },
      {
        rel: 'related',
        type: geojson,
        href: `${base}/api/collections/incidents/items/${id.split(':')[0]}`,
        title: 'The incident',
      },
    ],
  };
  res.setHeader('ETag', tag);
  // The feature ends in a brace; the frame's members are put before it.
  const frame = Buffer.from(`,${JSON.stringify(more).slice(1)}`);
  sendBytes(res, [bytes.subarray(0, bytes.length - 1), frame], 200, geojson);
};
