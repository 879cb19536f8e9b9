import type { IncidentQuery } from '../../contract/query.ts';
import { showsEveryPlace } from '../../contract/view.ts';
import type { Collection } from '../../query/expression.ts';
import { isByRelevance } from '../../query/relevance.ts';
import type { Audience, Chunk, FeatureBytes } from '../store.ts';
import { columnPage, columnTotal, isByDate } from './columns/answer-page.ts';
import { askColumns } from './columns/question.ts';
import { type Compiled, compileQuestion, type Narrowed, questionOf } from './compile.ts';
import { chooseDriver } from './drivers.ts';
import { featureText } from './every-place.ts';
import { accountLayer, incidentLayer, type Layer } from './layer.ts';
import { joinFeatures, joinPacked, type Listing, type Part, readIds } from './read-listing.ts';
import { relevantPart } from './read-relevant.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { hasUnsettled } from './unsettled.ts';

/**
 * Compiles the query for a layer with the driver that finds least; `share` of all rows is what a driver may find, else
 * the rows are gone through by date.
 */
export function planned(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
  { share = 1 / 8, ...asked }: Narrowed & { share?: number } = {},
): Compiled {
  const question = questionOf(layer, query, audience, now, asked);
  const driver = chooseDriver(context, question.scope, question.conditions, share);
  return compileQuestion(question, driver, hasUnsettled(context));
}

/** A page of incidents, as the store's interface says. */
export function readPage(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): FeatureBytes {
  return page(context, incidentLayer, query, audience, now);
}

/** A page of accounts, as the store's interface says. */
export function readAccounts(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): FeatureBytes {
  return page(context, accountLayer, query, audience, now);
}

/** How many incidents match. */
export function readCount(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): number {
  const columns = askColumns(context, query, audience, now);
  if (columns) return columnTotal(columns).matched;
  return onOneSnapshot(
    context,
    () => total(context, planned(context, incidentLayer, query, audience, now)).matched,
  );
}

/** How many rows match, and how many of them have no geometry. */
export function total(context: ReaderContext, compiled: Compiled): { matched: number; unlocated: number } {
  return context
    .prepare(
      `${compiled.with} SELECT count(*) AS matched, coalesce(sum(1 - s.located), 0) AS unlocated
       ${compiled.from} ${compiled.where}`,
    )
    .get(compiled.parameters) as { matched: number; unlocated: number };
}

function page(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): FeatureBytes {
  return onOneSnapshot(context, () => {
    const { matched, unlocated, ids, next } = found(context, layer, query, audience, now);
    return {
      features: featuresOf(context, layer, query, now, ids),
      numberMatched: matched,
      numberReturned: ids.length,
      unlocated,
      next,
    };
  });
}

function featuresOf(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  now: number,
  ids: readonly number[],
): Uint8Array {
  const bodies = { table: layer.bodies, key: 'owner' };
  if (layer !== incidentLayer || !showsEveryPlace(query)) return joinPacked(context, bodies, ids);
  const parameters = { known: query.knownAt?.at ?? now };
  return joinFeatures(context, bodies, ids, { text: featureText(query), parameters });
}

/** What a page holds and how much there is, from the columns as far as they can say. */
function found(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): ReturnType<typeof columnPage> {
  if (isByRelevance(query.sort))
    return relevantPart(context, query.q, query, (part) =>
      found(context, layer, { ...query, ...part }, audience, now),
    );
  const columns = layer === incidentLayer ? askColumns(context, query, audience, now) : null;
  if (columns && isByDate(query.sort)) return columnPage(columns, query);
  const compiled = planned(context, layer, query, audience, now);
  return {
    ...(columns ? columnTotal(columns) : total(context, compiled)),
    ...readIds(context, listingOf(layer, compiled), query),
  };
}

/** Most of all rows that an index may find for a chunk: each chunk finds and sorts them anew, and by date it goes on. */
const chunkShare = 1 / 100;

/** The next features of a long answer, as the store's interface says. */
export function readChunk(
  context: ReaderContext,
  collection: Collection,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): Chunk {
  const layer = collection === 'incidents' ? incidentLayer : accountLayer;
  return onOneSnapshot(context, () => {
    const list = (part: Part) => {
      const asked = { ...query, ...part };
      const compiled = planned(context, layer, asked, audience, now, { share: chunkShare });
      return readIds(context, listingOf(layer, compiled), asked);
    };
    const { ids, next } = isByRelevance(query.sort)
      ? relevantPart(context, query.q, query, list)
      : list(query);
    const features = featuresOf(context, layer, query, now, ids);
    return { features, numberReturned: ids.length, next };
  });
}

function listingOf(layer: Layer, compiled: Compiled): Listing {
  return { ...compiled, last: 's.public_id', single: `FROM ${layer.rows} s ${compiled.beside}` };
}
