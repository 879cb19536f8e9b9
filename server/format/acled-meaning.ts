import type { IncidentType, LegalWord, SubType } from '../contract/codebook.ts';
import { plain } from './exchange-row.ts';

/** What a sub-event type of ACLED is taken for (codebook §1): never more than its name says. */
export interface AcledMeaning {
  type: IncidentType;
  sub_type: SubType;
  /** What the account calls it; whether a person was arrested or abducted is a claim, and no type. */
  legal_word?: LegalWord;
}

const meanings: Readonly<Record<string, AcledMeaning>> = {
  'Armed clash': { type: 'armed_clash', sub_type: 'armed_clash' },
  'Government regains territory': { type: 'armed_clash', sub_type: 'armed_clash' },
  'Non-state actor overtakes territory': { type: 'armed_clash', sub_type: 'armed_clash' },
  'Remote explosive/landmine/IED': { type: 'explosion', sub_type: 'explosive_device' },
  'Suicide bomb': { type: 'explosion', sub_type: 'explosive_device' },
  'Chemical weapon': { type: 'explosion', sub_type: 'explosive_device' },
  Grenade: { type: 'explosion', sub_type: 'grenade' },
  'Shelling/artillery/missile attack': { type: 'explosion', sub_type: 'shelling' },
  'Air/drone strike': { type: 'explosion', sub_type: 'drone_strike' },
  Attack: { type: 'attack', sub_type: 'assault' },
  'Sexual violence': { type: 'attack', sub_type: 'assault' },
  'Abduction/forced disappearance': {
    ...{ type: 'taking_of_persons', sub_type: 'detention', legal_word: 'abduction' },
  },
  Arrests: { type: 'taking_of_persons', sub_type: 'detention', legal_word: 'arrest' },
  'Looting/property destruction': { type: 'attack', sub_type: 'attack_on_property' },
  'Peaceful protest': { type: 'protest', sub_type: 'peaceful_protest' },
  'Protest with intervention': { type: 'protest', sub_type: 'protest_with_intervention' },
  'Excessive force against protesters': { type: 'protest', sub_type: 'force_against_protesters' },
  'Violent demonstration': { type: 'riot', sub_type: 'violent_demonstration' },
  'Mob violence': { type: 'riot', sub_type: 'mob_violence' },
  'Change to group/activity': { type: 'force_movement', sub_type: 'deployment' },
  'Headquarters or base established': { type: 'force_movement', sub_type: 'deployment' },
  Agreement: { type: 'political', sub_type: 'agreement' },
  'Disrupted weapons use': { type: 'other', sub_type: 'other' },
  'Non-violent transfer of territory': { type: 'other', sub_type: 'other' },
  Other: { type: 'other', sub_type: 'other' },
};

/** The sub-event types that are known, as ACLED spells them. */
export const acledSubEvents = Object.keys(meanings);

const byName = new Map(Object.entries(meanings).map(([name, meaning]) => [plain(name), meaning]));

/** What a sub-event type is taken for, however it is spelt; null when it is none. */
export function acledMeaning(subEvent: string): AcledMeaning | null {
  return byName.get(plain(subEvent)) ?? null;
}
