import type { Reach } from '../import.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { hasUnsettled, standsNow } from './unsettled.ts';

/** How long (ms) before a span an incident may have begun and still be looked at. */
const begunBefore = 10 * 86_400_000;
/** Incidents that are looked at for one reach. */
const most = 30;

/**
 * Features of incidents near each of some reaches, as JSON arrays: by date first, which few share, then by the boxes of
 * what is claimed.
 */
export function readNearby(context: ReaderContext, reaches: readonly Reach[]): string[] {
  return onOneSnapshot(context, () => {
    const find = context
      .prepare(
        `SELECT '[' || coalesce(group_concat(feature, ','), '') || ']' FROM (
           SELECT unpacked(b.feature) AS feature FROM states s INDEXED BY states_by_date JOIN state_bodies b ON b.owner = s.id
           WHERE s.occurred_start BETWEEN @from AND @end AND coalesce(s.occurred_end, @start) >= @start
             AND s.status IN ('draft', 'in_review', 'published') AND s.preferred = 1 AND s.known_to IS NULL
             AND ${standsNow('s', hasUnsettled(context))}
             AND s.claims IN (SELECT sh.claims FROM claim_boxes x JOIN claim_shapes sh ON sh.id = x.id >> 4
               WHERE x.minx <= @east AND x.maxx >= @west AND x.miny <= @north AND x.maxy >= @south)
           LIMIT ${most})`,
      )
      .pluck();
    return reaches.map(({ start, end, box: [west, south, east, north] }) => {
      context.watch.check();
      return find.get({ start, end, from: start - begunBefore, west, south, east, north }) as string;
    });
  });
}
