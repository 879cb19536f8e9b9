import type { WebLink } from '../contract/feature.ts';
import { emptyQuery } from '../contract/query.ts';
import { inLanguage } from '../contract/text.ts';
import { crs84, systems } from '../query/crs.ts';
import {
  type Collection,
  type CollectionExtent,
  extentOf,
  findCollection,
  readCatalogue,
} from '../service/catalogue.ts';
import { digest, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { feedLinks } from './feed-links.ts';
import { itemEncodings } from './items.ts';
import { ogcRelation, selfLinks } from './links.ts';
import { type Encoding, geojson, html, json, schemaJson } from './negotiate.ts';
import { questionOf } from './question.ts';
import { openResource, type Reply, sendResource } from './resource.ts';
import { addressWith, cache, notModified, unknownPath } from './respond.ts';
import { tileLinks } from './tiles/links.ts';

const offered = [json, html];
const gregorian = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian';
const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Links from a collection to everything about it. Those to items carry no query, since clients append ids to them. */
function collectionLinks(exchange: Exchange, collection: Collection): WebLink[] {
  const address = `${exchange.base}/api/collections/${collection.id}`;
  const both = (rel: string, path: string, type: Encoding, title: string): WebLink[] => [
    { rel, type: type.type, href: `${address}/${path}`, title },
    { rel, type: html.type, href: `${address}/${path}?f=html`, title },
  ];
  const encodings = itemEncodings(collection);
  return [
    ...encodings
      .filter((one) => one.negotiable !== false)
      .map((one) => ({
        rel: 'items',
        type: one.type,
        href: `${address}/items`,
        title: `Items as ${one.title}`,
      })),
    ...encodings
      .filter((one) => one !== geojson && one !== html)
      .map((one) => ({
        rel: 'enclosure',
        type: one.type,
        href: `${address}/items?f=${one.f}`,
        title: `All of it as ${one.title}`,
      })),
    ...both(`${ogcRelation}queryables`, 'queryables', schemaJson, 'Queryables'),
    ...both(`${ogcRelation}schema`, 'schema', schemaJson, 'Schema'),
    ...both(`${ogcRelation}sortables`, 'sortables', schemaJson, 'Sortables'),
    ...tileLinks(exchange, collection.id),
    ...feedLinks(exchange, collection.id),
    { rel: 'license', type: html.type, ...licenceLink(exchange) },
  ];
}

function licenceLink({ atlas }: Exchange): { href: string; title: string } {
  const { licence } = atlas.deployment.region;
  return { href: licence.url, title: licence.name };
}

function describe(
  exchange: Exchange,
  collection: Collection,
  { bbox, interval }: CollectionExtent,
  { language }: Reply,
) {
  const { base, atlas } = exchange;
  const { id, titles, descriptions, attribution } = collection;
  const address = `${base}/api/collections/${id}`;
  return {
    id,
    title: inLanguage(titles, language).text || id,
    ...(descriptions ? { description: inLanguage(descriptions, language).text } : {}),
    itemType: 'feature',
    attribution: attribution ?? atlas.deployment.region.attribution,
    extent: {
      spatial: { bbox: [bbox ?? atlas.deployment.region.bounds], crs: crs84.uri },
      ...(interval ? { temporal: { interval: [interval.map(instant)], trs: gregorian } } : {}),
    },
    crs: systems.map(({ uri }) => uri),
    storageCrs: crs84.uri,
    links: [
      // Written out, since the list has the same links as the collection itself.
      { rel: 'self', type: json.type, href: address, title: 'This collection' },
      { rel: 'alternate', type: html.type, href: `${address}?f=html`, title: 'This collection as HTML' },
      { rel: 'root', type: json.type, href: `${base}/api`, title: 'Everything there is' },
      ...collectionLinks(exchange, collection),
    ],
  };
}

/** Ends with 304 when the reader has the description of today's record already. Sets the tag. */
function holds(exchange: Exchange, { encoding, language }: Reply, parts: readonly unknown[]): boolean {
  const question = questionOf(exchange, emptyQuery, false, addressWith(exchange), encoding.f, language);
  const tag = `W/"${digest([exchange.atlas.store.seq(), question, parts])}"`;
  cache(exchange, 'public');
  if (matchingTag(exchange.req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return true;
  }
  exchange.res.setHeader('ETag', tag);
  return false;
}

/** `GET /api/collections`. */
export const listCollections: Handler = async (exchange) => {
  const { atlas, base } = exchange;
  const reply = openResource(exchange, offered);
  const catalogue = await readCatalogue(atlas);
  if (holds(exchange, reply, [catalogue])) return;
  const collections = await Promise.all(
    catalogue.map(async (one) => describe(exchange, one, await extentOf(atlas, one), reply)),
  );
  await sendResource(
    exchange,
    'collections',
    {
      links: [
        ...selfLinks(exchange, offered, reply.encoding),
        { rel: 'root', type: json.type, href: `${base}/api`, title: 'Everything there is' },
      ],
      crs: systems.map(({ uri }) => uri),
      collections,
    },
    reply,
  );
};

/** `GET /api/collections/{c}`: word for word the member of the list. */
export const oneCollection: Handler = async (exchange) => {
  const { atlas } = exchange;
  const reply = openResource(exchange, offered);
  const found = await findCollection(atlas, pathPart(exchange, 'collection'));
  if (!found) throw unknownPath();
  if (holds(exchange, reply, [found])) return;
  const body = describe(exchange, found, await extentOf(atlas, found), reply);
  await sendResource(exchange, 'collection', body, reply);
};
