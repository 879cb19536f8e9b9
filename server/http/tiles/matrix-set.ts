import type { Handler } from '../exchange.ts';
import { pathPart } from '../exchange.ts';
import { ogcRelation, selfLinks } from '../links.ts';
import { html, json } from '../negotiate.ts';
import { openResource, sendResource } from '../resource.ts';
import { cache, unknownPath } from '../respond.ts';

/** The one tile matrix set of the service, with the names that OGC gives it (17-083r4, annex D.1). */
export const matrixSet = {
  id: 'WebMercatorQuad',
  title: 'Google Maps Compatible for the World',
  uri: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
  crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
} as const;

/** Largest zoom that tiles are answered for. */
export const lastZoom = 24;

/** Half the side of the square world of EPSG:3857 in metres: π · 6 378 137. */
const halfSide = Math.PI * 6_378_137;
const tilePixels = 256;
/** Metres of a pixel in the definition of scale denominators (0.28 mm, 17-083r4 §6.2). */
const pixelMetres = 0.00028;

/** The definition of the tile matrix set in its JSON encoding. */
function definition() {
  return {
    id: matrixSet.id,
    title: matrixSet.title,
    uri: matrixSet.uri,
    crs: matrixSet.crs,
    orderedAxes: ['X', 'Y'],
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    tileMatrices: Array.from({ length: lastZoom + 1 }, (_, zoom) => {
      const cellSize = (2 * halfSide) / (tilePixels * 2 ** zoom);
      return {
        id: String(zoom),
        scaleDenominator: cellSize / pixelMetres,
        cellSize,
        cornerOfOrigin: 'topLeft',
        pointOfOrigin: [-halfSide, halfSide],
        tileWidth: tilePixels,
        tileHeight: tilePixels,
        matrixWidth: 2 ** zoom,
        matrixHeight: 2 ** zoom,
      };
    }),
  };
}

const offered = [json, html];

/** `GET /api/tileMatrixSets`. */
export const listMatrixSets: Handler = (exchange) => {
  const reply = openResource(exchange, offered);
  cache(exchange, 'public');
  const { id, title, uri, crs } = matrixSet;
  const href = `${exchange.base}/api/tileMatrixSets/${id}`;
  const body = {
    tileMatrixSets: [{ id, title, uri, crs, links: [{ rel: 'self', type: json.type, title, href }] }],
    links: selfLinks(exchange, offered, reply.encoding),
  };
  return sendResource(exchange, 'tilesets', body, reply);
};

/** `GET /api/tileMatrixSets/{tileMatrixSetId}`. */
export const oneMatrixSet: Handler = (exchange) => {
  if (pathPart(exchange, 'set') !== matrixSet.id) throw unknownPath();
  const reply = openResource(exchange, offered);
  cache(exchange, 'public');
  const links = selfLinks(exchange, offered, reply.encoding);
  return sendResource(exchange, 'tilesets', { ...definition(), links }, reply);
};

/** The link to the definition that every description of tiles carries. */
export function matrixSetLink(base: string) {
  return {
    rel: `${ogcRelation}tiling-scheme`,
    type: json.type,
    title: matrixSet.title,
    href: `${base}/api/tileMatrixSets/${matrixSet.id}`,
  };
}
