import type { Box } from '../contract/query.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import type { Texts } from '../contract/text.ts';
import { audienceOf } from '../domain/permissions.ts';
import { accountProperties, incidentProperties } from '../query/properties.ts';
import type { CollectionInfo } from '../store/store.ts';
import type { Atlas } from './atlas.ts';

/** A collection as it is described to readers: one of the record itself, or one of places. */
export interface Collection {
  id: string;
  titles: Texts;
  descriptions: Texts | null;
  kind: 'record' | CollectionInfo['kind'];
  properties: readonly PropertyInfo[];
  attribution: string | null;
  /** How many features; null for the record, whose answers say it. */
  count: number | null;
  /** Where its features are; null where that is not known without counting. */
  extent: Box | null;
}

/** A collection with where and when (ms) its features are. */
export interface CollectionExtent {
  bbox: Box | null;
  interval: [number | null, number | null] | null;
}

/** The two collections of the record itself; the others are the deployment's places and layers. */
export const recordCollections: readonly (Collection & { id: 'incidents' | 'accounts' })[] = [
  {
    id: 'incidents',
    titles: { en: 'Incidents', sq: 'Incidentet', 'sr-Latn': 'Incidenti', 'sr-Cyrl': 'Инциденти' },
    descriptions: {
      en: 'What happened by the preferred account, with what is contested about it.',
      sq: 'Çfarë ndodhi sipas rrëfimit të parapëlqyer, me atë që kundërshtohet.',
      'sr-Latn': 'Šta se dogodilo prema prednosnom iskazu, sa onim što je sporno.',
      'sr-Cyrl': 'Шта се догодило према предносном исказу, са оним што је спорно.',
    },
    kind: 'record',
    properties: incidentProperties,
    attribution: null,
    count: null,
    extent: null,
  },
  {
    id: 'accounts',
    titles: { en: 'Accounts', sq: 'Rrëfimet', 'sr-Latn': 'Iskazi', 'sr-Cyrl': 'Искази' },
    descriptions: {
      en: 'Each claimed place of an incident with who claims it.',
      sq: 'Çdo vend i pretenduar i një incidenti, me atë që e pretendon.',
      'sr-Latn': 'Svako navedeno mesto incidenta sa onim ko ga navodi.',
      'sr-Cyrl': 'Свако наведено место инцидента са оним ко га наводи.',
    },
    kind: 'record',
    properties: accountProperties,
    attribution: null,
    count: null,
    extent: null,
  },
];

/** Whether a collection is one of the record itself. */
export function isRecord(id: string): id is 'incidents' | 'accounts' {
  return id === 'incidents' || id === 'accounts';
}

/**
 * Whom to name for the record as it stood at a date (ms, null is now): the deployment, and the data sets that were
 * imported and are public.
 */
export async function recordAttribution(atlas: Atlas, recordedAt: number | null): Promise<string> {
  const sets = await atlas.store.dataSets(recordedAt);
  const named = sets.map(({ title, attribution, licence }) => `${title}: ${attribution} (${licence.name})`);
  return [atlas.deployment.region.attribution, ...named].join(' · ');
}

/** All collections in the order they are listed. */
export async function readCatalogue(atlas: Atlas): Promise<Collection[]> {
  const attribution = await recordAttribution(atlas, null);
  return [...recordCollections.map((one) => ({ ...one, attribution })), ...(await atlas.store.collections())];
}

/** One collection; null when there is none of that id. */
export async function findCollection(atlas: Atlas, id: string): Promise<Collection | null> {
  const record = recordCollections.find((one) => one.id === id);
  if (record) return { ...record, attribution: await recordAttribution(atlas, null) };
  return (await atlas.store.collections()).find((one) => one.id === id) ?? null;
}

/** Where and when the features are that everybody may see. */
export async function extentOf(atlas: Atlas, collection: Collection): Promise<CollectionExtent> {
  if (!isRecord(collection.id)) return { bbox: collection.extent, interval: null };
  const { bbox, start, end } = await atlas.store.extent(collection.id, audienceOf(null), atlas.now());
  return { bbox, interval: [start, end] };
}
