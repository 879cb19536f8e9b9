import type { Box } from '../../../contract/query.ts';
import type { DictionaryArrays } from './buffer.ts';

/** Entries under a node of the lowest level, and nodes under one of the next. */
const fanOut = 16;
/** Bits of each axis in the order of space: 360° / 2^20 are 40 m. */
const axisBits = 20;
/** Bits that an entry has beside its code. */
const entryBits = 24;

/** Numbers of nodes by level, from the lowest up to the one node around all; none for no entries. */
function levelsOf(entries: number): number[] {
  const levels: number[] = [];
  for (let nodes = entries; nodes > 1 || (nodes === 1 && levels.length === 0); ) {
    nodes = Math.ceil(nodes / fanOut);
    levels.push(nodes);
  }
  return levels;
}

/** How long `spaceEntry` and `spaceBox` are for so many entries. */
export function spaceSizes(entries: number): { spaceEntry: number; spaceBox: number } {
  return { spaceEntry: entries, spaceBox: 4 * levelsOf(entries).reduce((sum, nodes) => sum + nodes, 0) };
}

/**
 * The entries of what is claimed that have a box (degrees: west, south, east, north), by Morton code (G. M. Morton,
 * 1966) of its middle, so that what lies near each other stands near each other.
 */
export function entriesInSpace(boxes: Float64Array): Uint32Array {
  const entries = boxes.length / 4;
  if (entries > 2 ** entryBits) throw new Error(`There are more than ${2 ** entryBits} sets of claims.`);
  const keys = new BigUint64Array(entries);
  // Written as halves: numbers of 64 bits one by one are slow.
  const halves = new Uint32Array(keys.buffer);
  let length = 0;
  for (let entry = 0; entry < entries; entry++) {
    const at = entry * 4;
    if (!(boxes[at]! <= boxes[at + 2]!)) continue;
    const x = axisCode((boxes[at]! + boxes[at + 2]!) / 720 + 0.5);
    const y = axisCode((boxes[at + 1]! + boxes[at + 3]!) / 360 + 0.5);
    halves[length * 2 + 1] = interleaved(x >>> 4, y >>> 4);
    halves[length * 2] = ((interleaved(x & 15, y & 15) << entryBits) | entry) >>> 0;
    length += 1;
  }
  const sorted = new Uint32Array(keys.subarray(0, length).sort().buffer);
  return Uint32Array.from({ length }, (_, at) => sorted[at * 2]! & (2 ** entryBits - 1));
}

/** Rows in the order of space by the middle of their spots (degrees), one spot's in their own; last what has no middle. */
export function rowsInSpace(spots: Uint32Array, spotLon: Float64Array, spotLat: Float64Array): Uint32Array {
  const codes = Uint32Array.from(spotLat, (lat, spot) =>
    Number.isNaN(lat)
      ? 0xffffffff
      : interleaved(axisCode(spotLon[spot]! / 360 + 0.5) >>> 4, axisCode(lat / 180 + 0.5) >>> 4),
  );
  const keys = new BigUint64Array(spots.length);
  const halves = new Uint32Array(keys.buffer);
  for (let row = 0; row < spots.length; row++) {
    halves[row * 2] = row;
    halves[row * 2 + 1] = codes[spots[row]!]!;
  }
  const sorted = new Uint32Array(keys.sort().buffer);
  return Uint32Array.from({ length: spots.length }, (_, at) => sorted[at * 2]!);
}

const axisCode = (share: number) =>
  Math.min(2 ** axisBits - 1, Math.max(0, Math.floor(share * 2 ** axisBits)));

/** The bits of two numbers of 16 bits in turns, those of `y` the higher ones. */
const interleaved = (x: number, y: number) => (spread(x) | (spread(y) << 1)) >>> 0;

function spread(bits: number): number {
  let out = bits;
  out = (out | (out << 8)) & 0x00ff00ff;
  out = (out | (out << 4)) & 0x0f0f0f0f;
  out = (out | (out << 2)) & 0x33333333;
  return (out | (out << 1)) & 0x55555555;
}

/** Writes the boxes of all nodes over the entries in `spaceEntry`: a packed tree, level by level from the lowest. */
export function boxSpace({ spaceEntry, spaceBox, claimsBox }: DictionaryArrays): void {
  const levels = levelsOf(spaceEntry.length);
  let [below, at] = [-1, 0];
  for (const [level, nodes] of levels.entries()) {
    const children = level === 0 ? spaceEntry.length : levels[level - 1]!;
    const own = at;
    for (let node = 0; node < nodes; node++, at += 4) {
      spaceBox.set([Infinity, Infinity, -Infinity, -Infinity], at);
      const last = Math.min(children, (node + 1) * fanOut);
      for (let child = node * fanOut; child < last; child++)
        if (level === 0) widen(spaceBox, at, claimsBox, spaceEntry[child]! * 4);
        else widen(spaceBox, at, spaceBox, below + child * 4);
    }
    below = own;
  }
}

function widen(boxes: Float64Array, at: number, from: Float64Array, other: number): void {
  for (const side of [0, 1]) boxes[at + side] = Math.min(boxes[at + side]!, from[other + side]!);
  for (const side of [2, 3]) boxes[at + side] = Math.max(boxes[at + side]!, from[other + side]!);
}

/** Told spans of `spaceEntry`, ascending: `whole` where all of the span's boxes lie within a box that was asked for. */
export type SpanSink = (from: number, to: number, whole: boolean) => void;

/** Finds the entries whose boxes may meet one of the boxes, none of which crosses the antimeridian. */
export function searchSpace(
  { spaceEntry, spaceBox }: DictionaryArrays,
  asked: readonly Box[],
  found: SpanSink,
) {
  const levels = levelsOf(spaceEntry.length);
  const starts = levels.map((_, level) => 4 * levels.slice(0, level).reduce((sum, nodes) => sum + nodes, 0));
  const visit = (level: number, node: number): void => {
    const at = starts[level]! + node * 4;
    if (!meetsOne(spaceBox, at, asked)) return;
    const whole = liesInOne(spaceBox, at, asked);
    if (whole || level === 0) {
      const under = fanOut ** (level + 1);
      found(node * under, Math.min(spaceEntry.length, (node + 1) * under), whole);
      return;
    }
    const last = Math.min(levels[level - 1]!, (node + 1) * fanOut);
    for (let child = node * fanOut; child < last; child++) visit(level - 1, child);
  };
  if (levels.length > 0) visit(levels.length - 1, 0);
}

/** Whether the box at a place of a list meets one of others; edges count. */
export function meetsOne(boxes: Float64Array, at: number, others: readonly Box[]): boolean {
  for (let index = 0; index < others.length; index++) {
    const box = others[index]!;
    if (
      boxes[at]! <= box[2] &&
      boxes[at + 1]! <= box[3] &&
      boxes[at + 2]! >= box[0] &&
      boxes[at + 3]! >= box[1]
    )
      return true;
  }
  return false;
}

/** Whether the box at a place of a list lies in one of others. */
export function liesInOne(boxes: Float64Array, at: number, others: readonly Box[]): boolean {
  for (let index = 0; index < others.length; index++) {
    const box = others[index]!;
    if (
      boxes[at]! >= box[0] &&
      boxes[at + 1]! >= box[1] &&
      boxes[at + 2]! <= box[2] &&
      boxes[at + 3]! <= box[3]
    )
      return true;
  }
  return false;
}
