import { inLanguage } from '../contract/text.ts';
import { crs84, systems } from '../query/crs.ts';
import { extentOf, recordCollections } from '../service/catalogue.ts';
import { designationText } from './designation.ts';
import type { Handler } from './exchange.ts';
import { feedLinks } from './feed-links.ts';
import { ogcRelation, openapiType, selfLinks } from './links.ts';
import { geojson, html, json } from './negotiate.ts';
import { openResource, sendResource } from './resource.ts';
import { cache } from './respond.ts';
import { tileLinks } from './tiles/links.ts';

const offered = [json, html];

/** `GET /api`: what this is, and where everything else is. */
export const landing: Handler = async (exchange) => {
  const reply = openResource(exchange, offered);
  const { atlas, base } = exchange;
  const { region } = atlas.deployment;
  const { language } = reply;
  const link = (rel: string, path: string, title: string, type: string = json.type) => ({
    rel,
    type,
    title,
    href: `${base}${path}`,
  });
  const { bbox, interval } = await extentOf(atlas, recordCollections[0]!);
  cache(exchange, 'public');
  const body = {
    title: `Incident Atlas: ${inLanguage(region.names, language).text}`,
    description: 'Incidents on a map: who says what, where, and since when.',
    attribution: region.attribution,
    licence: region.licence,
    designation: inLanguage(designationText(exchange), language).text,
    extent: {
      spatial: { bbox: [bbox ?? region.bounds], crs: crs84.uri },
      temporal: {
        interval: [(interval ?? [null, null]).map((ms) => (ms === null ? null : new Date(ms).toISOString()))],
      },
    },
    crs: systems.map(({ uri }) => uri),
    links: [
      ...selfLinks(exchange, offered, reply.encoding),
      link('service-desc', '/api/openapi.json', 'OpenAPI 3.0 document', openapiType),
      link('service-doc', '/api/docs', 'Documentation of the API', html.type),
      link('conformance', '/api/conformance', 'Conformance classes'),
      link(`${ogcRelation}conformance`, '/api/conformance', 'Conformance classes'),
      link('data', '/api/collections', 'Collections'),
      link(`${ogcRelation}data`, '/api/collections', 'Collections'),
      link(`${ogcRelation}items`, '/api/collections/incidents/items', 'Incidents', geojson.type),
      link(`${ogcRelation}functions`, '/api/functions', 'Functions for filters'),
      ...tileLinks(exchange, null),
      ...feedLinks(exchange, 'incidents'),
      link('monitor', '/api/changes', 'Public changes, as JSON or as a stream'),
      link('describedby', '/api/deployment', 'What the app draws'),
      link('related', '/api/checkpoint', 'Signed head of the record'),
      link('related', '/', 'The map', html.type),
      { rel: 'license', type: html.type, title: region.licence.name, href: region.licence.url },
    ],
  };
  await sendResource(exchange, 'landing', body, reply);
};
