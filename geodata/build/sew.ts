import { keyOf, type OpenRing, walk } from './ring.ts';

/** Where a neighbour's ring runs along a master's: the outermost vertices that both have. */
export type Seam = { start: number; end: number };

/**
 * Finds the stretch of `ring` that runs along `master`, as indices into `ring`.
 *
 * The source simplified every outline by itself, so along a common border most vertices agree and a few
 * do not. The longest run of vertices the master lacks is the far side; all the rest is the common border.
 *
 * @throws when the rings have fewer than two vertices in common
 */
export function findSeam(ring: OpenRing, master: OpenRing): Seam {
  const known = new Set(master.map(keyOf));
  const shared = ring.flatMap((p, i) => (known.has(keyOf(p)) ? [i] : []));
  if (shared.length < 2) throw new Error('The two outlines have no common border.');
  let widest = { gap: -1, after: 0 };
  shared.forEach((index, i) => {
    const next = shared[(i + 1) % shared.length]!;
    const gap = (next - index + ring.length) % ring.length;
    if (gap > widest.gap) widest = { gap, after: i };
  });
  return { start: shared[(widest.after + 1) % shared.length]!, end: shared[widest.after]! };
}

/**
 * Replaces the neighbour's version of a common border by the master's, so that both have the same
 * vertices and neither a gap nor an overlap is left.
 *
 * Both rings are anticlockwise, so the master is walked backwards. `ends` names vertices of the master
 * (by key) where the border has to start and end, for a point where three outlines meet.
 */
export function sew(ring: OpenRing, master: OpenRing, ends?: { start: string; end: string }): OpenRing {
  const seam = findSeam(ring, master);
  const position = new Map(master.map((p, i) => [keyOf(p), i]));
  const start = position.get(ends?.start ?? keyOf(ring[seam.start]!));
  const end = position.get(ends?.end ?? keyOf(ring[seam.end]!));
  if (start === undefined || end === undefined) throw new Error('A named end is no vertex of the master.');
  const common = walk(master, end, start).reverse();
  const taken = new Set(common.map(keyOf));
  const own = walk(ring, (seam.end + 1) % ring.length, (seam.start - 1 + ring.length) % ring.length);
  return [...common, ...own.filter((p) => !taken.has(keyOf(p)))];
}
