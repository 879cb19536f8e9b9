import { emptyQuery, type IncidentQuery } from '../contract/query.ts';
import type { ExportItem, Format } from '../format/format.ts';
import type { Audience, Chunk } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { isRecord } from './catalogue.ts';

/** A query whose two dates are set. */
export type Pinned = IncidentQuery & {
  knownAt: NonNullable<IncidentQuery['knownAt']>;
  recordedAt: NonNullable<IncidentQuery['recordedAt']>;
};

/** How many features a format cannot hold, and by reason. */
export interface Refused {
  count: number;
  reasons: Readonly<Record<string, number>>;
}

export type ExportFeature = ExportItem['feature'];

/** What is read for a file. With `of`, the features that belong to those of another reading: accounts of incidents or the other way round. */
export interface Reading {
  collection: string;
  query: Pinned;
  limited: boolean;
  audience: Audience;
  /** Milliseconds. */
  now: number;
  of?: Reading | undefined;
}

/** Ids in one filter: it stays well below the longest one that is accepted. */
const idsAtOnce = 50;

/** Features in batches of at most `size`, as slowly as they are taken. Throws the reason of `signal` when it is set. */
export async function* readFeatures(
  atlas: Atlas,
  reading: Reading,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportFeature[]> {
  if (reading.of && !asksForAll(reading.of)) {
    yield* readBelonging(atlas, reading, reading.of, signal);
    return;
  }
  for await (const { features } of readChunks(atlas, reading, size, signal))
    yield JSON.parse(
      `[${Buffer.from(features.buffer, features.byteOffset, features.byteLength).toString()}]`,
    );
}

/** How many features there are without those that the format refuses, and how many it refuses. */
export async function countFeatures(
  atlas: Atlas,
  reading: Reading,
  format: Format | null,
  signal?: AbortSignal,
): Promise<{ count: number; refused: Refused }> {
  const { query, limited, audience, now } = reading;
  const nobody: Refused = { count: 0, reasons: {} };
  if (format?.refuses) return countRefused(atlas, reading, format, signal);
  if (reading.of && !asksForAll(reading.of)) {
    let count = 0;
    for await (const batch of readFeatures(atlas, reading, 1_000, signal)) count += batch.length;
    return { count, refused: nobody };
  }
  if (query.cursor !== null) {
    let count = 0;
    for await (const chunk of readChunks(atlas, reading, 1_000, signal)) count += chunk.numberReturned;
    return { count, refused: nobody };
  }
  const one = { ...query, limit: 1, offset: 0 };
  const matched =
    reading.collection === 'incidents'
      ? await atlas.store.count(query, audience, now)
      : reading.collection === 'accounts'
        ? (await atlas.store.accounts(one, audience, now)).numberMatched
        : (await atlas.store.placesPage(reading.collection, one)).numberMatched;
  const left = Math.max(0, matched - query.offset);
  return { count: limited ? Math.min(left, query.limit) : left, refused: nobody };
}

async function countRefused(
  atlas: Atlas,
  reading: Reading,
  format: Format,
  signal?: AbortSignal,
): Promise<{ count: number; refused: Refused }> {
  const reasons: Record<string, number> = {};
  let [count, refused] = [0, 0];
  for await (const batch of readFeatures(atlas, reading, 1_000, signal))
    for (const feature of batch) {
      const reason = format.refuses?.(feature, atlas.deployment.region.zone) ?? null;
      if (reason === null) count += 1;
      else {
        refused += 1;
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
    }
  return { count, refused: { count: refused, reasons } };
}

/** Chunks after one another until the answer, or the asked number of features, is at its end. */
async function* readChunks(
  atlas: Atlas,
  reading: Reading,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<Chunk> {
  const { query, limited } = reading;
  let left = limited ? query.limit : Number.POSITIVE_INFINITY;
  let [cursor, offset] = [query.cursor, query.offset];
  while (left > 0) {
    signal?.throwIfAborted();
    const chunk = await readChunk(atlas, reading, { cursor, offset, limit: Math.min(size, left) });
    signal?.throwIfAborted();
    if (chunk.numberReturned > 0) yield chunk;
    left -= chunk.numberReturned;
    if (chunk.next === null) return;
    [cursor, offset] = [chunk.next, 0];
  }
}

function readChunk(
  { store }: Atlas,
  { collection, query, audience, now }: Reading,
  page: Pick<IncidentQuery, 'cursor' | 'offset' | 'limit'>,
): Promise<Chunk> {
  const asked = { ...query, ...page };
  return isRecord(collection)
    ? store.chunk(collection, asked, audience, now)
    : store.placesChunk(collection, asked);
}

/** True when a reading leaves nothing out, so that what belongs to it is everything. */
function asksForAll({ query, limited }: Reading): boolean {
  // Of one claimant's telling the other collection is read in the same view.
  const { view, knownAt, recordedAt, sort, limit, offset, cursor, ...filter } = query;
  const filters = Object.values(filter).some((value) =>
    Array.isArray(value) ? value.length : value !== null,
  );
  return !filters && !limited && offset === 0 && cursor === null;
}

/**
 * The accounts of incidents, or the incidents of accounts: asked by their ids, some at a time, since the filter of one
 * collection means something else, or nothing, in the other.
 */
async function* readBelonging(
  atlas: Atlas,
  reading: Reading,
  of: Reading,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportFeature[]> {
  const seen = new Set<string>();
  const [property, idOf] =
    reading.collection === 'accounts'
      ? ['incident', (feature: ExportFeature) => feature.id]
      : ['id', (feature: ExportFeature) => String(feature.properties?.incident)];
  for await (const batch of readFeatures(atlas, of, idsAtOnce, signal)) {
    const ids = [...new Set(batch.map(idOf))].filter((id) => !seen.has(id));
    // An incident has its accounts once; of accounts the same incident may come again.
    if (reading.collection === 'incidents') for (const id of ids) seen.add(id);
    if (ids.length === 0) continue;
    const query: Pinned = {
      ...everything(of.query),
      filter: `${property} IN (${ids.map(quoted).join(',')})`,
    };
    yield* readFeatures(atlas, { ...reading, query, limited: false, of: undefined }, 1_000, signal);
  }
}

const quoted = (id: string) => `'${id.replaceAll("'", "''")}'`;

/** The view, the two dates and the status of a query without its other filters. */
function everything({ view, knownAt, recordedAt, status }: Pinned): Pinned {
  return { ...emptyQuery, view, knownAt, recordedAt, status };
}
