import { inLanguage } from '../../contract/text.ts';
import { findCollection } from '../../service/catalogue.ts';
import { designationText } from '../designation.ts';
import type { Handler } from '../exchange.ts';
import { selfLinks } from '../links.ts';
import { type Encoding, html, json } from '../negotiate.ts';
import { openResource, sendResource } from '../resource.ts';
import { cache, sendJson } from '../respond.ts';
import { tileParameters } from './layer-question.ts';
import { incidentLayers } from './style-layers.ts';
import { creditOf, sourceZoom } from './tilejson.ts';
import { readTilesetParts } from './tileset-parts.ts';

/** A style as MapLibre and Mapbox GL read it. */
export const maplibre: Encoding = {
  f: 'json',
  type: 'application/vnd.mapbox.style+json',
  title: 'MapLibre style',
  aliases: ['application/json'],
};

const listed = [json, html];

/** `GET /api/styles`. */
export const listStyles: Handler = async (exchange) => {
  const reply = openResource(exchange, listed);
  const incidents = await findCollection(exchange.atlas, 'incidents');
  const title = inLanguage(incidents!.titles, reply.language).text;
  const href = `${exchange.base}/api/styles/incidents`;
  cache(exchange, 'public');
  const body = {
    default: 'incidents',
    styles: [{ id: 'incidents', title, links: [{ rel: 'stylesheet', type: maplibre.type, title, href }] }],
    links: selfLinks(exchange, listed, reply.encoding),
  };
  return sendResource(exchange, 'styles', body, reply);
};

/**
 * `GET /api/styles/incidents`: a MapLibre style (version 8) that draws the incidents of the query it is asked with.
 * It has no background, so that its source and layers can be put over any map.
 */
export const incidentStyle: Handler = async (exchange) => {
  const incidents = (await findCollection(exchange.atlas, 'incidents'))!;
  const reply = openResource(exchange, [maplibre], tileParameters(incidents));
  const { title, bounds, tiles } = await readTilesetParts(exchange, incidents, reply.language);
  const { region } = exchange.atlas.deployment;
  const [west, south, east, north] = region.bounds;
  cache(exchange, 'public');
  sendJson(
    exchange,
    {
      version: 8,
      name: title,
      metadata: {
        'incident-atlas:licence': region.licence,
        'incident-atlas:designation': inLanguage(designationText(exchange), reply.language).text,
      },
      center: [(west + east) / 2, (south + north) / 2],
      zoom: 8,
      sources: {
        incidents: {
          type: 'vector',
          tiles: [tiles('{z}', '{y}', '{x}')],
          minzoom: 0,
          maxzoom: sourceZoom,
          ...(bounds ? { bounds } : {}),
          attribution: creditOf(exchange, reply),
        },
      },
      layers: incidentLayers('incidents'),
    },
    200,
    reply.encoding.type,
  );
};
