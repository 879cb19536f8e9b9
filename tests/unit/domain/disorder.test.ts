import { describe, expect, it } from 'vitest';
import { type IncidentType, incidentTypes, type SubType } from '../../../server/contract/codebook.ts';
import { disorderClassesOf, disorderClassOf } from '../../../server/domain/disorder.ts';

describe('the disorder class', () => {
  it.each([
    ['armed_clash', 'ambush', 'political_violence'],
    ['explosion', 'grenade', 'political_violence'],
    ['attack', 'shooting', 'political_violence'],
    ['attack', 'attack_on_property', 'strategic_developments'],
    ['taking_of_persons', 'detention', 'strategic_developments'],
    ['protest', 'peaceful_protest', 'demonstrations'],
    ['riot', 'violent_demonstration', 'demonstrations'],
    ['obstruction', 'roadblock', 'strategic_developments'],
    ['political', 'election', 'strategic_developments'],
  ] as [IncidentType, SubType, string][])('of %s/%s is %s', (type, subType, expected) => {
    expect(disorderClassesOf(type, subType)).toEqual([expected]);
  });

  it('is double for force against protesters and for mob violence', () => {
    expect(disorderClassesOf('protest', 'force_against_protesters')).toEqual([
      'demonstrations',
      'political_violence',
    ]);
    expect(disorderClassesOf('riot', 'mob_violence')).toEqual(['demonstrations', 'political_violence']);
  });

  it('leads with one class for every sub-type of the codebook', () => {
    for (const [type, subTypes] of Object.entries(incidentTypes))
      for (const subType of subTypes)
        expect(disorderClassesOf(type as IncidentType, subType)[0]).toBe(
          disorderClassOf(type as IncidentType, subType),
        );
  });
});
