import type { Collection } from '../service/catalogue.ts';
import type { Exchange } from './exchange.ts';
import { readCrs } from './items-crs.ts';
import { parameterProblem } from './problem.ts';
import type { Shape } from './reshape.ts';

/** Parameters that say in which shape features are answered. */
export const shapeParameters = ['crs', 'properties'] as const;

/** Reads `crs` and `properties`. Throws a 400 problem for a system that is not on offer or a name the schema has not. */
export function readShape(
  { parameters }: Pick<Exchange, 'parameters'>,
  { properties }: Pick<Collection, 'properties'>,
): Shape {
  const crs = readCrs(parameters, 'crs');
  const value = parameters.get('properties');
  if (value === null) return { crs, selected: null };
  const allowed = properties.filter((info) => info.returned || info.received).map(({ name }) => name);
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw parameterProblem({ parameter: 'properties', value: unknown, allowed });
  return { crs, selected: new Set(names) };
}
