import type { IncidentQuery } from '../../contract/query.ts';
import { showsEveryPlace } from '../../contract/view.ts';

/** SQL that the account's state `a` is known at `@known`. */
export const accountKnown = 'a.known_from <= @known AND (a.known_to IS NULL OR a.known_to > @known)';

/**
 * SQL of the feature of the incident's body `b`: as it is stored, or with the places of all accounts known at `@known`,
 * that of the preferred view first.
 */
export function featureText(query: Pick<IncidentQuery, 'view'>): string {
  if (!showsEveryPlace(query)) return 'unpacked(b.feature)';
  return `json_set(unpacked(b.feature), '$.geometry', json(every_place((
    SELECT json_group_array(json(p.geometry) ORDER BY p.place) FROM (
      SELECT -1 AS place, unpacked(b.feature) -> '$.geometry' AS geometry
      UNION ALL
      SELECT a.id, unpacked(ab.feature) -> '$.geometry'
      FROM states w JOIN account_states a ON a.seq = w.seq JOIN account_bodies ab ON ab.owner = a.id
      WHERE w.id = b.owner AND a.located = 1 AND ${accountKnown}) p))))`;
}
