import type { IncidentQuery } from '../../contract/query.ts';
import type { Audience, FeatureBytes } from '../store.ts';
import { bind, type Compiled, compileAccounts, compileIncidents } from './compile.ts';
import { chooseDriver } from './drivers.ts';
import { accountLayer, incidentLayer, type Layer } from './layer.ts';
import { onOneSnapshot, ownBytes, type ReaderContext } from './reader-context.ts';

/** Compiles the query for a layer with the driver that finds least. */
export function planned(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): Compiled {
  const parameters = bind(query, audience.statuses, now);
  const driver = chooseDriver(context, layer, query, parameters);
  const compile = layer === incidentLayer ? compileIncidents : compileAccounts;
  return compile(query, parameters, driver);
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

/**
 * The features are stored as text and leave as bytes, joined inside SQLite: nothing is parsed or written again, which
 * is 13 times faster than objects.
 */
function page(
  context: ReaderContext,
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): FeatureBytes {
  return onOneSnapshot(context, () => {
    const compiled = planned(context, layer, query, audience, now);
    const { matched, unlocated } = total(context, compiled);
    const ids = context
      .prepare(
        `${compiled.with} SELECT s.id ${compiled.from} ${compiled.where} ${compiled.orderBy}
         LIMIT @limit OFFSET @offset`,
      )
      .pluck()
      .all({ ...compiled.parameters, limit: query.limit, offset: query.offset });
    const features = context
      .prepare(
        `SELECT CAST(group_concat(b.feature, ',' ORDER BY j.key) AS BLOB)
         FROM json_each(?) j CROSS JOIN ${layer.bodies} b ON b.owner = j.value`,
      )
      .pluck()
      .get(JSON.stringify(ids)) as Buffer | null;
    return {
      features: ownBytes(features),
      numberMatched: matched,
      numberReturned: ids.length,
      unlocated,
    };
  });
}
