import type { DisorderClass, IncidentType, SubType } from '../contract/codebook.ts';

const classOfType: Readonly<Record<IncidentType, DisorderClass>> = {
  armed_clash: 'political_violence',
  explosion: 'political_violence',
  attack: 'political_violence',
  taking_of_persons: 'strategic_developments',
  protest: 'demonstrations',
  riot: 'demonstrations',
  obstruction: 'strategic_developments',
  force_movement: 'strategic_developments',
  political: 'strategic_developments',
  other: 'strategic_developments',
};

/**
 * Disorder classes of a type, the leading one first, after ACLED's table of disorder types: force against protesters
 * and mob violence are demonstrations and political violence; damage to property is a strategic development.
 */
export function disorderClassesOf(type: IncidentType, subType: SubType): DisorderClass[] {
  if (subType === 'attack_on_property') return ['strategic_developments'];
  if (subType === 'force_against_protesters' || subType === 'mob_violence')
    return ['demonstrations', 'political_violence'];
  return [classOfType[type]];
}

/** The leading disorder class, for a flat member; `disorderClassesOf` has all. */
export function disorderClassOf(type: IncidentType, subType: SubType): DisorderClass {
  return disorderClassesOf(type, subType)[0]!;
}
