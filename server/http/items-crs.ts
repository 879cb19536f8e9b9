import type { Box } from '../contract/query.ts';
import type { Predicate } from '../query/cql2/ast.ts';
import { boxToCrs84, type Crs, crs84, ringOf, systemOf, systems, toCrs84 } from '../query/crs.ts';
import { parameterProblem } from './problem.ts';

/** The system that a parameter names, CRS84 when it is not there. Throws a 400 problem for one that is not on offer. */
export function readCrs(parameters: URLSearchParams, parameter: 'crs' | 'bbox-crs' | 'filter-crs'): Crs {
  const value = parameters.get(parameter);
  if (value === null) return crs84;
  const found = systemOf(value);
  if (!found) throw parameterProblem({ parameter, value, allowed: systems.map(({ uri }) => uri) });
  return found;
}

const isNumber = (part: string) => /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(part);

/**
 * The parameters with `bbox` in CRS84: the box of `bbox-crs` in that system's axis order, or the smallest box around
 * it, and then `outline`, the four numbers of the box itself. Heights are left out. Throws a 400 problem for a box
 * that cannot be read; one in CRS84 is left to the query's reader.
 */
export function withBoxInCrs84(parameters: URLSearchParams): {
  changed: URLSearchParams;
  outline: { box: Box; crs: Crs } | null;
} {
  const crs = readCrs(parameters, 'bbox-crs');
  const value = parameters.get('bbox');
  if (value === null || crs === crs84 || parameters.getAll('bbox').length > 1)
    return { changed: parameters, outline: null };
  const numbers = value.split(',').map((part) => (isNumber(part) ? Number(part) : Number.NaN));
  const fault = parameterProblem({
    parameter: 'bbox',
    value,
    allowed: `four numbers in the axis order of ${crs.uri} (or six with heights), the smaller of each axis first`,
  });
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) throw fault;
  const [a, b, c, d] = (
    numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
  ) as Box;
  // Only a longitude may go down: where the box crosses the antimeridian.
  const [first, second] = crs.proj !== null ? [c >= a, d >= b] : [c >= a, true];
  const box = first && second ? boxToCrs84([a, b, c, d], crs) : null;
  if (
    !box ||
    Math.abs(box[0]) > 180 ||
    Math.abs(box[2]) > 180 ||
    Math.abs(box[1]) > 90 ||
    Math.abs(box[3]) > 90
  )
    throw fault;
  const changed = new URLSearchParams(parameters);
  changed.set('bbox', box.join(','));
  return { changed, outline: crs.proj === null ? null : { box: [a, b, c, d], crs } };
}

/** `S_INTERSECTS` with a box of a projected system, whose sides are curves in degrees. */
export function meetsOutline(property: string, { box, crs }: { box: Box; crs: Crs }): Predicate {
  const ring = ringOf(box).map(toCrs84(crs));
  return { op: 's_intersects', args: [{ property }, { type: 'Polygon', coordinates: [ring] }] };
}
