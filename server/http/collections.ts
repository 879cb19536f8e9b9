import { inLanguage, type Language, type Texts } from '../contract/text.ts';
import type { CollectionInfo } from '../store/store.ts';
import type { Exchange, Handler } from './exchange.ts';
import { pathPart } from './exchange.ts';
import { allowOnly, cache, geojson, json, sendJson, unknownPath } from './respond.ts';

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/** The two collections of the record itself; the others are the deployment's places. */
const ownTitles: Record<'incidents' | 'accounts', { titles: Texts; descriptions: Texts }> = {
  incidents: {
    titles: { en: 'Incidents', sq: 'Incidentet', 'sr-Latn': 'Incidenti', 'sr-Cyrl': 'Инциденти' },
    descriptions: { en: 'What happened by the preferred account, with what is contested about it.' },
  },
  accounts: {
    titles: { en: 'Accounts', sq: 'Rrëfimet', 'sr-Latn': 'Navodi', 'sr-Cyrl': 'Наводи' },
    descriptions: { en: 'Each claimed place of an incident with who claims it.' },
  },
};

function describe(
  exchange: Exchange,
  one: Omit<CollectionInfo, 'count'>,
  language: Language,
  dated: boolean,
) {
  const { base, atlas } = exchange;
  const address = `${base}/api/collections/${one.id}`;
  const interval = dated
    ? { temporal: { interval: [atlas.deployment.region.period?.map(instant) ?? [null, null]] } }
    : {};
  return {
    id: one.id,
    title: inLanguage(one.titles, language).text,
    ...(one.descriptions ? { description: inLanguage(one.descriptions, language).text } : {}),
    itemType: 'feature',
    attribution: atlas.deployment.region.attribution,
    extent: { spatial: { bbox: [one.extent ?? atlas.deployment.region.bounds], crs: crs84 }, ...interval },
    crs: [crs84],
    storageCrs: crs84,
    links: [
      { rel: 'self', type: json, href: address },
      { rel: 'items', type: geojson, href: `${address}/items` },
      { rel: 'root', type: json, href: `${base}/api` },
    ],
  };
}

const instant = (day: string) => (day.length > 10 ? day : `${`${day}-01-01`.slice(0, 10)}T00:00:00Z`);

async function all(exchange: Exchange, language: Language) {
  const own = (['incidents', 'accounts'] as const).map((id) =>
    describe(exchange, { id, ...ownTitles[id], extent: null }, language, true),
  );
  const places = (await exchange.atlas.store.collections()).map((one) =>
    describe(exchange, one, language, false),
  );
  return [...own, ...places];
}

/** `GET /api/collections`. */
export const listCollections: Handler = async (exchange) => {
  const language = allowOnly(exchange.parameters);
  const collections = await all(exchange, language);
  const { base } = exchange;
  cache(exchange, 'public');
  sendJson(exchange, {
    links: [
      { rel: 'self', type: json, href: `${base}/api/collections` },
      { rel: 'root', type: json, href: `${base}/api` },
    ],
    collections,
  });
};

/** `GET /api/collections/{c}`: word for word the member of the list. */
export const oneCollection: Handler = async (exchange) => {
  const language = allowOnly(exchange.parameters);
  const found = (await all(exchange, language)).find((one) => one.id === pathPart(exchange, 'collection'));
  if (!found) throw unknownPath();
  cache(exchange, 'public');
  sendJson(exchange, found);
};
