import { emptyQuery } from '../../contract/query.ts';
import type { Collection } from '../../query/expression.ts';
import type { Audience, Store } from '../store.ts';
import { accountLayer, incidentLayer } from './layer.ts';
import { planned } from './read-page.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';

/** Outwards to 5 decimals, about a metre: the R*Tree holds 32-bit numbers. */
const decimals = 1e5;

/**
 * The box around the geometries that the audience sees now, and the first start and last end (ms) of what happened;
 * `end` is null where something goes on.
 */
export function readExtent(
  context: ReaderContext,
  collection: Collection,
  audience: Audience,
  now: number,
): Awaited<ReturnType<Store['extent']>> {
  const layer = collection === 'incidents' ? incidentLayer : accountLayer;
  return onOneSnapshot(context, () => {
    const compiled = planned(context, layer, emptyQuery, audience, now);
    const { start, end, open } = context
      .prepare(
        `${compiled.with} SELECT min(s.occurred_start) AS start, max(s.occurred_end) AS end,
           max(s.occurred_start IS NOT NULL AND s.occurred_end IS NULL) AS open
         ${compiled.from} ${compiled.where}`,
      )
      .get(compiled.parameters) as { start: number | null; end: number | null; open: 0 | 1 | null };
    const box = context
      .prepare(
        `${compiled.with} SELECT min(x.minx) AS west, min(x.miny) AS south, max(x.maxx) AS east, max(x.maxy) AS north
         FROM extent_boxes x
         WHERE (x.id >> 4) IN (SELECT DISTINCT s.extent ${compiled.from} ${compiled.where})`,
      )
      .get(compiled.parameters) as Record<'west' | 'south' | 'east' | 'north', number | null>;
    const { west, south, east, north } = box;
    return {
      bbox:
        west === null
          ? null
          : [
              Math.floor(west * decimals) / decimals,
              Math.floor(south! * decimals) / decimals,
              Math.ceil(east! * decimals) / decimals,
              Math.ceil(north! * decimals) / decimals,
            ],
      start,
      end: open ? null : end,
    };
  });
}
