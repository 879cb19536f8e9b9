import type { Geometry } from 'geojson';
import { boundsMeet, boundsOf, polygonsOf, relationTo } from './area.ts';
import { chainsOf, positionTo, type SidedLine } from './line.ts';

/** Within this many metres of the line nobody can say on which side something is. */
const onLine = 10;

/** Side id on which a disc (degrees, metres) lies, or `both` when it reaches the line. */
export function sideOfDisc(
  line: SidedLine,
  lon: number,
  lat: number,
  radius: number,
  { side, metres } = positionTo(line.geometry, lon, lat),
): string {
  return metres <= Math.max(radius, onLine) ? 'both' : line[side];
}

const known = new WeakMap<Geometry, WeakMap<Geometry, string>>();

/**
 * Side id on which an area lies, or `both` when the line runs through it. An area whose edge is the line lies on one
 * side: vertices within 10 m of the line do not count.
 */
export function sideOfArea(line: SidedLine, area: Geometry): string {
  const ofLine = known.get(line.geometry) ?? new WeakMap<Geometry, string>();
  known.set(line.geometry, ofLine);
  const side = ofLine.get(area) ?? computeSide(line, area);
  ofLine.set(area, side);
  return side;
}

function computeSide(line: SidedLine, area: Geometry): string {
  const sides = new Set<'left' | 'right'>();
  for (const [ring] of polygonsOf(area))
    for (const [lon, lat] of ring as [number, number][]) {
      const { side, metres } = positionTo(line.geometry, lon, lat);
      if (metres > onLine) sides.add(side);
      if (sides.size === 2) return 'both';
    }
  const box = boundsOf(area);
  for (const chain of chainsOf(line.geometry))
    for (const [lon, lat] of chain as [number, number][]) {
      if (!boundsMeet(box, [lon, lat, lon, lat])) continue;
      const { inside, edge } = relationTo(area, lon, lat);
      if (inside && edge > onLine) return 'both';
    }
  const [side] = sides;
  return side ? line[side] : 'both';
}
