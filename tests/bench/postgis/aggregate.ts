import type { IncidentQuery } from '../../../server/contract/query.ts';
import { conditionsOf, createBinder, rowsOf } from './conditions.ts';
import type { Statement } from './page.ts';

/**
 * Counts by local month: one index-only scan that hashes some hundred groups; what matched in all is the sum of the
 * groups, those without a date among them.
 */
export function monthStatement(query: IncidentQuery, now: number): Statement {
  const binder = createBinder();
  const conditions = conditionsOf(query, now, binder, 'plain').join(' AND ');
  return {
    values: binder.values,
    text: `WITH bucket AS MATERIALIZED (
        SELECT s.local_month AS key, count(*) AS n, count(*) FILTER (WHERE s.contested_count > 0) AS contested,
          count(*) FILTER (WHERE NOT s.located) AS unlocated
        FROM ${rowsOf(query)} WHERE ${conditions} GROUP BY 1)
      SELECT json_build_object('by', 'month', 'keys', coalesce(json_agg(key ORDER BY key) FILTER (WHERE key IS NOT NULL), '[]'),
        'counts', coalesce(json_agg(n ORDER BY key) FILTER (WHERE key IS NOT NULL), '[]'),
        'contested', coalesce(json_agg(contested ORDER BY key) FILTER (WHERE key IS NOT NULL), '[]'),
        'numberMatched', coalesce(sum(n), 0), 'unlocated', coalesce(sum(unlocated), 0))::text AS body FROM bucket`,
  };
}

/**
 * Counts by municipality: only rows that have one are unfolded, which a partial covering index holds; all that match
 * are counted beside it.
 */
export function municipalityStatement(query: IncidentQuery, now: number): Statement {
  const binder = createBinder();
  const conditions = conditionsOf(query, now, binder, 'plain').join(' AND ');
  return {
    values: binder.values,
    text: `WITH bucket AS MATERIALIZED (
        SELECT m.key, count(*) AS n, count(*) FILTER (WHERE s.contested_count > 0) AS contested
        FROM ${rowsOf(query)} CROSS JOIN LATERAL unnest(s.municipalities) AS m (key)
        WHERE s.municipalities <> '{}' AND ${conditions} GROUP BY 1),
      total AS (SELECT count(*) AS matched, count(*) FILTER (WHERE NOT s.located) AS unlocated
        FROM ${rowsOf(query)} WHERE ${conditions})
      SELECT json_build_object('by', 'municipality', 'keys', coalesce(json_agg(key ORDER BY n DESC, key), '[]'),
        'counts', coalesce(json_agg(n ORDER BY n DESC, key), '[]'),
        'contested', coalesce(json_agg(contested ORDER BY n DESC, key), '[]'),
        'numberMatched', (SELECT matched FROM total), 'unlocated', (SELECT unlocated FROM total))::text AS body
      FROM bucket`,
  };
}
