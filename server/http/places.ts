import { featureCollectionBytes } from '../format/geojson.ts';
import { digest, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { readQuery } from './items.ts';
import { parameterProblem } from './problem.ts';
import {
  addressWith,
  allowOnly,
  cache,
  geojson,
  json,
  notModified,
  pageLinks,
  sendBytes,
  sendJson,
  unknownPath,
} from './respond.ts';

/** Reference places change only when the service starts anew, so the start's own mark tags them. */
const startedAt = Date.now();

async function collectionOf(exchange: Exchange): Promise<string> {
  const wanted = pathPart(exchange, 'collection');
  const known = await exchange.atlas.store.collections();
  if (!known.some((one) => one.id === wanted)) throw unknownPath();
  return wanted;
}

/** `GET /api/collections/{places}/items`, by `bbox` and `q`, in the order of ids. */
export const placeItems: Handler = async (exchange) => {
  const { atlas, req, res } = exchange;
  const { bbox, q, limit, offset } = readQuery(exchange, [], ['bbox', 'q', 'limit', 'offset']);
  cache(exchange, 'public');
  const tag = `W/"${digest([startedAt, addressWith(exchange)])}"`;
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const collection = await collectionOf(exchange);
  const page = await atlas.store.placesPage(collection, { bbox, q, limit, offset });
  const { numberMatched, numberReturned } = page;
  res.setHeader('ETag', tag);
  sendBytes(
    res,
    featureCollectionBytes(page.features, {
      numberMatched,
      numberReturned,
      timeStamp: new Date(atlas.now()).toISOString(),
      links: pageLinks(
        exchange,
        { limit, offset, matched: numberMatched, returned: numberReturned },
        collection,
      ),
    }),
    200,
    geojson,
  );
};

/** `GET /api/collections/{places}/items/{id}`. */
export const placeItem: Handler = async (exchange) => {
  allowOnly(exchange.parameters);
  const collection = await collectionOf(exchange);
  const place = await exchange.atlas.store.place(collection, pathPart(exchange, 'id'));
  if (!place) throw unknownPath();
  cache(exchange, 'public');
  const address = `${exchange.base}/api/collections/${collection}`;
  const links = [
    { rel: 'self', type: geojson, href: `${address}/items/${place.id}` },
    { rel: 'collection', type: json, href: address },
  ];
  sendJson(exchange, { ...place, links }, 200, geojson);
};

/** `GET /api/places?q=`: places of all collections whose name begins so, best first, at most `limit` (10, 50). */
export const findPlaces: Handler = async (exchange) => {
  allowOnly(exchange.parameters, ['q', 'limit']);
  const { q, limit } = readQuery(exchange, [], ['q', 'limit']);
  if (!q) throw parameterProblem({ parameter: 'q', value: '', allowed: '1 to 200 characters' });
  const most = exchange.parameters.has('limit') ? Math.min(limit, 50) : 10;
  cache(exchange, 'public');
  sendJson(exchange, { places: await exchange.atlas.store.findPlaces(q, most) });
};
