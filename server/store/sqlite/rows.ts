import { type Aspect, aspects } from '../../contract/codebook.ts';
import { localDay } from '../../contract/time.ts';
import { firstPoint } from '../../domain/first-point.ts';
import type { AccountState, Shape, State } from '../../domain/projection.ts';
import type { SharedByAccount, SharedByState } from './read-sets.ts';

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

/** The columns of rows that name their sets of terms. */
export const termColumns = {
  municipality: 'municipalities',
  actor: 'actors',
  claimant: 'claimants',
} as const;

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

/** What a state shares with others, as `readSets` gives it back, but for the shapes that are claimed. */
export function sharedBy(state: State): Omit<SharedByState, 'claims'> {
  const { geometry, properties } = state.feature;
  return {
    municipalities: idSet([...properties.municipalities, ...properties.municipalities_possible]),
    actors: idSet(properties.actors),
    claimants: idSet(properties.claimants),
    spot: geometry && (firstPoint(geometry)?.slice(0, 2) ?? JSON.stringify(geometry)),
    place_precision: properties.place_precision,
    uncertainty: properties.uncertainty_m,
    accounts: properties.accounts_count,
    is_point: geometry?.type === 'Point' ? 1 : 0,
  };
}

/** The shapes that are claimed, as `readSets` gives them back. */
export function claimsOf({ shapes }: { shapes: readonly Shape[] }): SharedByState['claims'] {
  return shapes.map((shape) =>
    shape.kind === 'disc' ? [shape.lon, shape.lat, shape.radius_m] : JSON.stringify(shape.geometry),
  );
}

/** What an account shares with others, as `readAccountSets` gives it back, but for the shapes that are claimed. */
export function sharedByAccount({ properties }: AccountState): Omit<SharedByAccount, 'claims'> {
  return {
    municipalities: idSet([...properties.municipalities, ...properties.municipalities_possible]),
    claimants: properties.claimant,
  };
}

/** Ids each once, sorted, with commas between them. */
const idSet = (ids: readonly string[]) => [...new Set(ids)].sort().join(',');

/** An account as a feature of the collection `accounts`. */
export function accountFeature(incident: string, one: AccountState): object {
  return {
    type: 'Feature',
    id: `${incident}:${one.account}`,
    geometry: one.geometry,
    properties: one.properties,
  };
}
