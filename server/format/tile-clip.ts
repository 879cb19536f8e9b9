/** A position in the grid of a tile. */
export type Spot = readonly [number, number];

/** Parts of a line within the square from `low` to `high` in both axes (Liang and Barsky, 1984, segment by segment). */
export function clipLine(line: readonly Spot[], low: number, high: number): Spot[][] {
  const parts: Spot[][] = [];
  let part: Spot[] = [];
  for (let i = 1; i < line.length; i++) {
    const kept = clipSegment(line[i - 1]!, line[i]!, low, high);
    if (!kept) continue;
    const [from, to] = kept;
    const last = part.at(-1);
    if (!last || last[0] !== from[0] || last[1] !== from[1]) {
      if (part.length > 1) parts.push(part);
      part = [from];
    }
    part.push(to);
  }
  if (part.length > 1) parts.push(part);
  return parts;
}

function clipSegment(a: Spot, b: Spot, low: number, high: number): [Spot, Spot] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, a[0] - low],
    [dx, high - a[0]],
    [-dy, a[1] - low],
    [dy, high - a[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
    if (enter > leave) return null;
  }
  // Ends that are not cut stay as they are, so that the next segment is seen to go on from here.
  const at = (t: number): Spot => [a[0] + t * dx, a[1] + t * dy];
  return [enter === 0 ? a : at(enter), leave === 1 ? b : at(leave)];
}

/**
 * A closed ring (its first position not repeated) cut to the square from `low` to `high` (Sutherland and Hodgman,
 * 1974); empty when nothing is left. Parts of it may run along the edge of the square.
 */
export function clipRing(ring: readonly Spot[], low: number, high: number): Spot[] {
  let out: readonly Spot[] = ring;
  for (const axis of [0, 1] as const) {
    out = cut(out, axis, (value) => value >= low, low);
    out = cut(out, axis, (value) => value <= high, high);
  }
  return [...out];
}

function cut(ring: readonly Spot[], axis: 0 | 1, inside: (value: number) => boolean, edge: number): Spot[] {
  const out: Spot[] = [];
  for (let i = 0; i < ring.length; i++) {
    const from = ring[i === 0 ? ring.length - 1 : i - 1]!;
    const to = ring[i]!;
    if (inside(from[axis]) !== inside(to[axis])) {
      const t = (edge - from[axis]) / (to[axis] - from[axis]);
      const other = from[1 - axis]! + t * (to[1 - axis]! - from[1 - axis]!);
      out.push(axis === 0 ? [edge, other] : [other, edge]);
    }
    if (inside(to[axis])) out.push(to);
  }
  return out;
}
