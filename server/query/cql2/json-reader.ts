import { Cql2Error } from './error.ts';
import { type Limits, limitSentences } from './limits.ts';

/** What has been counted so far while a JSON expression is read. */
export interface Reading {
  limits: Limits;
  vertices: number;
  nodes: number;
}

/** A value with the place it stands at; `depth` counts the operators around it. */
export interface Place {
  pointer: string;
  depth: number;
}

/** The place of a member or an element. */
export function within(place: Place, ...path: (string | number)[]): Place {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { pointer: [place.pointer, ...steps].join('/'), depth: place.depth };
}

/** An error at a place. */
export function wrong(place: Place, message: string, expected?: string): Cql2Error {
  return new Cql2Error(message, { pointer: place.pointer, ...(expected === undefined ? {} : { expected }) });
}

/** An error that says which limit the expression exceeds. */
export function exceeds(reading: Reading, place: Place, limit: keyof Limits): Cql2Error {
  return wrong(place, limitSentences[limit](reading.limits[limit]));
}

/** Counts one operand; throws when there are too many or it stands too deep. */
export function count(reading: Reading, place: Place): void {
  if (++reading.nodes > reading.limits.nodes) throw exceeds(reading, place, 'nodes');
  if (place.depth > reading.limits.depth) throw exceeds(reading, place, 'depth');
}

/** The members of an object that has exactly these names; throws naming the first that is missing or unknown. */
export function membersOf(
  value: object,
  names: readonly string[],
  place: Place,
  ignored: readonly string[] = [],
): Record<string, unknown> {
  const members = value as Record<string, unknown>;
  const unknown = Object.keys(members).find((name) => !names.includes(name) && !ignored.includes(name));
  if (unknown !== undefined)
    throw wrong(within(place, unknown), `The member ${unknown} is unknown here.`, names.join(', '));
  const missing = names.find((name) => !Object.hasOwn(members, name));
  if (missing !== undefined) throw wrong(place, `The member ${missing} is missing.`, missing);
  return members;
}

/** A number that is finite, with 0 for -0. */
export function numberAt(value: unknown, place: Place): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw wrong(place, 'A number is expected.', 'a number');
  return value === 0 ? 0 : value;
}
