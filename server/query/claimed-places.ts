import type { Geometry, Position } from 'geojson';
import type { Box } from '../contract/query.ts';
import type { Shape } from '../domain/projection.ts';
import type { Predicate } from './cql2/ast.ts';
import { earthRadius } from './meets-box.ts';

/** Corners of the polygon that stands for a disc; it lies inside the disc and falls short of it by 0.5 % of its radius. */
const corners = 32;

/**
 * All claimed places as one geometry for the predicates on `claimed_places`: discs as polygons (of radius 0 as
 * points), areas as they are, several as a collection; null where no account claims a place.
 */
export function claimedGeometry(shapes: readonly Shape[]): Geometry | null {
  const geometries = shapes.map((shape) => (shape.kind === 'disc' ? discOf(shape) : shape.geometry));
  if (geometries.length < 2) return geometries[0] ?? null;
  return { type: 'GeometryCollection', geometries };
}

/** Corners on the circle by the great-circle destination formula; longitudes go on past ±180 beside the centre's. */
function discOf({ lon, lat, radius_m }: Extract<Shape, { kind: 'disc' }>): Geometry {
  if (radius_m === 0) return { type: 'Point', coordinates: [lon, lat] };
  const radians = Math.PI / 180;
  const angle = radius_m / earthRadius;
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const bearing = (-2 * Math.PI * index) / corners;
    const sine =
      Math.sin(lat * radians) * Math.cos(angle) +
      Math.cos(lat * radians) * Math.sin(angle) * Math.cos(bearing);
    const y = Math.asin(Math.max(-1, Math.min(1, sine)));
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(lat * radians),
      Math.cos(angle) - Math.sin(lat * radians) * sine,
    );
    return [lon + turn / radians, y / radians];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

/** Name of the call that stands for a box test of `claimed_places`; no filter text can name it. */
export const claimedMeet = 'claimed_places_meet';

/**
 * The same expression with S_INTERSECTS and S_DISJOINT of `claimed_places` and a box, in either order, as calls of
 * `claimed_places_meet(west, south, east, north)`: discs are round there and not polygons, and an index serves it.
 */
export function withExactBoxes(expression: Predicate): Predicate {
  if (typeof expression !== 'object' || !('op' in expression)) return expression;
  const { op } = expression;
  if (op === 'and' || op === 'or' || op === 'not')
    return { op, args: (expression.args as Predicate[]).map(withExactBoxes) } as Predicate;
  if (op !== 's_intersects' && op !== 's_disjoint') return expression;
  const box = claimedBox(expression.args);
  if (!box) return expression;
  const meet: Predicate = { op: claimedMeet, args: box };
  return op === 's_intersects' ? meet : { op: 'not', args: [meet] };
}

function claimedBox(args: readonly unknown[]): Box | null {
  const [box] = args.flatMap((one) => (isMember(one, 'bbox') ? [one.bbox as number[]] : []));
  const claimed = args.some((one) => isMember(one, 'property') && one.property === 'claimed_places');
  return box && claimed ? flatBox(box) : null;
}

function isMember<K extends string>(value: unknown, member: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && member in value;
}

/** West, south, east, north of a box with four numbers or six (heights do not count). */
export function flatBox(box: readonly number[]): Box {
  const [west, south, east, north] = box.length === 6 ? [box[0], box[1], box[3], box[4]] : box;
  return [west!, south!, east!, north!];
}
