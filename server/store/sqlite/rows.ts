import { type Aspect, aspects } from '../../contract/codebook.ts';
import { localDay } from '../../contract/time.ts';
import { firstPoint } from '../../domain/first-point.ts';
import type { AccountState, State } from '../../domain/projection.ts';
import type { SharedByState } from './read-sets.ts';

/** The columns of `states` that filters ask and that follow from the state alone. */
export interface StateColumns {
  known_from: number;
  known_to: number | null;
  occurred_start: number | null;
  occurred_end: number | null;
  local_day: string | null;
  located: 0 | 1;
  type: string;
  sub_type: string;
  verification: string;
  contested: number;
}

export type TermKind = 'municipality' | 'actor' | 'claimant';

/** Aspects as bits, in the codebook's order; aspects are only ever added at its end. */
export function contestedMask(list: readonly string[]): number {
  return list.reduce((mask, aspect) => mask | (1 << aspects.indexOf(aspect as Aspect)), 0);
}

/** A state as a row; `zone` is that of the deployment, in which buckets are local days. */
export function stateColumns(state: State, zone: string): StateColumns {
  const facts = state.feature.properties;
  return {
    known_from: state.known_from,
    known_to: state.known_to,
    occurred_start: state.occurred_start,
    occurred_end: state.occurred_end,
    local_day: state.occurred_start === null ? null : localDay(state.occurred_start, zone),
    located: state.feature.geometry ? 1 : 0,
    type: facts.type,
    sub_type: facts.sub_type,
    verification: facts.verification,
    contested: contestedMask(facts.contested),
  };
}

/** The ids that a state is found by, each once, sorted. */
export function stateTerms(state: State): [TermKind, string][] {
  const facts = state.feature.properties;
  return [
    ...each('actor', facts.actors),
    ...each('claimant', facts.claimants),
    ...each('municipality', [...facts.municipalities, ...facts.municipalities_possible]),
  ];
}

/** What a state shares with others, as `readSets` gives it back, but for the shapes that are claimed. */
export function sharedBy(state: State): Omit<SharedByState, 'claims'> {
  const terms = stateTerms(state);
  const idsOf = (kind: TermKind) => terms.flatMap(([one, id]) => (one === kind ? [id] : [])).join(',');
  const { geometry, properties } = state.feature;
  return {
    municipalities: idsOf('municipality'),
    actors: idsOf('actor'),
    claimants: idsOf('claimant'),
    spot: geometry && (firstPoint(geometry)?.slice(0, 2) ?? JSON.stringify(geometry)),
    place_precision: properties.place_precision,
    uncertainty: properties.uncertainty_m,
    accounts: properties.accounts_count,
    is_point: geometry?.type === 'Point' ? 1 : 0,
  };
}

/** The shapes that a state's accounts claim, as `readSets` gives them back. */
export function claimsOf(state: State): SharedByState['claims'] {
  return state.shapes.map((shape) =>
    shape.kind === 'disc' ? [shape.lon, shape.lat, shape.radius_m] : JSON.stringify(shape.geometry),
  );
}

/** The ids that an account is found by in the collection `accounts`, each once, sorted. */
export function accountTerms(one: AccountState): [TermKind, string][] {
  const facts = one.properties;
  return [
    ...each('claimant', [facts.claimant]),
    ...each('municipality', [...facts.municipalities, ...facts.municipalities_possible]),
  ];
}

function each(kind: TermKind, values: readonly string[]): [TermKind, string][] {
  return [...new Set(values)].sort().map((value) => [kind, value]);
}

/** An account as a feature of the collection `accounts`. */
export function accountFeature(incident: string, one: AccountState): object {
  return {
    type: 'Feature',
    id: `${incident}:${one.account}`,
    geometry: one.geometry,
    properties: one.properties,
  };
}
