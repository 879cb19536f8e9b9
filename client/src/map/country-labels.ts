import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';
import type { Box } from '#contract/query.ts';
import { chordMiddle, isInside, polygonsOf, ringArea } from './interior-point.ts';

type Ring = Position[];

/** A ring cut to a box, by Sutherland and Hodgman's algorithm (CACM 17, 1974); empty where nothing is left. */
export function clipRing(ring: Ring, [west, south, east, north]: Box): Ring {
  const sides: [axis: 0 | 1, limit: number, keepAbove: boolean][] = [
    [0, west, true],
    [0, east, false],
    [1, south, true],
    [1, north, false],
  ];
  let points = ring.slice(0, -1);
  for (const [axis, limit, keepAbove] of sides) {
    const isKept = (point: Position) => (keepAbove ? point[axis]! >= limit : point[axis]! <= limit);
    points = points.flatMap((point, index) => {
      const before = points[(index + points.length - 1) % points.length]!;
      const out: Ring = [];
      if (isKept(before) !== isKept(point)) {
        const share = (limit - before[axis]!) / (point[axis]! - before[axis]!);
        out.push([0, 1].map((at) => before[at]! + share * (point[at]! - before[at]!)));
      }
      if (isKept(point)) out.push(point);
      return out;
    });
  }
  return points.length ? [...points, points[0]!] : [];
}

const clipped = (geometry: Geometry, box: Box): Ring[] =>
  polygonsOf(geometry)
    .map(([outer]) => clipRing(outer!, box))
    .filter((ring) => ring.length > 3);

// A sliver at the edge of the view carries no name.
const smallestShare = 0.03;

/**
 * Where the names of countries stand in a view: in the middle of what is seen of each, every country by the same rule;
 * one that holds the deployment's municipalities is named outside them, where there is room. Positions in degrees.
 */
export function countryLabels(
  countries: readonly Feature<Geometry>[],
  municipalities: readonly Feature<Geometry>[],
  box: Box,
): FeatureCollection<Point> {
  const whole = (box[2] - box[0]) * (box[3] - box[1]);
  const features = countries.flatMap((country): Feature<Point>[] => {
    const [seen] = clipped(country.geometry, box).sort((one, other) => ringArea(other) - ringArea(one));
    if (!seen || ringArea(seen) < whole * smallestShare) return [];
    const full = polygonsOf(country.geometry).flat();
    const holes = municipalities.flatMap(({ geometry }) => {
      const inside = chordMiddle(polygonsOf(geometry)[0] ?? []);
      return inside && isInside(full, inside) ? clipped(geometry, box) : [];
    });
    const middle = chordMiddle([seen, ...holes]) ?? chordMiddle([seen]);
    if (!middle) return [];
    return [
      { type: 'Feature', geometry: { type: 'Point', coordinates: middle }, properties: country.properties },
    ];
  });
  return { type: 'FeatureCollection', features };
}
