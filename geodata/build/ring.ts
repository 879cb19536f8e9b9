import type { Position } from 'geojson';

/** A ring without the repeated closing vertex, so that indices can wrap round. */
export type OpenRing = Position[];

export function roundPosition([lon, lat]: Position): Position {
  return [Math.round(lon! * 1e5) / 1e5, Math.round(lat! * 1e5) / 1e5];
}

export function keyOf(position: Position): string {
  return `${position[0]} ${position[1]}`;
}

/** Twice the signed planar area in square degrees: positive when anticlockwise. */
export function signedArea(ring: OpenRing): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x! * nextY! - nextX! * y!;
  }, 0);
}

/** Rounds to five decimals, drops repeated vertices and turns the ring anticlockwise. */
export function openRing(closed: Position[]): OpenRing {
  const rounded = closed.map(roundPosition);
  const ring = rounded.filter((p, i) => i === 0 || keyOf(p) !== keyOf(rounded[i - 1]!));
  if (keyOf(ring[0]!) === keyOf(ring.at(-1)!)) ring.pop();
  return signedArea(ring) < 0 ? ring.reverse() : ring;
}

/** The vertices from one index to another, both included, walking forwards round the ring. */
export function walk(ring: OpenRing, from: number, to: number): Position[] {
  const count = ((to - from + ring.length) % ring.length) + 1;
  return Array.from({ length: count }, (_, i) => ring[(from + i) % ring.length]!);
}

export function closeRing(ring: OpenRing): Position[] {
  return [...ring, ring[0]!];
}

/**
 * Makes a point a vertex of the ring by inserting it into the nearest edge.
 * Coordinates are scaled by the cosine of the latitude, which is exact enough for metres.
 */
export function insertVertex(ring: OpenRing, point: Position): OpenRing {
  if (ring.some((p) => keyOf(p) === keyOf(point))) return ring;
  let best = { distance: Number.POSITIVE_INFINITY, index: 0 };
  for (let index = 0; index < ring.length; index++) {
    const distance = distanceToEdge(point, ring[index]!, ring[(index + 1) % ring.length]!);
    if (distance < best.distance) best = { distance, index };
  }
  return [...ring.slice(0, best.index + 1), point, ...ring.slice(best.index + 1)];
}

/** Distance in degrees of latitude from a point to a segment. */
export function distanceToEdge(point: Position, a: Position, b: Position): number {
  const scale = Math.cos((point[1]! * Math.PI) / 180);
  const [px, py] = [(point[0]! - a[0]!) * scale, point[1]! - a[1]!];
  const [bx, by] = [(b[0]! - a[0]!) * scale, b[1]! - a[1]!];
  const length = bx * bx + by * by;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * bx + py * by) / length));
  return Math.hypot(px - t * bx, py - t * by);
}
