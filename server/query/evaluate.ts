import type { Status } from '../contract/codebook.ts';
import type { IncidentFeature } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import { showsEveryPlace, tellerOf } from '../contract/view.ts';
import { everywhere } from '../domain/every-place.ts';
import type { Audience } from '../domain/permissions.ts';
import { type AccountState, type Projection, type State, statesIn } from '../domain/projection.ts';
import { callsOf, searchedIn } from './calls.ts';
import { withExactBoxes } from './claimed-places.ts';
import type { Predicate } from './cql2/ast.ts';
import { evaluatePredicate } from './cql2/evaluate.ts';
import { type Collection, expressionOf } from './expression.ts';
import { knownAccounts } from './known-accounts.ts';
import { type Sortable, sorted } from './order.ts';
import { accountReader, incidentReader } from './record.ts';
import { byRelevance, isByRelevance, relevanceOf } from './relevance.ts';
import { searchTerms } from './words.ts';

/** One recorded version, as the evaluator reads it; `recorded_at` is milliseconds. */
export interface RecordedVersion {
  incident: string;
  version: number;
  recorded_at: number;
  status: Status;
  /** For staff only, whatever its status. */
  private?: boolean;
  projection: Projection;
}

/** An account as the collection `accounts` serves it. */
export type AccountFeature = Omit<AccountState, 'shapes'>;

/**
 * Whether a state is known at the query's date and matches its filter. What each parameter means is told by
 * `expressionOf`; this is written to be read and not to be fast: an engine of the store must answer the same. Null
 * `recordedAt` (ms) leaves what asks for it unknown. Throws Cql2Error when the filter cannot be read.
 */
export function matches(
  state: State,
  query: IncidentQuery,
  now: number,
  recordedAt: number | null = null,
): boolean {
  return (
    isKnown(state, query.knownAt?.at ?? now) &&
    incidentMatches(askedOf(query, 'incidents'), state, recordedAt)
  );
}

/** The expression of each query that was asked last, since one question is put to many records. */
const asked: Record<Collection, WeakMap<IncidentQuery, Predicate | null>> = {
  incidents: new WeakMap(),
  accounts: new WeakMap(),
};

function askedOf(query: IncidentQuery, collection: Collection): Predicate | null {
  let expression = asked[collection].get(query);
  if (expression === undefined) {
    expression = expressionOf(query, collection);
    if (expression !== null) expression = withExactBoxes(expression);
    asked[collection].set(query, expression);
  }
  return expression;
}

function incidentMatches(expression: Predicate | null, state: State, recordedAt: number | null): boolean {
  return (
    expression === null ||
    evaluatePredicate(
      expression,
      incidentReader(state, recordedAt),
      callsOf({ ...state, search: searchedIn(state) }),
    ) === true
  );
}

/**
 * The version of one incident that a reader sees: the last one recorded by then, or nothing when its status is not
 * one of the audience's, or it is private and the audience sees nothing private. Null `recordedAt` is the last version there is, even if the clock has gone back.
 */
export function versionAt(
  versions: readonly RecordedVersion[],
  recordedAt: number | null,
  audience: Audience,
): RecordedVersion | null {
  let last: RecordedVersion | null = null;
  for (const one of versions)
    if ((recordedAt === null || one.recorded_at <= recordedAt) && one.version > (last?.version ?? 0))
      last = one;
  if (!last || !audience.statuses.includes(last.status)) return null;
  return last.private && !audience.private ? null : last;
}

/** All features that match, in the query's order; `limit` and `offset` are the caller's. `now` is milliseconds. */
export function evaluate(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: Audience,
  now: number,
): IncidentFeature[] {
  const expression = askedOf(query, 'incidents');
  const at = query.knownAt?.at ?? now;
  const found: (Sortable & { feature: IncidentFeature; search: readonly string[] })[] = [];
  for (const version of visible(records, query, audience))
    for (const state of statesIn(version.projection, tellerOf(query)))
      if (isKnown(state, at) && incidentMatches(expression, state, version.recorded_at)) {
        found.push({
          id: version.incident,
          read: incidentReader(state, version.recorded_at),
          feature: showsEveryPlace(query)
            ? everywhere(state.feature, version.projection.accountStates, at)
            : state.feature,
          search: state.search,
        });
      }
  const terms = searchTerms(query.q ?? '');
  const list = isByRelevance(query.sort)
    ? byRelevance(sorted(found, []), query.sort, ({ search }) => relevanceOf(terms, search))
    : sorted(found, query.sort);
  return list.map((one) => one.feature);
}

/**
 * The accounts that match, as features in the query's order: only of incidents of which something was known; as one
 * claimant tells it, its own alone.
 */
export function evaluateAccounts(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: Audience,
  now: number,
): AccountFeature[] {
  const expression = askedOf(query, 'accounts');
  const teller = tellerOf(query);
  const at = query.knownAt?.at ?? now;
  const found: (Sortable & { account: AccountState })[] = [];
  for (const version of visible(records, query, audience)) {
    const incident = statesIn(version.projection, teller).find((state) => isKnown(state, at));
    if (!incident) continue;
    for (const account of knownAccounts(version.projection.accountStates)) {
      if (!isKnown(account, at) || account.properties.claimant !== (teller ?? account.properties.claimant))
        continue;
      const read = accountReader(account, incident, version.recorded_at);
      const calls = callsOf({ ...account, search: searchedIn(incident) });
      if (expression !== null && evaluatePredicate(expression, read, calls) !== true) continue;
      found.push({ id: `${version.incident}:${account.account}`, read, account });
    }
  }
  return sorted(found, query.sort).map((one) => one.account);
}

function visible(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: Audience,
): RecordedVersion[] {
  const incidents = new Map<string, RecordedVersion[]>();
  for (const one of records) {
    const versions = incidents.get(one.incident);
    if (versions) versions.push(one);
    else incidents.set(one.incident, [one]);
  }
  return [...incidents.values()]
    .map((versions) => versionAt(versions, query.recordedAt?.at ?? null, audience))
    .filter((version) => version !== null);
}

function isKnown(span: { known_from: number; known_to: number | null }, at: number): boolean {
  return span.known_from <= at && (span.known_to === null || span.known_to > at);
}
