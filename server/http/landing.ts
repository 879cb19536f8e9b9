import { inLanguage } from '../contract/text.ts';
import { designationText } from './designation.ts';
import type { Handler } from './exchange.ts';
import { allowOnly, cache, json, sendJson } from './respond.ts';

/** `GET /api`: what this is, and where everything else is. */
export const landing: Handler = (exchange) => {
  const language = allowOnly(exchange.parameters);
  const { region } = exchange.atlas.deployment;
  const { base } = exchange;
  const name = inLanguage(region.names, language).text;
  const link = (rel: string, path: string, title: string, type: string = json) => ({
    rel,
    type,
    title,
    href: `${base}${path}`,
  });
  cache(exchange, 'public');
  sendJson(exchange, {
    title: `Incident Atlas: ${name}`,
    description: 'Incidents on a map: who says what, where, and since when.',
    attribution: region.attribution,
    licence: region.licence,
    designation: inLanguage(designationText(exchange), language).text,
    links: [
      link('self', '/api', 'This document'),
      link('data', '/api/collections', 'Collections'),
      link('alternate', '/', 'The map', 'text/html'),
      link(
        'http://www.opengis.net/def/rel/ogc/1.0/items',
        '/api/collections/incidents/items',
        'Incidents',
        'application/geo+json',
      ),
      link('monitor', '/api/changes', 'Public changes, as JSON or as a stream'),
      link('describedby', '/api/deployment', 'What the app draws'),
      link('related', '/api/checkpoint', 'Signed head of the record'),
      { rel: 'license', type: 'text/html', title: region.licence.name, href: region.licence.url },
    ],
  });
};
