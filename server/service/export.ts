import type { IncidentQuery } from '../contract/query.ts';
import { inLanguage, type Language, type Texts } from '../contract/text.ts';
import type { Actor } from '../domain/permissions.ts';
import { namesOf } from '../domain/place-names.ts';
import type { ExportContext, ExportItem, Format } from '../format/format.ts';
import { writeSidecar } from '../format/sidecar.ts';
import { type Crs, crs84, fromCrs84, geometryIn } from '../query/crs.ts';
import type { Atlas } from './atlas.ts';
import { type Collection, findCollection, isRecord, recordAttribution } from './catalogue.ts';
import { withDocuments } from './export-document.ts';
import {
  countFeatures,
  type ExportFeature,
  type Pinned,
  type Reading,
  type Refused,
  readFeatures,
} from './export-reading.ts';
import { questionInWords } from './export-words.ts';
import { notFound } from './fault.ts';
import { listAudience } from './reading.ts';

/** What somebody wants as a file. */
export interface ExportRequest {
  format: Format;
  /** The format's own parameters, checked (`readFormatOptions`). */
  options: Readonly<Record<string, string>>;
  query: IncidentQuery;
  /** True when the query's limit was asked for; else the file holds everything. */
  limited: boolean;
  /** Names of the properties to hold; null is all. Formats with columns of their own ignore it. */
  selected: ReadonlySet<string> | null;
  /** The CRS of the coordinates; formats that are CRS84 only must not be asked for another. */
  crs: Crs;
  language: Language;
  /** Designation note of the deployment's profile. */
  designation: Texts;
  /** Absolute address of the answer, and of the service without a final slash. */
  self: string;
  base: string;
  /** Stops the reading when nobody takes the file any more; the items then throw its reason. */
  signal?: AbortSignal;
}

export interface Export {
  context: ExportContext;
  /** Read once, as slowly as they are taken. */
  items: AsyncIterable<readonly ExportItem[]>;
  refused: Refused;
}

/**
 * Everything of a query as items for a format. Both dates are pinned when it begins, so that a file is of one moment
 * however long it takes; what the format refuses is counted first and left out. Readers get documents cut to what they
 * may know. Throws Fault `not_found` for an unknown collection or one the format cannot hold, `forbidden` for a status
 * that is not for this reader; BusyError.
 */
export async function exportCollection(
  atlas: Atlas,
  actor: Actor | null,
  collectionId: string,
  request: ExportRequest,
): Promise<Export> {
  const { reading, collection } = await beginReading(atlas, actor, collectionId, request);
  const counted = await countFeatures(atlas, reading, request.format, request.signal);
  return {
    context: await contextOf(atlas, collection, reading, request, counted.count),
    items: itemsOf(atlas, reading, request),
    refused: counted.refused,
  };
}

/** The sidecar of the same file: its statement, its columns and what the format refuses. Faults as above. */
export async function exportSidecar(
  atlas: Atlas,
  actor: Actor | null,
  collectionId: string,
  request: ExportRequest,
): Promise<AsyncIterable<Uint8Array>> {
  const { reading, collection } = await beginReading(atlas, actor, collectionId, request);
  const { count } = await countFeatures(atlas, reading, request.format, request.signal);
  const context = await contextOf(atlas, collection, reading, request, count);
  const everything = batchesOf(readFeatures(atlas, reading, 1_000, request.signal));
  return writeSidecar(request.format, everything, context);
}

async function beginReading(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  { format, query, limited }: ExportRequest,
): Promise<{ reading: Reading; collection: Collection }> {
  const audience = listAudience(actor, query);
  const collection = await findCollection(atlas, id);
  const holds = format.collections === 'any' || format.collections.includes(id);
  if (!collection || !holds) throw notFound(`collection «${id}» in this format`);
  const pinned = await pin(atlas, query);
  return { collection, reading: { collection: id, query: pinned, limited, audience, now: atlas.now() } };
}

/** The query with both dates. A clock that was set back does not hide what was recorded before. */
async function pin({ store, now }: Atlas, query: IncidentQuery): Promise<Pinned> {
  const [last] = await store.changes(Math.max(0, store.seq() - 1), 1);
  const recorded = Math.max(now(), last ? Date.parse(last.recorded_at) : 0);
  const clock = (at: number) => ({ text: new Date(at).toISOString(), at });
  return {
    ...query,
    knownAt: query.knownAt ?? clock(now()),
    recordedAt: query.recordedAt ?? clock(recorded),
  };
}

async function contextOf(
  atlas: Atlas,
  collection: Collection,
  reading: Reading,
  request: ExportRequest,
  count: number,
): Promise<ExportContext> {
  const { language, query, selected, crs, designation, options, self, base, format } = request;
  const { region, gazetteer } = atlas.deployment;
  const title = inLanguage(collection.titles, language).text || collection.id;
  const date = (clock: IncidentQuery['knownAt']) => clock && new Date(clock.at).toISOString();
  return {
    collection: collection.id,
    title,
    language,
    words: await questionInWords(atlas, collection.id, title, query, language, reading),
    knownAt: date(query.knownAt),
    recordedAt: date(query.recordedAt),
    made_at: new Date(reading.now).toISOString(),
    attribution: isRecord(collection.id)
      ? await recordAttribution(atlas, query.recordedAt?.at ?? null)
      : (collection.attribution ?? region.attribution),
    licence: region.licence,
    designation: inLanguage(designation, language).text,
    self,
    base,
    zone: region.zone,
    properties: collection.properties.filter(
      ({ name, role, returned }) =>
        !selects(format, selected) || !returned || role === 'id' || selected.has(name),
    ),
    count,
    crs: crs.uri,
    nameOf: (reference) => {
      const place = gazetteer.byRef.get(reference);
      const name = place && inLanguage(namesOf(place.properties), language).text;
      return name || reference.slice(reference.indexOf('/') + 1);
    },
    options,
    places: [...atlas.deployment.collections.keys()],
    others: (id) => otherCollection(atlas, collection.id, id, reading, request),
  };
}

/** Formats that read documents have columns of their own, which no selection changes. */
function selects(format: Format, selected: ReadonlySet<string> | null): selected is ReadonlySet<string> {
  return selected !== null && !format.documents;
}

/**
 * The same question to another collection: of incidents their accounts and the other way round, of places all of them.
 * A selection of properties is of the first collection only.
 */
async function otherCollection(
  atlas: Atlas,
  from: string,
  id: string,
  reading: Reading,
  request: ExportRequest,
): ReturnType<ExportContext['others']> {
  const collection = await findCollection(atlas, id);
  if (!collection) throw notFound(`collection «${id}»`);
  const other: Reading = isRecord(id)
    ? { ...reading, collection: id, of: isRecord(from) && from !== id ? reading : undefined }
    : { ...reading, collection: id, query: placesOnly(reading.query), limited: false };
  const plain: ExportRequest = { ...request, selected: null };
  const { count } = await countFeatures(atlas, other, null, request.signal);
  return {
    context: await contextOf(atlas, collection, other, plain, count),
    items: itemsOf(atlas, other, {
      ...plain,
      format: { ...request.format, documents: false, refuses: undefined },
    }),
  };
}

function placesOnly(query: Pinned): Pinned {
  return { ...query, bbox: null, q: null, filter: null, sort: [], offset: 0, cursor: null };
}

async function* batchesOf(
  features: AsyncIterable<readonly ExportFeature[]>,
): AsyncGenerator<readonly ExportItem[]> {
  for await (const batch of features) yield batch.map((feature) => ({ feature }));
}

/** Reads, leaves out what the format refuses, then adds documents and changes coordinates and properties. */
async function* itemsOf(
  atlas: Atlas,
  reading: Reading,
  request: ExportRequest,
): AsyncGenerator<readonly ExportItem[]> {
  const { format, signal, selected, crs, options } = request;
  const { zone } = atlas.deployment.region;
  // A document may be a hundred times its feature: fewer are held at a time.
  const size = format.documents ? 100 : 1_000;
  const step = crs.uri === crs84.uri ? null : fromCrs84(crs);
  const kept = selects(format, selected) ? selected : null;
  for await (const batch of readFeatures(atlas, reading, size, signal)) {
    const held = batch.filter((feature) => !format.refuses?.(feature, zone));
    const items = format.documents
      ? await withDocuments(atlas, held, reading, options.history === 'true')
      : held.map((feature) => ({ feature }));
    yield items.map((item) => {
      if (step) item.feature.geometry = geometryIn(item.feature.geometry, step);
      if (kept) select(item.feature, kept);
      return item;
    });
  }
}

/** Leaves only the selected properties; the geometry is one of them, the id stays. */
function select(feature: ExportFeature, kept: ReadonlySet<string>): void {
  feature.properties = Object.fromEntries(
    Object.entries(feature.properties ?? {}).filter(([name]) => kept.has(name)),
  );
  if (!kept.has('geometry')) feature.geometry = null;
}
