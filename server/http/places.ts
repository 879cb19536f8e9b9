import { findCollection } from '../service/catalogue.ts';
import { type Handler, pathPart } from './exchange.ts';
import { selfLinks } from './links.ts';
import { geojson, html, json } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { readQuery } from './question.ts';
import { reshapeFeature } from './reshape.ts';
import { openResource, sendResource } from './resource.ts';
import { allowOnly, cache, sendJson, unknownPath } from './respond.ts';
import { readShape, shapeParameters } from './shape.ts';

const offered = [geojson, html];

/** `GET /api/collections/{places}/items/{id}`. */
export const placeItem: Handler = async (exchange) => {
  const { atlas, base, res } = exchange;
  const reply = openResource(exchange, offered, shapeParameters);
  const collection = await findCollection(atlas, pathPart(exchange, 'collection'));
  if (!collection) throw unknownPath();
  const shape = readShape(exchange, collection);
  const place = await atlas.store.place(collection.id, pathPart(exchange, 'id'));
  if (!place) throw unknownPath();
  cache(exchange, 'public');
  const asPage = reply.encoding.f === html.f;
  const links = [
    ...selfLinks(exchange, offered, reply.encoding),
    { rel: 'collection', type: json.type, href: `${base}/api/collections/${collection.id}` },
  ];
  if (!asPage) res.setHeader('Content-Crs', `<${shape.crs.uri}>`);
  await sendResource(exchange, 'item', { ...(asPage ? place : reshapeFeature(place, shape)), links }, reply);
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
