import type { MultiPolygon, Polygon, Position } from 'geojson';
import { simplifyLine } from './generalise.ts';
import { azimuthalFrame } from './metric.ts';
import { type OffsetCurve, offsetCurve, type PlanePoint } from './offset-curve.ts';

/** What is finer than this part of a depth does not show in a band. */
const finestShare = 0.03;

/**
 * The band along a whole open line (degrees): all points left of it in its direction, with a distance between two
 * depths (metres, exact to 3.5 % of the larger), as far as the prolongations of its ends. Null where the outline is
 * not simply made of two offset curves: the line is closed, an end comes near another part of it, the band is thin.
 */
export function leftBand(
  line: readonly Position[],
  minDepth: number,
  maxDepth: number,
): Polygon | MultiPolygon | null {
  const thickness = maxDepth - minDepth;
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return null;
  // Chords of both arcs lie inside them, so a thin band would cross itself.
  if (thickness < maxDepth * finestShare) return null;
  const frame = azimuthalFrame(middleOf(line));
  const inPlane = (positions: readonly Position[]) => distinct(positions.map(frame.toPlane));
  const curveAt = (metres: number): OffsetCurve | null =>
    offsetCurve(inPlane(simplified(line, Math.min(metres * finestShare, thickness / 8))), metres);
  const far = curveAt(maxDepth);
  const near = minDepth > 0 ? curveAt(minDepth) : { main: inPlane(line), loops: [] };
  if (!far || !near) return null;
  const rings = [[...far.main, ...[...near.main].reverse()], ...far.loops, ...near.loops];
  const polygons = nested(rings).map((polygon) =>
    polygon.map((ring) => [...ring, ring[0]!].map(frame.toDegrees)),
  );
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function distinct(points: readonly PlanePoint[]): PlanePoint[] {
  return points.filter(([x, y], index) => {
    const before = points[index - 1];
    return !before || Math.hypot(x - before[0], y - before[1]) > 1e-3;
  });
}

/** The line without what is finer than a tolerance (metres), but for its first and last segment: they are prolonged. */
function simplified(line: readonly Position[], tolerance: number): Position[] {
  return [line[0]!, ...simplifyLine(line.slice(1, -1), tolerance), line[line.length - 1]!];
}

function middleOf(line: readonly Position[]): Position {
  const middle = (axis: 0 | 1) => {
    const values = line.map((position) => position[axis]!);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [middle(0), middle(1)];
}

/** Rings that do not cross, as polygons with their holes: what lies in an odd number of rings is inside. */
function nested(rings: readonly PlanePoint[][]): PlanePoint[][][] {
  const around = rings.map((ring) => rings.filter((other) => other !== ring && holds(other, ring[0]!)));
  const outers = rings.filter((_, index) => around[index]!.length % 2 === 0);
  return outers.map((outer) => [
    outer,
    ...rings.filter(
      (_, index) =>
        around[index]!.length % 2 === 1 &&
        around[index]!.includes(outer) &&
        around[index]!.length === around[rings.indexOf(outer)]!.length + 1,
    ),
  ]);
}

function holds(ring: readonly PlanePoint[], [x, y]: PlanePoint): boolean {
  let inside = false;
  let p = ring[ring.length - 1]!;
  for (const q of ring) {
    if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) inside = !inside;
    p = q;
  }
  return inside;
}
