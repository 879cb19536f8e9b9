import type { IncidentDocument } from '../../../server/contract/incident.ts';
import type { PropertyInfo } from '../../../server/contract/queryable.ts';
import { project } from '../../../server/domain/states.ts';
import type { ExportContext, ExportItem, Format } from '../../../server/format/format.ts';
import { incidentProperties } from '../../../server/query/properties.ts';
import { fixtureGazetteer, fixtureRegion } from '../../fixtures/gazetteer.ts';

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/** What a file of the invented region says about itself; any member can be overridden. */
export function exportContext(overrides: Partial<ExportContext> = {}): ExportContext {
  return {
    collection: 'incidents',
    title: 'Incidents',
    language: 'en',
    words: 'Incidents: Type: Riot',
    knownAt: null,
    recordedAt: null,
    made_at: '2024-09-01T10:00:00.000Z',
    attribution: 'Invented for tests & checks',
    licence: { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    designation: 'Names of this invented region imply nothing.',
    self: 'https://atlas.example/api/collections/incidents/items?f=x&type=riot',
    base: 'https://atlas.example',
    zone: fixtureRegion.zone,
    properties: incidentProperties,
    count: 1,
    crs: crs84,
    nameOf: (reference) =>
      fixtureGazetteer.byRef.get(reference)?.properties.name ?? reference.split('/').at(-1)!,
    options: {},
    places: [],
    others: () => Promise.reject(new Error('There is no other collection here.')),
    ...overrides,
  };
}

/** An item as the export service makes it: the last state of a document and the document itself. */
export function itemOf(document: IncidentDocument, version = 1): ExportItem {
  const recordedAt = '2024-08-01T12:00:00.000Z';
  const stored = {
    ...document,
    accounts: document.accounts.map((account) => ({ recorded_at: recordedAt, ...account })),
  };
  const projection = project(stored, { version, recordedAt, gazetteer: fixtureGazetteer });
  const feature = projection.states.at(-1)!.feature;
  return { feature, document: { version, seq: 7, recorded_at: recordedAt, document: stored } };
}

/** An incident's feature with other properties or another geometry, without a document. */
export function featureItem(
  id: string,
  properties: Record<string, unknown>,
  geometry: ExportItem['feature']['geometry'] = null,
): ExportItem {
  return { feature: { type: 'Feature', id, geometry, properties } };
}

/** A property of an invented collection. */
export function propertyInfo(name: string, kind: PropertyInfo['kind'], more: Partial<PropertyInfo> = {}) {
  return {
    name,
    kind,
    title: { en: name },
    returned: true,
    queryable: true,
    sortable: false,
    received: false,
    ...more,
  } satisfies PropertyInfo;
}

/** Batches of items as a stream. */
export async function* batches(...all: ExportItem[][]): AsyncGenerator<readonly ExportItem[]> {
  yield* all;
}

/** The whole file as text. */
export async function written(
  format: Format,
  items: AsyncIterable<readonly ExportItem[]>,
  context: ExportContext,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of format.write(items, context)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
