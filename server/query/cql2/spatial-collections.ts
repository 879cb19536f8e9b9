import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';
import UnionOp from 'jsts/org/locationtech/jts/operation/union/UnionOp.js';
import type { SpatialOperator } from './ast.ts';

/** What is used here of a geometry of JTS, whose own types leave these methods out. */
export interface JtsGeometry {
  getDimension(): number;
  isEmpty(): boolean;
}

/**
 * Whether a relation holds between two sets of geometries of mixed dimensions, which DE-9IM of JTS does not cover: by
 * the definitions over point sets (OGC 21-065r2, table of spatial functions), with points, lines and areas of each
 * set united and taken one by one. The interior of a set is that of its united points, lines and areas, each without
 * what lies in those of higher dimension. Throws what JTS throws at malformed rings.
 */
export function collectionsRelated(op: SpatialOperator, a: JtsGeometry[], b: JtsGeometry[]): boolean {
  const intersects = () => a.some((one) => b.some((other) => !RelateOp.disjoint(one, other)));
  if (op === 's_intersects') return intersects();
  if (op === 's_disjoint') return !intersects();
  const [one, other] = [layersOf(a), layersOf(b)];
  const inner = interiorDimension(one, other);
  switch (op) {
    case 's_touches':
      return inner < 0 && intersects();
    case 's_equals':
      return isCovered(one, other) && isCovered(other, one);
    case 's_within':
      return inner >= 0 && isCovered(one, other);
    case 's_contains':
      return inner >= 0 && isCovered(other, one);
  }
  const [high, low] = [dimensionOf(one), dimensionOf(other)];
  const partly = inner >= 0 && !isCovered(one, other) && !isCovered(other, one);
  if (op === 's_overlaps') return partly && high === low && inner === high;
  return partly && (high !== low || (high === 1 && inner === 0));
}

/** Areas, lines and points of a set, each united and without what the ones before them cover; none empty. */
function layersOf(parts: readonly JtsGeometry[]): JtsGeometry[] {
  const layers: JtsGeometry[] = [];
  for (const dimension of [2, 1, 0]) {
    const same = parts.filter((part) => part.getDimension() === dimension);
    if (!same.length) continue;
    const united = same.reduce((sum: JtsGeometry, part) => UnionOp.union(sum, part));
    const rest = layers.reduce((left: JtsGeometry, layer) => OverlayOp.difference(left, layer), united);
    if (!rest.isEmpty()) layers.push(rest);
  }
  return layers;
}

function dimensionOf(layers: readonly JtsGeometry[]): number {
  return Math.max(...layers.map((layer) => layer.getDimension()));
}

/** Dimension of what the interiors have in common; -1 when nothing. */
function interiorDimension(a: readonly JtsGeometry[], b: readonly JtsGeometry[]): number {
  const pairs = a.flatMap((one) => b.map((other) => RelateOp.relate(one, other).get(0, 0) as number));
  return Math.max(-1, ...pairs);
}

/** True when nothing of `a` is left without `b`. */
function isCovered(a: readonly JtsGeometry[], b: readonly JtsGeometry[]): boolean {
  return a.every((part) =>
    b
      .reduce((left: JtsGeometry, layer) => (left.isEmpty() ? left : OverlayOp.difference(left, layer)), part)
      .isEmpty(),
  );
}
