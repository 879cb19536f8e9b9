/** How many people live in a place, and who says so of which year: a figure without a source is none. */
export interface Population {
  people: number;
  source: string;
  year: number;
}

const isWhole = (value: unknown, least: number) => Number.isInteger(value) && Number(value) >= least;

const members: Record<string, (value: unknown) => boolean> = {
  population: (value) => isWhole(value, 1),
  population_source: (value) => typeof value === 'string' && value.trim() !== '',
  population_year: (value) => isWhole(value, 1800),
};

/**
 * The population that a place's members state, flat so that any GIS reads them; null where none of them is there, and a
 * sentence where one is missing or cannot be: a figure is shown with its source and year or not at all.
 */
export function populationOf(properties: Readonly<Record<string, unknown>>): Population | string | null {
  const names = Object.keys(members);
  if (names.every((name) => properties[name] == null)) return null;
  const wrong = names.find((name) => !members[name]!(properties[name]));
  if (wrong !== undefined)
    return `${wrong} has to be stated with the others: a whole number of people, who says so and the year`;
  const { population, population_source, population_year } = properties;
  return {
    people: Number(population),
    source: String(population_source),
    year: Number(population_year),
  };
}
