import type { IncidentQuery } from '../../../server/contract/query.ts';
import { conditionsOf, createBinder, rowsOf, searchOf } from './conditions.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

const order = 'occurred_start DESC NULLS LAST, incident';

/**
 * A page as one JSON text. What matches is found once and kept (MATERIALIZED) where an index finds it: count, order and
 * page read the same rows. Without such a filter the count is an index-only scan, and the page follows the index of
 * its order and stops. Features are put together by `json_agg` over `json`, which copies them as they are stored.
 */
export function pageStatement(query: IncidentQuery, now: number, isRanked: boolean): Statement {
  const binder = createBinder();
  const { q } = query;
  const wordsOnly =
    q !== null &&
    ['sub_type', 'verification', 'municipality', 'actor', 'claimant'].every(
      (name) => !query[name as 'actor'].length,
    ) &&
    query.bbox === null &&
    query.contested === null;
  const table = wordsOnly ? 'searched s' : rowsOf(query);
  const conditions = conditionsOf(query, now, binder, wordsOnly ? 'plain' : 'range').join(' AND ');
  const rank = isRanked && q !== null ? `, ts_rank(s.words, ${searchOf(q, binder)}) AS rank` : '';
  const ranked = rank ? `rank DESC, ${order}` : order;
  const limit = binder.bind(query.limit, 'int');
  const offset = binder.bind(query.offset, 'int');
  const isSelective =
    query.bbox !== null || q !== null || query.datetime !== null || query.municipality.length > 0;
  const columns = 's.id, s.occurred_start, s.incident, s.located';
  const text = isSelective
    ? `WITH hit AS MATERIALIZED (SELECT ${columns}${rank} FROM ${table} WHERE ${conditions}),
         page AS (SELECT * FROM hit ORDER BY ${ranked} LIMIT ${limit} OFFSET ${offset})
       ${answer('(SELECT count(*) FROM hit)', '(SELECT count(*) FROM hit WHERE NOT located)', ranked)}`
    : `WITH total AS (SELECT count(*) AS matched, count(*) FILTER (WHERE NOT s.located) AS unlocated
           FROM ${table} WHERE ${conditions}),
         page AS (SELECT ${columns} FROM ${table} WHERE ${conditions} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset})
       ${answer('(SELECT matched FROM total)', '(SELECT unlocated FROM total)', ranked)}`;
  return { text, values: binder.values };
}

function answer(matched: string, unlocated: string, ranked: string): string {
  return `SELECT json_build_object('type', 'FeatureCollection', 'numberMatched', ${matched},
      'numberReturned', (SELECT count(*) FROM page), 'unlocated', ${unlocated},
      'features', coalesce((SELECT json_agg(f.feature ORDER BY ${ranked.replace(/\b(rank|occurred_start|incident)\b/g, 'page.$1')})
        FROM page JOIN features f USING (id)), '[]'))::text AS body`;
}
