import type { PlacePrecision, SubType, TimePrecision } from '../contract/codebook.ts';

/** UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided. */
export type TypeOfViolence = 1 | 2 | 3;

/**
 * Sub-types that are organised violence in UCDP's sense. A clash is state-based where an authority is a party, which
 * the accounts say; null here means «look at the actors». All other sub-types have no type of violence.
 */
const violence: Readonly<Partial<Record<SubType, TypeOfViolence | null>>> = {
  armed_clash: null,
  ambush: null,
  siege: null,
  explosive_device: 3,
  grenade: 3,
  shelling: null,
  drone_strike: null,
  shooting: 3,
  assault: 3,
  attack_on_security_force: 1,
  force_against_protesters: 3,
};

/** True when UCDP could hold an incident of this sub-type at all. */
export function isOrganisedViolence(subType: string): boolean {
  return subType in violence;
}

/** Type of violence of a sub-type of organised violence; `withState` says that an authority is a party to it. */
export function typeOfViolence(subType: SubType, withState: boolean): TypeOfViolence {
  return violence[subType] ?? (withState ? 1 : 2);
}

/** UCDP where_prec (codebook §2); null where it has none. */
export const ucdpWherePrecision: Readonly<Record<PlacePrecision, number | null>> = {
  exact: 1,
  vicinity: 1,
  locality: 1,
  settlement: 1,
  near: 2,
  municipality: 3,
  region: 4,
  band: 5,
  country: 6,
  unlocated: null,
};

/** UCDP date_prec (codebook §3). */
export const ucdpDatePrecision: Readonly<Record<TimePrecision, number>> = {
  minute: 1,
  hour: 1,
  day: 1,
  range: 2,
  week: 3,
  month: 4,
  year: 5,
};

/**
 * Cell of PRIO-GRID (Tollefsen, Strand and Buhaug 2012): half-degree cells counted from 1 at 90° S, 180° W, eastwards,
 * 720 a row.
 */
export function prioGrid(lon: number, lat: number): number {
  const row = Math.min(359, Math.floor((lat + 90) * 2));
  const column = Math.min(719, Math.floor((lon + 180) * 2));
  return row * 720 + column + 1;
}
