import type { Geometry, Position } from 'geojson';
import type { Box } from '../../contract/query.ts';
import { splitBox } from '../meets-box.ts';
import type { BoxLiteral } from './ast.ts';
import { positionsOf } from './geometry-rules.ts';

/** Geometries of one GeoJSON kind each, none empty, none a collection, positions of two numbers. */
export type Part = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** A geometry or a box made ready for comparing; degrees, longitude first. */
export interface Shape {
  /** None of an empty geometry; one but for collections, and boxes across the antimeridian are one MultiPolygon. */
  parts: Part[];
  /** West, south, east, north of all positions; null when empty. */
  envelope: Box | null;
  /** Of a box: itself, or its two halves at the antimeridian. */
  boxes: Box[] | null;
  /** Of a Point or MultiPoint. */
  points: Position[] | null;
}

const ready = new WeakMap<object, Shape>();

/** The shape of a geometry or a box; the same object gives the same shape again. Heights are left out. */
export function shapeOf(value: Geometry | BoxLiteral): Shape {
  let shape = ready.get(value);
  if (!shape) {
    shape = 'type' in value ? shapeOfGeometry(value) : shapeOfBox(value);
    ready.set(value, shape);
  }
  return shape;
}

function shapeOfGeometry(geometry: Geometry): Shape {
  const parts = partsOf(geometry);
  const positions = parts.flatMap(positionsOf);
  const [first] = parts;
  const points = parts.length === 1 && (first!.type === 'Point' || first!.type === 'MultiPoint');
  return { parts, envelope: envelopeOf(positions), boxes: null, points: points ? positions : null };
}

function partsOf(geometry: Geometry): Part[] {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
    case 'Point':
      return geometry.coordinates.length ? [{ type: 'Point', coordinates: flat(geometry.coordinates) }] : [];
    case 'MultiPoint':
    case 'LineString':
      return some(geometry.coordinates, flat, (coordinates) => ({ type: geometry.type, coordinates }));
    case 'MultiLineString':
    case 'Polygon':
      return some(filled(geometry.coordinates), line, (coordinates) => ({
        type: geometry.type,
        coordinates,
      }));
    case 'MultiPolygon':
      return some(
        filled(geometry.coordinates.map(filled)),
        (polygon) => polygon.map(line),
        (coordinates) => ({ type: geometry.type, coordinates }),
      );
  }
}

function some<T, U>(items: readonly T[], map: (item: T) => U, make: (items: U[]) => Part): Part[] {
  return items.length ? [make(items.map(map))] : [];
}

function filled<T>(lists: readonly T[][]): T[][] {
  return lists.filter((list) => list.length > 0);
}

function flat(position: Position): Position {
  return position.length === 2 ? position : position.slice(0, 2);
}

function line(positions: readonly Position[]): Position[] {
  return positions.map(flat);
}

function envelopeOf(positions: readonly Position[]): Box | null {
  if (!positions.length) return null;
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions as [number, number][]) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** A box without width or height is a line or a point. */
function shapeOfBox({ bbox }: BoxLiteral): Shape {
  const box = (bbox.length === 6 ? [bbox[0], bbox[1], bbox[3], bbox[4]] : bbox) as Box;
  const [west, south, east, north] = box;
  if (south > north) return { parts: [], envelope: null, boxes: null, points: null };
  const boxes = splitBox(box).filter(([w, , e]) => w < e || west === east);
  const flatBox = west === east || south === north;
  const parts: Part[] = flatBox ? boxes.map(flatPart) : [areaOf(boxes)];
  const positions = boxes.flatMap(([w, s, e, n]): Position[] => [
    [w, s],
    [e, n],
  ]);
  const points = parts.length === 1 && parts[0]!.type === 'Point' ? [[west, south]] : null;
  return { parts, envelope: envelopeOf(positions), boxes, points };
}

function flatPart([west, south, east, north]: Box): Part {
  if (west === east && south === north) return { type: 'Point', coordinates: [west, south] };
  return {
    type: 'LineString',
    coordinates: [
      [west, south],
      [east, north],
    ],
  };
}

function areaOf(boxes: readonly Box[]): Part {
  const polygons = boxes.map(([west, south, east, north]) => [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}
