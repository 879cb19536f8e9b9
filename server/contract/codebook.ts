/**
 * The closed vocabularies of the service. Codes are stored and filtered; people read translations of them.
 * Sources: ACLED codebook (types, geo and time precision), UCDP GED codebook (where_prec, date_prec),
 * the Admiralty code of NATO STANAG 2511 (grades).
 */
export const incidentTypes = {
  armed_clash: ['armed_clash', 'ambush', 'siege'],
  explosion: ['explosive_device', 'grenade', 'shelling', 'drone_strike'],
  attack: ['shooting', 'assault', 'attack_on_property', 'attack_on_security_force'],
  taking_of_persons: ['detention', 'release'],
  protest: ['peaceful_protest', 'protest_with_intervention', 'force_against_protesters'],
  riot: ['violent_demonstration', 'mob_violence'],
  obstruction: ['roadblock', 'crossing_closed', 'crossing_reopened', 'entry_ban'],
  force_movement: ['reinforcement', 'deployment', 'withdrawal'],
  political: ['election', 'statement', 'meeting', 'agreement', 'court_decision'],
  other: ['other'],
} as const;

export type IncidentType = keyof typeof incidentTypes;
export type SubType = (typeof incidentTypes)[IncidentType][number];

export const typeCodes = Object.keys(incidentTypes) as [IncidentType, ...IncidentType[]];
export const subTypeCodes = Object.values(incidentTypes).flat() as unknown as [SubType, ...SubType[]];

/** Words of law or judgement that an account may use; they are never the incident's own. */
export const legalWords = [
  'arrest',
  'abduction',
  'illegal_crossing',
  'terrorist_attack',
  'armed_attack',
  'aggression',
  'self_defence',
  'unlawful_detention',
  'peaceful_gathering',
  'attack_on_peacekeepers',
] as const;
export type LegalWord = (typeof legalWords)[number];

export const placePrecisions = [
  'exact',
  'vicinity',
  'locality',
  'settlement',
  'near',
  'municipality',
  'region',
  'country',
  'band',
  'unlocated',
] as const;
export type PlacePrecision = (typeof placePrecisions)[number];

/** What «no less precise than» can be asked with, finest first. */
export const precisionLadder = [
  'exact',
  'vicinity',
  'locality',
  'settlement',
  'near',
  'municipality',
  'region',
  'country',
] as const satisfies readonly PlacePrecision[];
export type LeastPrecision = (typeof precisionLadder)[number];

/**
 * The precisions that are no less precise than one, finest first. A band is an area of its own and counts as precise
 * as a municipality; what has no place is less precise than anything.
 */
export function noLessPrecise(least: LeastPrecision): PlacePrecision[] {
  const upTo = precisionLadder.slice(0, precisionLadder.indexOf(least) + 1);
  return upTo.flatMap((one): PlacePrecision[] => (one === 'municipality' ? [one, 'band'] : [one]));
}

/** Largest uncertainty in metres that each point precision allows; the others are areas or nothing. */
export const maxUncertainty = {
  exact: 10,
  vicinity: 100,
  locality: 1_000,
  settlement: 25_000,
  near: 25_000,
} as const;

export const timePrecisions = ['minute', 'hour', 'day', 'range', 'week', 'month', 'year'] as const;
export type TimePrecision = (typeof timePrecisions)[number];

export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;

export const aspects = ['occurrence', 'time', 'place', 'actors', 'nature', 'figures'] as const;
export type Aspect = (typeof aspects)[number];

export const verifications = [
  'unassessed',
  'unverified',
  'corroborated',
  'verified',
  'unverifiable',
  'refuted',
] as const;
export type Verification = (typeof verifications)[number];

/** Verdicts nobody may give without a written basis and the reviewer's name. */
export const reviewedVerdicts: ReadonlySet<string> = new Set(['verified', 'unverifiable', 'refuted']);

/** What an account does with the incident: says it, passes it on, affirms or denies what was said. */
export const stances = ['claims', 'reports', 'confirms', 'denies'] as const;
export type Stance = (typeof stances)[number];

export const figureCategories = [
  'killed',
  'wounded',
  'detained',
  'released',
  'arrested',
  'deployed',
  'displaced',
  'participants',
] as const;
export type FigureCategory = (typeof figureCategories)[number];

export const qualifiers = ['exactly', 'about', 'at_least', 'up_to'] as const;

/** What an actor did in the incident, without judging it. */
export const actorRoles = [
  'initiating',
  'affected',
  'responding',
  'present',
  'authority',
  'participant',
] as const;
export type ActorRole = (typeof actorRoles)[number];

export const relations = ['leads_to', 'responds_to', 'part_of', 'ends', 'related_to'] as const;
export type Relation = (typeof relations)[number];

export const statuses = ['draft', 'in_review', 'published', 'retracted'] as const;
export type Status = (typeof statuses)[number];

export const disorderClasses = ['political_violence', 'demonstrations', 'strategic_developments'] as const;
export type DisorderClass = (typeof disorderClasses)[number];

export const designations = ['plain', 'un', 'eu', 'coe'] as const;
export type Designation = (typeof designations)[number];
