import type { Geometry, Position } from 'geojson';
import Exception from 'jsts/java/lang/Exception.js';
import SimplePointInAreaLocator from 'jsts/org/locationtech/jts/algorithm/locate/SimplePointInAreaLocator.js';
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import type IntersectionMatrix from 'jsts/org/locationtech/jts/geom/IntersectionMatrix.js';
import Location from 'jsts/org/locationtech/jts/geom/Location.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';
import type { Box } from '../../contract/query.ts';
import { planarMeets } from '../meets-box.ts';
import type { BoxLiteral, SpatialOperator } from './ast.ts';
import { positionsOf } from './geometry-rules.ts';
import { type Part, type Shape, shapeOf } from './shape.ts';
import { collectionsRelated, type JtsGeometry } from './spatial-collections.ts';
import type { Value } from './value.ts';

const reader = new GeoJSONReader(new GeometryFactory());
const read = new WeakMap<Part, JtsGeometry>();

/**
 * Whether a spatial relation (DE-9IM, OGC 06-103r4) holds between two geometries or boxes, on the plane of longitude
 * and latitude; a box with west > east crosses the antimeridian, heights do not count. Empty geometries meet nothing.
 * Null when a value is no geometry, or so malformed that no answer can be computed.
 */
export function spatiallyRelated(op: SpatialOperator, a: Value, b: Value): boolean | null {
  if (!isSpatialValue(a) || !isSpatialValue(b)) return null;
  const [one, other] = [shapeOf(a), shapeOf(b)];
  if (!one.envelope || !other.envelope)
    return op === 's_disjoint' || (op === 's_equals' && one.envelope === other.envelope);
  if (!boxesMeet(one.envelope, other.envelope)) return op === 's_disjoint';
  if (op === 's_intersects' || op === 's_disjoint') {
    const known = meetsBox(one, other) ?? meetsBox(other, one);
    if (known !== null) return known === (op === 's_intersects');
  }
  // What is drawn the same is the same, also where its rings are not valid and no graph could tell.
  if (drawnAlike(one, other)) return ofItself.has(op);
  try {
    return one.parts.length === 1 && other.parts.length === 1
      ? holds(op, one.parts[0]!, other.parts[0]!)
      : collectionsRelated(op, one.parts.map(toJts), other.parts.map(toJts));
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    // JTS refuses malformed rings, and gives up on some that cross themselves.
    return null;
  }
}

const ofItself: ReadonlySet<SpatialOperator> = new Set([
  's_intersects',
  's_equals',
  's_within',
  's_contains',
]);

function drawnAlike(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (!a.envelope!.every((edge, index) => edge === b.envelope![index])) return false;
  return JSON.stringify(a.parts) === JSON.stringify(b.parts);
}

function isSpatialValue(value: Value): value is Geometry | BoxLiteral {
  return typeof value === 'object' && ('type' in value || 'bbox' in value);
}

function toJts(part: Part): JtsGeometry {
  let geometry = read.get(part);
  if (!geometry) {
    geometry = reader.read(part) as JtsGeometry;
    read.set(part, geometry);
  }
  return geometry;
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function inBox(x: number, y: number, [west, south, east, north]: Box): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

/** Whether the second shape, a box, is met by the first, which needs no topology; null when it is no box. */
function meetsBox({ points, parts, envelope }: Shape, { boxes }: Shape): boolean | null {
  if (!boxes || !envelope) return null;
  if (points) return points.some(([x, y]) => boxes.some((box) => inBox(x!, y!, box)));
  const [west, south, east, north] = envelope;
  if (boxes.some((box) => inBox(west, south, box) && inBox(east, north, box))) return true;
  return parts.some((part) => boxes.some((box) => planarMeets(part, box)));
}

function holds(op: SpatialOperator, a: Part, b: Part): boolean {
  if (a.type === 'Point' && isArea(b)) return pointIsRelated(op, locate(a.coordinates, b));
  if (b.type === 'Point' && isArea(a)) return pointIsRelated(mirrored[op] ?? op, locate(b.coordinates, a));
  if (op === 's_disjoint') return !holds('s_intersects', a, b);
  // One position in the other area settles it without the graph of both.
  if (op === 's_intersects' && (reachesInto(a, b) || reachesInto(b, a))) return true;
  return matrixHolds(op, toJts(a), toJts(b));
}

function reachesInto(part: Part, area: Part): boolean {
  return isArea(area) && locate(positionsOf(part)[0]!, area) !== Location.EXTERIOR;
}

function isArea(part: Part): boolean {
  return part.type === 'Polygon' || part.type === 'MultiPolygon';
}

/** The operator that says the same of the two operands the other way round, where it is another one. */
const mirrored: Partial<Record<SpatialOperator, SpatialOperator>> = {
  s_within: 's_contains',
  s_contains: 's_within',
};

function locate([x, y]: Position, area: Part): number {
  return SimplePointInAreaLocator.locate(new Coordinate(x, y), toJts(area));
}

/** Whether a point that lies in, on or outside an area is related to it; a point has no boundary. */
function pointIsRelated(op: SpatialOperator, location: number): boolean {
  switch (op) {
    case 's_intersects':
      return location !== Location.EXTERIOR;
    case 's_disjoint':
      return location === Location.EXTERIOR;
    case 's_within':
      return location === Location.INTERIOR;
    case 's_touches':
      return location === Location.BOUNDARY;
    default:
      return false;
  }
}

function matrixHolds(op: SpatialOperator, one: JtsGeometry, other: JtsGeometry): boolean {
  const matrix: IntersectionMatrix = RelateOp.relate(one, other);
  const dimensions = [one.getDimension(), other.getDimension()] as const;
  switch (op) {
    case 's_intersects':
      return matrix.isIntersects();
    case 's_disjoint':
      return matrix.isDisjoint();
    case 's_equals':
      return matrix.isEquals(...dimensions);
    case 's_touches':
      return matrix.isTouches(...dimensions);
    case 's_within':
      return matrix.isWithin();
    case 's_contains':
      return matrix.isContains();
    case 's_overlaps':
      return matrix.isOverlaps(...dimensions);
    case 's_crosses':
      return matrix.isCrosses(...dimensions);
  }
}
