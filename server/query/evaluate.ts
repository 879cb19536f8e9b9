import type { Status } from '../contract/codebook.ts';
import type { IncidentFeature } from '../contract/feature.ts';
import type { IncidentFilter, IncidentQuery, SortField } from '../contract/query.ts';
import type { AccountState, Projection, Shape, State } from '../domain/projection.ts';
import { shapeMeetsBox } from './meets-box.ts';
import { words, wordsMatch } from './words.ts';

/** One recorded version, as the evaluator reads it; `recorded_at` is milliseconds. */
export interface RecordedVersion {
  incident: string;
  version: number;
  recorded_at: number;
  status: Status;
  projection: Projection;
}

/** An account as the collection `accounts` serves it. */
export type AccountFeature = Omit<AccountState, 'shapes'>;

/**
 * What every parameter of a query means, written to be read and not to be fast: an engine of the store must answer
 * the same. Parameters are joined by «and», the values of one by «or».
 * - bbox: a shape of any account known by then meets the box; the edge belongs to it;
 * - datetime: [start, end], both ends in, overlaps [occurred_start, occurred_end); a null end goes on, and what has
 *   no start is never found;
 * - q: each folded word begins a folded word of the state's search texts;
 * - municipality: certain or possible; actor, claimant: ids; contested: any, none, or one of the aspects.
 */
export function matches(state: State, query: IncidentQuery, now: number): boolean {
  const facts = state.feature.properties;
  return (
    isKnown(state, query.knownAt?.at ?? now) &&
    matchesIncident(state, query) &&
    meets(state.shapes, query.bbox) &&
    overlaps(state, query.datetime) &&
    anyOf(query.municipality, [...facts.municipalities, ...facts.municipalities_possible]) &&
    anyOf(query.claimant, facts.claimants)
  );
}

/** The filters that an account shares with its incident: all but place, time and claimant. */
function matchesIncident(state: State, query: IncidentFilter): boolean {
  const facts = state.feature.properties;
  const { contested } = query;
  return (
    wordsMatch(query.q === null ? [] : words(query.q), state.search.flatMap(words)) &&
    anyOf(query.type, [facts.type]) &&
    anyOf(query.sub_type, [facts.sub_type]) &&
    anyOf(query.verification, [facts.verification]) &&
    anyOf(query.status, [facts.status]) &&
    anyOf(query.actor, facts.actors) &&
    (contested === null ||
      (Array.isArray(contested)
        ? anyOf(contested, facts.contested)
        : facts.contested.length > 0 === contested))
  );
}

/**
 * The version of one incident that a reader sees: the last one recorded by then, or nothing when its status is not
 * one of the audience's. Null `recordedAt` is the last version there is, even if the clock has gone back.
 */
export function versionAt(
  versions: readonly RecordedVersion[],
  recordedAt: number | null,
  statuses: readonly string[],
): RecordedVersion | null {
  let last: RecordedVersion | null = null;
  for (const one of versions)
    if ((recordedAt === null || one.recorded_at <= recordedAt) && one.version > (last?.version ?? 0))
      last = one;
  return last && statuses.includes(last.status) ? last : null;
}

/** All features that match, in the query's order; `limit` and `offset` are the caller's. `now` is milliseconds. */
export function evaluate(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: { statuses: readonly string[] },
  now: number,
): IncidentFeature[] {
  const found: (SortKeys & { feature: IncidentFeature })[] = [];
  for (const version of visible(records, query, audience))
    for (const state of version.projection.states)
      if (matches(state, query, now))
        found.push({ ...state, id: version.incident, recorded_at: version.recorded_at });
  return sorted(found, query).map((one) => one.feature);
}

/**
 * The accounts of the incidents that match, as features in the query's order. An account must itself meet bbox,
 * datetime, municipality and claimant; the other filters ask about its incident.
 */
export function evaluateAccounts(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: { statuses: readonly string[] },
  now: number,
): AccountFeature[] {
  const at = query.knownAt?.at ?? now;
  const found: (SortKeys & { account: AccountState })[] = [];
  for (const version of visible(records, query, audience)) {
    const { states, accountStates } = version.projection;
    if (!states.some((state) => isKnown(state, at) && matchesIncident(state, query))) continue;
    for (const account of knownAccounts(accountStates)) {
      const facts = account.properties;
      if (
        isKnown(account, at) &&
        meets(account.shapes, query.bbox) &&
        overlaps(account, query.datetime) &&
        anyOf(query.municipality, [...facts.municipalities, ...facts.municipalities_possible]) &&
        anyOf(query.claimant, [facts.claimant])
      )
        found.push({
          ...account,
          id: `${version.incident}:${account.account}`,
          recorded_at: version.recorded_at,
          account,
        });
    }
  }
  return sorted(found, query).map((one) => one.account);
}

/** Each account's reading ends where the next of the same account begins; of two from one instant the later stands. */
export function knownAccounts(
  states: readonly AccountState[],
): (AccountState & { known_to: number | null })[] {
  return states.map((one, index) => {
    const next = states
      .filter(
        (other, at) =>
          other.account === one.account &&
          (other.known_from > one.known_from || (other.known_from === one.known_from && at > index)),
      )
      .map((other) => other.known_from);
    return { ...one, known_to: next.length ? Math.min(...next) : null };
  });
}

function visible(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: { statuses: readonly string[] },
): RecordedVersion[] {
  const incidents = new Map<string, RecordedVersion[]>();
  for (const one of records) {
    const versions = incidents.get(one.incident);
    if (versions) versions.push(one);
    else incidents.set(one.incident, [one]);
  }
  return [...incidents.values()]
    .map((versions) => versionAt(versions, query.recordedAt?.at ?? null, audience.statuses))
    .filter((version) => version !== null);
}

function isKnown(span: { known_from: number; known_to: number | null }, at: number): boolean {
  return span.known_from <= at && (span.known_to === null || span.known_to > at);
}

function meets(shapes: readonly Shape[], box: IncidentFilter['bbox']): boolean {
  return box === null || shapes.some((shape) => shapeMeetsBox(shape, box));
}

function overlaps(
  occurred: { occurred_start: number | null; occurred_end: number | null },
  asked: IncidentFilter['datetime'],
): boolean {
  if (asked === null) return true;
  const { occurred_start: start, occurred_end: end } = occurred;
  if (start === null) return false;
  return (
    (asked.end === null || start <= asked.end) && (asked.start === null || end === null || end > asked.start)
  );
}

function anyOf(asked: readonly string[], there: readonly string[]): boolean {
  return asked.length === 0 || asked.some((value) => there.includes(value));
}

type SortKeys = { [F in SortField]: F extends 'id' ? string : number | null };

/** The order of an answer without `sortby`: the latest happening first. */
export const defaultSort: IncidentQuery['sort'] = [{ field: 'occurred_start', descending: true }];

/** Sorts by the query's fields, nulls last in either direction, and by id at the end. */
function sorted<T extends SortKeys>(found: T[], query: IncidentQuery): T[] {
  const order = [
    ...(query.sort.length ? query.sort : defaultSort),
    { field: 'id', descending: false } as const,
  ];
  return found.sort((a, b) => {
    for (const { field, descending } of order) {
      const [x, y] = [a[field], b[field]];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y === descending ? 1 : -1;
    }
    return 0;
  });
}
