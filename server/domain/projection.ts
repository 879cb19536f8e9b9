import type { Geometry } from 'geojson';
import type { AccountProperties, AccountView, IncidentFeature } from '../contract/feature.ts';
import type { IncidentDocument } from '../contract/incident.ts';

/** What a box is tested against: a disc of uncertainty (metres) or a polygon, of one account's claimed place. */
export type Shape =
  | { kind: 'disc'; lon: number; lat: number; radius_m: number }
  | { kind: 'area'; geometry: Geometry };

/**
 * What was known about an incident over one span of knowledge [known_from, known_to) in ms; `known_to` null is open.
 * `feature` is what lists, map and files say; `shapes` what boxes match; `search` what words match.
 */
export interface State {
  known_from: number;
  known_to: number | null;
  /** Occurred span in ms for filters: earliest start to latest end, end exclusive; null end is open, null start unknown. */
  occurred_start: number | null;
  occurred_end: number | null;
  feature: IncidentFeature;
  shapes: Shape[];
  search: string[];
}

/** An account as a feature of `accounts`, over the span of knowledge in which it reads so. */
export interface AccountState {
  account: string;
  known_from: number;
  occurred_start: number | null;
  occurred_end: number | null;
  geometry: Geometry | null;
  properties: AccountProperties;
  shapes: Shape[];
}

/** An incident as one claimant tells it: its states follow from that claimant's accounts alone. */
export interface ToldStates {
  claimant: string;
  states: State[];
}

/** All that is derived from one version of a document; stored with it, so that a dated answer never changes. */
export interface Projection {
  accounts: AccountView[];
  states: State[];
  accountStates: AccountState[];
  /** What each claimant tells, where that is not what `states` say already (see `soleTeller`). */
  told: ToldStates[];
  /** The document as everybody reads it, where a rule of protection makes it differ from what was written. */
  shown?: IncidentDocument;
}

/** The claimant whose telling the states themselves are, since nobody else tells of the incident; else null. */
export function soleTeller({ accounts, told }: Pick<Projection, 'accounts' | 'told'>): string | null {
  const [first, ...others] = new Set(accounts.map(({ claimant }) => claimant.id));
  return first !== undefined && others.length === 0 && told.length === 0 ? first : null;
}

/** The states of an incident as a claimant tells it, none where it says nothing; null asks for the preferred view. */
export function statesIn(projection: Projection, teller: string | null): State[] {
  if (teller === null || soleTeller(projection) === teller) return projection.states;
  return projection.told.find(({ claimant }) => claimant === teller)?.states ?? [];
}
