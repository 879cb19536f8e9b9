import { parameterProblem } from './problem.ts';

/** A whole number from `least` (else 1) to `most`; null where the parameter is not there. Throws HttpProblem. */
export function readWhole(
  parameters: URLSearchParams,
  parameter: string,
  most: number,
  least = 1,
): number | null {
  const value = parameters.get(parameter);
  if (value === null) return null;
  const number = /^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw parameterProblem({ parameter, value, allowed: `a whole number from ${least} to ${most}` });
}
