import type { Geometry, Position } from 'geojson';
import type { BoxLiteral, Operand, Predicate } from './ast.ts';
import { isBox, isGeometry, isInterval, isObject, isOperation, isProperty } from './operand.ts';

/** Names of all properties that an expression asks about, in the order of their first mention. */
export function propertiesOf(predicate: Predicate): Set<string> {
  const names = new Set<string>();
  const visit = (operand: Operand): void => {
    if (Array.isArray(operand)) operand.forEach(visit);
    else if (!isObject(operand)) return;
    else if (isProperty(operand)) names.add(operand.property);
    else if (isOperation(operand)) (operand.args as Operand[]).forEach(visit);
    else if (isInterval(operand)) operand.interval.forEach(visit);
  };
  visit(predicate);
  return names;
}

/**
 * The expression with every position of its geometries and boxes transformed, as `filter-crs` needs it; a third
 * number stays. A box that is not a box afterwards, as between projections, becomes a polygon with `steps` segments
 * along each side. What `transform` throws passes through.
 */
export function mapGeometries(
  predicate: Predicate,
  transform: (position: Position) => Position,
  steps = 16,
): Predicate {
  const move = (position: Position): Position => [
    ...transform(position.slice(0, 2)).slice(0, 2),
    ...position.slice(2),
  ];
  const visit = (operand: Operand): Operand => {
    if (Array.isArray(operand)) return operand.map(visit) as Operand;
    if (!isObject(operand)) return operand;
    if (isBox(operand)) return mapBox(operand, move, steps);
    if (isGeometry(operand)) return mapGeometry(operand, move);
    if (isOperation(operand))
      return { op: operand.op, args: (operand.args as Operand[]).map(visit) } as Operand;
    if (isInterval(operand)) return { interval: operand.interval.map(visit) } as Operand;
    return operand;
  };
  return visit(predicate) as Predicate;
}

function mapGeometry(geometry: Geometry, move: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { type: geometry.type, geometries: geometry.geometries.map((part) => mapGeometry(part, move)) };
  type Coordinates = Position | Coordinates[];
  const map = (list: Coordinates): Coordinates =>
    typeof list[0] === 'number' ? move(list as Position) : (list as Coordinates[]).map(map);
  return { type: geometry.type, coordinates: map(geometry.coordinates) } as Geometry;
}

function mapBox(
  { bbox }: BoxLiteral,
  move: (position: Position) => Position,
  steps: number,
): BoxLiteral | Geometry {
  const [x, y, X, Y] = (bbox.length === 6 ? [bbox[0], bbox[1], bbox[3], bbox[4]] : bbox) as [
    number,
    number,
    number,
    number,
  ];
  const corners: Position[] = [
    [x, y],
    [X, y],
    [X, Y],
    [x, Y],
  ];
  const [southWest, southEast, northEast, northWest] = corners.map(move) as [
    Position,
    Position,
    Position,
    Position,
  ];
  const middles = [
    move([(x + X) / 2, y]),
    move([X, (y + Y) / 2]),
    move([(x + X) / 2, Y]),
    move([x, (y + Y) / 2]),
  ];
  // One new axis must follow x alone and the other y alone; latitude-first systems swap them.
  const near = (a: number | undefined, b: number | undefined) => Math.abs(a! - b!) <= 1e-9;
  const upright = (a: number, b: number) =>
    near(southWest[b], southEast[b]) &&
    near(southWest[b], middles[0]![b]) &&
    near(northWest[b], northEast[b]) &&
    near(northWest[b], middles[2]![b]) &&
    near(southWest[a], northWest[a]) &&
    near(southWest[a], middles[3]![a]) &&
    near(southEast[a], northEast[a]) &&
    near(southEast[a], middles[1]![a]);
  if (upright(0, 1) || upright(1, 0)) {
    const heights = bbox.length === 6 ? [bbox[2]!, bbox[5]!] : [];
    const low = [...southWest, ...heights.slice(0, 1)];
    return { bbox: [...low, ...northEast, ...heights.slice(1)] };
  }
  const ring = corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % 4]!;
    return Array.from({ length: steps }, (_, step) =>
      move(corner.map((number, axis) => number + ((next[axis]! - number) * step) / steps)),
    );
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
