import { aspects, noLessPrecise } from '../contract/codebook.ts';
import type { Box, IncidentFilter } from '../contract/query.ts';
import type { Call, IntervalEnd, Predicate, Scalar } from './cql2/ast.ts';
import { timestampOf } from './cql2/instants.ts';
import { canonicalLimits } from './cql2/limits.ts';
import { parseText } from './cql2/parse-text.ts';

/** The collections whose features the one query filters. */
export type Collection = 'incidents' | 'accounts';

/** How the parameters that ask about the incident are called as properties of each collection. */
const incidentNames = {
  incidents: {
    type: 'type',
    sub_type: 'sub_type',
    verification: 'verification',
    status: 'status',
    contested: 'contested',
    actor: 'actors',
    tag: 'tags',
  },
  accounts: {
    type: 'incident_type',
    sub_type: 'incident_sub_type',
    verification: 'incident_verification',
    status: 'incident_status',
    contested: 'incident_contested',
    actor: 'incident_actors',
    tag: 'incident_tags',
  },
} as const;

/**
 * A filter as one expression; null when it asks for everything. Parameters are joined by «and», the values of one by
 * «or». What each means, word for word:
 * - bbox: `S_INTERSECTS(claimed_places, BBOX(…))`: a place that any account claims, its uncertainty included, meets
 *   the box; the edge belongs to it;
 * - datetime: `occurs_during(INTERVAL(start, end))`: [occurred_start, occurred_end) and [start, end], both of its ends
 *   in, have an instant in common. It is not T_INTERSECTS, for which the end of what has ended is one of its instants
 *   and an interval with an unknown end is unknown: here a null end goes on, and what has no start is never found;
 * - q: `text_search('…')`: one of its terms, which commas separate, stands in the incident's texts, names, places or tags,
 *   its folded words together and in order, the last perhaps the beginning of one;
 * - type, sub_type, verification, status: `IN`; municipality (certain or possible), actor, tag, claimant: `A_OVERLAPS`;
 * - precision: `place_precision IN` it and all that are more precise;
 * - contested: `A_OVERLAPS` with the aspects asked, or with all of them, or not;
 * - filter: CQL2 text, as it is.
 * Of accounts, bbox, datetime, municipality, claimant, precision and filter ask the account itself, the others its incident.
 * Throws Cql2Error when `filter` cannot be read.
 */
export function expressionOf(filter: IncidentFilter, collection: Collection = 'incidents'): Predicate | null {
  const names = incidentNames[collection];
  const all: Predicate[] = [];
  if (filter.bbox) all.push(meetsBox('claimed_places', filter.bbox));
  if (filter.datetime) all.push(occursDuring(filter.datetime.start, filter.datetime.end));
  if (filter.q !== null) all.push({ op: 'text_search', args: [filter.q] });
  for (const name of ['type', 'sub_type', 'verification', 'status'] as const)
    if (filter[name].length) all.push(oneOf(names[name], filter[name]));
  if (filter.municipality.length) all.push(overlaps('municipalities_any', filter.municipality));
  if (filter.actor.length) all.push(overlaps(names.actor, filter.actor));
  if (filter.tag.length) all.push(overlaps(names.tag, filter.tag));
  if (filter.claimant.length) all.push(saidBy(filter.claimant, collection));
  if (filter.precision !== null) all.push(oneOf('place_precision', noLessPrecise(filter.precision)));
  if (Array.isArray(filter.contested)) all.push(overlaps(names.contested, filter.contested));
  else if (filter.contested !== null) {
    const any = overlaps(names.contested, aspects);
    all.push(filter.contested ? any : { op: 'not', args: [any] });
  }
  if (filter.filter !== null) all.push(...conjunctsOf(parseText(filter.filter, canonicalLimits)));
  return conjunction(all);
}

/** Whether one of the claimants says something of an incident, or an account itself. */
export function saidBy(claimants: readonly string[], collection: Collection): Predicate {
  return collection === 'incidents' ? overlaps('claimants', claimants) : oneOf('claimant', claimants);
}

/** A question about places as one expression: bbox and q as of incidents, but of the place's own geometry and names. */
export function placesExpressionOf(query: {
  bbox: Box | null;
  q: string | null;
  filter: string | null;
}): Predicate | null {
  const all: Predicate[] = [];
  if (query.bbox) all.push(meetsBox('geometry', query.bbox));
  if (query.q !== null) all.push({ op: 'text_search', args: [query.q] });
  if (query.filter !== null) all.push(parseText(query.filter, canonicalLimits));
  return conjunction(all);
}

/** The expressions that must all be true for this one to be; none for null. */
export function conjunctsOf(expression: Predicate | null): Predicate[] {
  if (expression === null) return [];
  return typeof expression === 'object' && 'op' in expression && expression.op === 'and'
    ? (expression.args as Predicate[])
    : [expression];
}

/** The expressions joined by «and», in canonical form; null for none. */
export function conjunction(all: readonly Predicate[]): Predicate | null {
  const flat = all.flatMap(conjunctsOf);
  return flat.length > 1 ? { op: 'and', args: flat } : (flat[0] ?? null);
}

/** `S_INTERSECTS(property, BBOX(…))`; the box may cross the antimeridian. */
export function meetsBox(property: string, box: Box): Predicate {
  return { op: 's_intersects', args: [{ property }, { bbox: [...box] }] };
}

function occursDuring(start: number | null, end: number | null): Call {
  const at = (ms: number | null): IntervalEnd => {
    if (ms === null) return '..';
    const timestamp = new Date(ms).toISOString();
    // Years that have no four digits are not to be written in CQL2; they mean what they say all the same.
    return timestampOf(timestamp) ?? { timestamp };
  };
  return { op: 'occurs_during', args: [{ interval: [at(start), at(end)] }] };
}

function oneOf(property: string, values: readonly Scalar[]): Predicate {
  return { op: 'in', args: [{ property }, [...values]] };
}

function overlaps(property: string, values: readonly string[]): Predicate {
  return { op: 'a_overlaps', args: [{ property }, [...values]] };
}
