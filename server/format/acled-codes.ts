import type {
  DisorderClass,
  LegalWord,
  PlacePrecision,
  SubType,
  TimePrecision,
} from '../contract/codebook.ts';

/** ACLED event type and sub-event type (codebook §1). */
export type AcledEvent = readonly [type: string, subType: string];

const battles = 'Battles';
const remote = 'Explosions/Remote violence';
const civilians = 'Violence against civilians';
const strategic = 'Strategic developments';
const other: AcledEvent = [strategic, 'Other'];

const eventOfSubType: Readonly<Record<SubType, AcledEvent>> = {
  armed_clash: [battles, 'Armed clash'],
  ambush: [battles, 'Armed clash'],
  siege: [battles, 'Armed clash'],
  explosive_device: [remote, 'Remote explosive/landmine/IED'],
  grenade: [remote, 'Grenade'],
  shelling: [remote, 'Shelling/artillery/missile attack'],
  drone_strike: [remote, 'Air/drone strike'],
  shooting: [civilians, 'Attack'],
  assault: [civilians, 'Attack'],
  attack_on_property: [strategic, 'Looting/property destruction'],
  attack_on_security_force: [battles, 'Armed clash'],
  detention: other,
  release: other,
  peaceful_protest: ['Protests', 'Peaceful protest'],
  protest_with_intervention: ['Protests', 'Protest with intervention'],
  force_against_protesters: ['Protests', 'Excessive force against protesters'],
  violent_demonstration: ['Riots', 'Violent demonstration'],
  mob_violence: ['Riots', 'Mob violence'],
  roadblock: other,
  crossing_closed: other,
  crossing_reopened: other,
  entry_ban: other,
  reinforcement: [strategic, 'Change to group/activity'],
  deployment: [strategic, 'Change to group/activity'],
  withdrawal: [strategic, 'Change to group/activity'],
  election: other,
  statement: other,
  meeting: other,
  agreement: [strategic, 'Agreement'],
  court_decision: other,
  other,
};

/** What the accounts call a detention, of the two words that ACLED tells apart. */
export function detentionWords(legalWords: readonly LegalWord[]): ('abduction' | 'arrest')[] {
  return (['abduction', 'arrest'] as const).filter((word) => legalWords.includes(word));
}

/**
 * ACLED's types of an incident. Whether a detention was an arrest or an abduction is a claim, never the incident's own:
 * where all accounts that use one of the two words use the same one, it decides; where they disagree or use none it is
 * «Other», so that the row takes no side.
 */
export function acledEventOf(subType: SubType, legalWords: readonly LegalWord[]): AcledEvent {
  if (subType === 'detention') {
    const [word, rival] = detentionWords(legalWords);
    if (rival) return other;
    if (word === 'arrest') return [strategic, 'Arrests'];
    if (word === 'abduction') return [civilians, 'Abduction/forced disappearance'];
  }
  return eventOfSubType[subType];
}

/** ACLED's names of the disorder classes. */
export const acledDisorder: Readonly<Record<DisorderClass, string>> = {
  political_violence: 'Political violence',
  demonstrations: 'Demonstrations',
  strategic_developments: 'Strategic developments',
};

/** Sub-event types whose main target ACLED takes to be civilians. */
export function targetsCivilians([type, subType]: AcledEvent): boolean {
  return type === civilians || subType === 'Excessive force against protesters';
}

/** ACLED geo_precision (codebook §2); null where it has none. */
export const acledGeoPrecision: Readonly<Record<PlacePrecision, 1 | 2 | 3 | null>> = {
  exact: 1,
  vicinity: 1,
  locality: 1,
  settlement: 1,
  near: 2,
  municipality: 2,
  band: 2,
  region: 3,
  country: 3,
  unlocated: null,
};

/** ACLED time_precision (codebook §3); null for a year, which ACLED does not hold. */
export const acledTimePrecision: Readonly<Record<TimePrecision, 1 | 2 | 3 | null>> = {
  minute: 1,
  hour: 1,
  day: 1,
  range: 2,
  week: 2,
  month: 3,
  year: null,
};
