/** A point in a plane, in metres. */
export type PlanePoint = readonly [x: number, y: number];

/** Where the points left of a line are a given distance from it: between its two ends, and around pockets. */
export interface OffsetCurve {
  /** From the point straight behind the line's start to the one straight ahead of its end. */
  main: PlanePoint[];
  /** Closed, the first point not repeated: pockets that are surrounded by points nearer to the line. */
  loops: PlanePoint[][];
}

/** A directed straight piece; on a curve that runs with the line the nearer points lie right of it. */
type Edge = [from: PlanePoint, to: PlanePoint];

/** A quarter turn is drawn with this many chords: they lie at most 0.5 % of the distance inside the arc. */
const chordsPerQuarter = 8;

/** Nearer than this many metres is the same. */
const slack = 1e-6;

/** Pieces no longer than this many metres are leavings of the arithmetic. */
const sliver = 0.01;

/** Ends that belong together are found by different sums; a crossing at a small angle moves them apart. */
const matchWithin = 0.5;

/**
 * The offset curve left of an open line (plane metres, no repeated vertices) at a distance in metres. Each segment
 * is widened to a rectangle and each turn to a fan; these convex cells cover the points nearer than the distance, and
 * the curve is what is left of their outer edges when every part inside another cell is taken away. Null where that
 * is not one curve from end to end, because an end comes near another part of the line. The line must not cross
 * itself: it has no sides then.
 */
export function offsetCurve(line: readonly PlanePoint[], metres: number): OffsetCurve | null {
  const { outer, cells } = widen(line, metres);
  const near = indexOf(cells, metres);
  const pieces = outer.flatMap((edge) => uncovered(edge, near(edge)));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || first[0] !== outer[0]![0] || last[1] !== outer.at(-1)![1]) return null;
  return joined(pieces);
}

/** The outer edges left of the line in its direction, and the cells on both sides, counter-clockwise. */
function widen(line: readonly PlanePoint[], metres: number): { outer: Edge[]; cells: PlanePoint[][] } {
  const outer: Edge[] = [];
  const cells: PlanePoint[][] = [];
  const at = ([x, y]: PlanePoint, angle: number): PlanePoint => [
    x + metres * Math.cos(angle),
    y + metres * Math.sin(angle),
  ];
  /** Points of an arc, clockwise. */
  const arc = (centre: PlanePoint, from: number, turn: number): PlanePoint[] => {
    const chords = Math.max(1, Math.floor((turn / (Math.PI / 2)) * chordsPerQuarter + 0.5));
    return Array.from({ length: chords + 1 }, (_, index) => at(centre, from - (turn * index) / chords));
  };
  const along = (points: PlanePoint[]) =>
    points.slice(1).forEach((point, index) => {
      outer.push([points[index]!, point]);
    });
  const quarter = Math.PI / 2;
  let before: number | null = null;
  for (let index = 0; index + 1 < line.length; index++) {
    const [a, b] = [line[index]!, line[index + 1]!];
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    if (before === null) {
      const cap = arc(a, angle - quarter, 2 * quarter);
      cells.push([...cap].reverse());
      along(cap.slice(chordsPerQuarter));
    } else {
      const turn = Math.atan2(Math.sin(before - angle), Math.cos(before - angle));
      const fan = turn > 0 ? arc(a, before + quarter, turn) : arc(a, angle - quarter, -turn);
      if (turn !== 0) cells.push([a, ...[...fan].reverse()]);
      if (turn > 0) along(fan);
    }
    const [left, right] = [angle + quarter, angle - quarter];
    cells.push([at(a, right), at(b, right), at(b, left), at(a, left)]);
    outer.push([at(a, left), at(b, left)]);
    before = angle;
    if (index + 2 === line.length) {
      const cap = arc(b, left, 2 * quarter);
      cells.push([...cap].reverse());
      along(cap.slice(0, chordsPerQuarter + 1));
    }
  }
  return { outer, cells };
}

/** Answers which cells may meet an edge, from a grid of squares about as wide as a cell. */
function indexOf(cells: PlanePoint[][], metres: number): (edge: Edge) => Iterable<PlanePoint[]> {
  const boxes = cells.map(boxOf);
  const extent = Math.max(
    Math.max(...boxes.map((box) => box[2])) - Math.min(...boxes.map((box) => box[0])),
    Math.max(...boxes.map((box) => box[3])) - Math.min(...boxes.map((box) => box[1])),
  );
  const size = Math.max(metres, extent / 500);
  const squares = new Map<number, number[]>();
  const each = ([minx, miny, maxx, maxy]: Box, visit: (key: number) => void) => {
    for (let x = Math.floor(minx / size); x <= Math.floor(maxx / size); x++)
      for (let y = Math.floor(miny / size); y <= Math.floor(maxy / size); y++) visit(x * 100_003 + y);
  };
  boxes.forEach((box, index) => {
    each(box, (key) => {
      const square = squares.get(key);
      if (square) square.push(index);
      else squares.set(key, [index]);
    });
  });
  return (edge) => {
    const box = boxOf(edge);
    const found = new Set<number>();
    each(box, (key) => {
      for (const index of squares.get(key) ?? []) {
        const other = boxes[index]!;
        if (other[0] <= box[2] && box[0] <= other[2] && other[1] <= box[3] && box[1] <= other[3])
          found.add(index);
      }
    });
    return [...found].map((index) => cells[index]!);
  };
}

type Box = [minx: number, miny: number, maxx: number, maxy: number];

function boxOf(points: readonly PlanePoint[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** The parts of an edge that are inside none of the cells, in its direction. */
function uncovered([from, to]: Edge, cells: Iterable<PlanePoint[]>): Edge[] {
  const spans: [number, number][] = [];
  for (const cell of cells) {
    const span = spanInside(from, to, cell);
    if (!span) continue;
    if (span[0] <= 0 && span[1] >= 1) return [];
    spans.push(span);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const point = (t: number): PlanePoint =>
    t <= 0 ? from : t >= 1 ? to : [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const left: Edge[] = [];
  let reached = 0;
  for (const [start, end] of [...spans, [1, 1]]) {
    if ((start! - reached) * length > sliver) left.push([point(reached), point(start!)]);
    reached = Math.max(reached, end!);
  }
  return left;
}

/** Which part of the way from a to b lies inside a convex cell, as fractions (Cyrus and Beck 1978); null if none. */
function spanInside(a: PlanePoint, b: PlanePoint, cell: readonly PlanePoint[]): [number, number] | null {
  let [start, end] = [0, 1];
  let p = cell[cell.length - 1]!;
  for (const q of cell) {
    const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
    const length = Math.hypot(dx, dy);
    const depth = (point: PlanePoint) => (dx * (point[1] - p[1]) - dy * (point[0] - p[0])) / length - slack;
    const [atA, atB] = [depth(a), depth(b)];
    p = q;
    if (atA <= 0 && atB <= 0) return null;
    if (atA < 0) start = Math.max(start, atA / (atA - atB));
    else if (atB < 0) end = Math.min(end, atA / (atA - atB));
    if (start >= end) return null;
  }
  return [start, end];
}

/** Joins the pieces end to start: the first leads to the last, the others close. Null where one leads nowhere. */
function joined(pieces: readonly Edge[]): OffsetCurve | null {
  const starts = new Map<string, number[]>();
  const square = (value: number) => Math.floor(value / matchWithin);
  pieces.forEach(([[x, y]], index) => {
    const key = `${square(x)} ${square(y)}`;
    starts.set(key, [...(starts.get(key) ?? []), index]);
  });
  const free = new Set(pieces.keys());
  const after = ([, [x, y]]: Edge): number | null => {
    let best: number | null = null;
    let nearest = matchWithin;
    for (const column of [-1, 0, 1])
      for (const row of [-1, 0, 1])
        for (const index of starts.get(`${square(x) + column} ${square(y) + row}`) ?? []) {
          const away = Math.hypot(pieces[index]![0][0] - x, pieces[index]![0][1] - y);
          if (!free.has(index) || away > nearest) continue;
          nearest = away;
          best = index;
        }
    return best;
  };
  const trace = (begin: number): { points: PlanePoint[]; last: number; closed: boolean } => {
    const points: PlanePoint[] = [];
    let index = begin;
    for (;;) {
      points.push(pieces[index]![0]);
      const next = after(pieces[index]!);
      if (next === null || next === begin) return { points, last: index, closed: next === begin };
      free.delete(next);
      index = next;
    }
  };
  free.delete(0);
  const main = trace(0);
  if (main.last !== pieces.length - 1) return null;
  const loops: PlanePoint[][] = [];
  for (const begin of free) {
    const loop = trace(begin);
    free.delete(begin);
    if (!loop.closed) return null;
    if (loop.points.length > 2) loops.push(loop.points);
  }
  return { main: [...main.points, pieces.at(-1)![1]], loops };
}
