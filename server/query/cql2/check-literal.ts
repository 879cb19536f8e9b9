import type { Geometry } from 'geojson';
import type { BoxLiteral, Interval, IntervalEnd } from './ast.ts';
import { Cql2Error } from './error.ts';
import { positionsOf } from './geometry-rules.ts';
import { dayStart, millisecondsOf } from './instants.ts';
import { isDate, isTimestamp } from './operand.ts';
import { validityFault } from './validity.ts';

/** Degrees that a coordinate may lie beyond the globe's edge, for what transformations leave. */
const slack = 1e-7;
const range = 'longitudes from -180 to 180, latitudes from -90 to 90';

/**
 * Throws Cql2Error when a geometry or a box in CRS84 leaves the globe, when a box ends south of where it begins, and
 * when an area crosses itself, so that nothing could be said about it.
 */
export function checkGeometry(literal: Geometry | BoxLiteral): void {
  if ('bbox' in literal && !('type' in literal)) {
    const [west, south, east, north] = (
      literal.bbox.length === 6 ? [0, 1, 3, 4].map((index) => literal.bbox[index]) : literal.bbox
    ) as [number, number, number, number];
    onGlobe(west, south);
    onGlobe(east, north);
    if (south > north)
      throw new Cql2Error('A box ends north of where it begins.', { expected: 'west, south, east, north' });
    return;
  }
  const geometry = literal as Geometry;
  for (const [longitude, latitude] of positionsOf(geometry) as [number, number][])
    onGlobe(longitude, latitude);
  const fault = validityFault(geometry);
  if (fault) throw new Cql2Error(fault, { expected: 'areas whose rings do not cross, holes within them' });
}

function onGlobe(longitude: number, latitude: number): void {
  if (Math.abs(longitude) <= 180 + slack && Math.abs(latitude) <= 90 + slack) return;
  throw new Cql2Error(`The position ${longitude} ${latitude} is not on the globe.`, { expected: range });
}

/** Throws Cql2Error when an interval between two literals ends before it starts. */
export function checkInterval({ interval: [first, last] }: Interval): void {
  const [start, end] = [instantOf(first), instantOf(last)];
  // A day begins at its start on either side, so an interval from an instant to its own day must count the whole day.
  const reach = last !== '..' && isDate(last) ? 86_400_000 : 0;
  if (start !== null && end !== null && start > end + reach)
    throw new Cql2Error('An interval ends before it starts.', {
      expected: 'a start that is not after the end',
    });
}

function instantOf(end: IntervalEnd): number | null {
  if (end === '..') return null;
  if (isDate(end)) return dayStart(end);
  return isTimestamp(end) ? millisecondsOf(end) : null;
}
