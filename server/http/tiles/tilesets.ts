import { inLanguage } from '../../contract/text.ts';
import { tileMediaType } from '../../format/mvt.ts';
import type { Collection } from '../../service/catalogue.ts';
import { designationText } from '../designation.ts';
import { type Exchange, type Handler, pathPart } from '../exchange.ts';
import { ogcRelation, selfLinks } from '../links.ts';
import { html, json } from '../negotiate.ts';
import { openResource, type Reply, sendResource } from '../resource.ts';
import { cache, unknownPath } from '../respond.ts';
import { tiledCollection, tileParameters } from './layer-question.ts';
import { tilesAddress } from './links.ts';
import { lastZoom, matrixSet, matrixSetLink } from './matrix-set.ts';
import { maplibre } from './style.ts';
import { type TileField, tileFields } from './tile-fields.ts';
import { tileJson, tilejson } from './tilejson.ts';
import { readTilesetParts, type TilesetParts, tileQuery } from './tileset-parts.ts';

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

const listed = [json, html];
const described = [json, tilejson, html];

/** `GET /api/tiles`, `GET /api/collections/{c}/tiles`: the tile sets there are. */
export const listTilesets: Handler = async (exchange) => {
  const collection = await tiledCollection(exchange);
  const reply = openResource(exchange, listed);
  const { base, atlas } = exchange;
  const id = collection?.id ?? null;
  const title = inLanguage(collection?.titles ?? atlas.deployment.region.names, reply.language).text;
  const address = `${tilesAddress(base, id)}/${matrixSet.id}`;
  cache(exchange, 'public');
  const body = {
    tilesets: [
      {
        title,
        dataType: 'vector',
        crs: matrixSet.crs,
        tileMatrixSetURI: matrixSet.uri,
        links: [
          { rel: 'self', type: json.type, title, href: address },
          matrixSetLink(base),
          itemLink(`${address}/{tileMatrix}/{tileRow}/{tileCol}`),
        ],
      },
    ],
    links: selfLinks(exchange, listed, reply.encoding),
  };
  return sendResource(exchange, 'tilesets', body, reply);
};

/** The address of tiles as a template, as OGC API Tiles wants it. */
function itemLink(href: string) {
  return { rel: 'item', type: tileMediaType, templated: true, title: 'Vector tiles', href };
}

/**
 * `GET /api/tiles/WebMercatorQuad`, `GET /api/collections/{c}/tiles/WebMercatorQuad`: the description of a tile set, or
 * with `f=tilejson` TileJSON. It takes what tiles take, and names tiles of that query.
 */
export const oneTileset: Handler = async (exchange) => {
  if (pathPart(exchange, 'set') !== matrixSet.id) throw unknownPath();
  const collection = await tiledCollection(exchange);
  const reply = openResource(exchange, described, tileParameters(collection));
  const parts = await readTilesetParts(exchange, collection, reply.language);
  cache(exchange, 'public');
  const body =
    reply.encoding === tilejson
      ? tileJson(exchange, parts, reply)
      : metadata(exchange, parts, reply, collection);
  return sendResource(exchange, 'tilesets', body, reply);
};

/** Tile set metadata in the JSON encoding of 17-083r4, clause 7. */
function metadata(
  exchange: Exchange,
  { title, layers, bounds, tiles }: TilesetParts,
  reply: Reply,
  collection: Collection | null,
): object {
  const { base, atlas } = exchange;
  const { attribution, licence } = atlas.deployment.region;
  const note = inLanguage(designationText(exchange), reply.language).text;
  const collections = layers.map(({ id }) => `${base}/api/collections/${id}`);
  return {
    title,
    ...(note ? { description: note } : {}),
    dataType: 'vector',
    crs: matrixSet.crs,
    tileMatrixSetURI: matrixSet.uri,
    attribution: collection?.attribution ?? attribution,
    license: licence.url,
    accessConstraints: 'unclassified',
    mediaTypes: [tileMediaType],
    ...(bounds
      ? { boundingBox: { lowerLeft: bounds.slice(0, 2), upperRight: bounds.slice(2), crs: crs84 } }
      : {}),
    layers: layers.map((one, index) => ({
      id: one.id,
      title: inLanguage(one.titles, reply.language).text,
      dataType: 'vector',
      crs: matrixSet.crs,
      minTileMatrix: '0',
      maxTileMatrix: String(lastZoom),
      propertiesSchema: { type: 'object', properties: schemaOf(tileFields(one)) },
      links: [{ rel: `${ogcRelation}geodata`, type: json.type, href: collections[index] }],
    })),
    links: [
      ...selfLinks(exchange, described, reply.encoding),
      matrixSetLink(base),
      itemLink(tiles('{tileMatrix}', '{tileRow}', '{tileCol}')),
      ...collections.map((href) => ({ rel: `${ogcRelation}geodata`, type: json.type, href })),
      ...(layers.some(({ id }) => id === 'incidents')
        ? [
            {
              rel: 'preview',
              type: maplibre.type,
              title: 'A style',
              href: `${base}/api/styles/incidents${tileQuery(exchange)}`,
            },
          ]
        : []),
    ],
  };
}

function schemaOf(fields: readonly TileField[]): Record<string, { type: string }> {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, { type: kind.toLowerCase() }]));
}
