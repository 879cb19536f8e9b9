import { describe, expect, it } from 'vitest';
import { populationOf } from '../../../server/contract/population.ts';

const stated = { population: 12_345, population_source: 'Census of Norland', population_year: 2021 };

describe('the population of a place', () => {
  it('is a number of people with who says so and the year', () => {
    expect(populationOf({ ...stated, name: 'Zelčan' })).toEqual({
      people: 12_345,
      source: 'Census of Norland',
      year: 2021,
    });
    expect(populationOf({ name: 'Zelčan' })).toBeNull();
    expect(populationOf({ population: null, population_source: null })).toBeNull();
  });

  it.each([
    ['population_source', { ...stated, population_source: ' ' }],
    ['population_source', { population: 5 }],
    ['population_year', { ...stated, population_year: 'last year' }],
    ['population_year', { ...stated, population_year: undefined }],
    ['population ', { ...stated, population: 0 }],
    ['population ', { ...stated, population: 10.5 }],
    ['population ', { population_source: 'Somebody', population_year: 2020 }],
  ])('is no figure without its source and year: %s', (member, properties) => {
    expect(`${populationOf(properties)}`).toContain(`${member.trim()} has to be stated with the others`);
  });
});
