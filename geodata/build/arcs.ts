import { lineString, simplify } from '@turf/turf';
import type { Position } from 'geojson';
import { keyOf, type OpenRing, walk } from './ring.ts';

/** A piece of outline between two junctions, and the areas on its sides (one at a coast). */
export type Arc = { coordinates: Position[]; owners: string[] };

/** The areas as rings of arcs: every common border is one arc that both areas refer to. */
export type Topology = { arcs: Map<string, Arc>; rings: Map<string, { arc: string; reversed: boolean }[][]> };

/** Splits the rings of all areas where borders meet, so that a common border can be changed once for both. */
export function toTopology(areas: Map<string, OpenRing[]>): Topology {
  const junctions = findJunctions([...areas.values()].flat());
  const topology: Topology = { arcs: new Map(), rings: new Map() };
  for (const [owner, rings] of areas) {
    const walked = rings.map((ring) => splitAt(ring, junctions).map((piece) => keep(topology, piece, owner)));
    topology.rings.set(owner, walked);
  }
  return topology;
}

/** A vertex is a junction when the rings through it do not all go the same way. */
function findJunctions(rings: OpenRing[]): Set<string> {
  const around = new Map<string, Set<string>>();
  for (const ring of rings) {
    ring.forEach((vertex, i) => {
      const key = keyOf(vertex);
      const near = around.get(key) ?? new Set<string>();
      near.add(keyOf(ring[(i + 1) % ring.length]!)).add(keyOf(ring.at(i - 1)!));
      around.set(key, near);
    });
  }
  return new Set([...around].filter(([, near]) => near.size > 2).map(([key]) => key));
}

function splitAt(ring: OpenRing, junctions: Set<string>): Position[][] {
  const cuts = ring.flatMap((p, i) => (junctions.has(keyOf(p)) ? [i] : []));
  if (cuts.length === 0) {
    // A ring without junctions (an enclave) starts at its least vertex, whichever area walks it.
    const least = ring.reduce((low, p, i) => (keyOf(p) < keyOf(ring[low]!) ? i : low), 0);
    return [[...walk(ring, least, (least - 1 + ring.length) % ring.length), ring[least]!]];
  }
  return cuts.map((cut, i) => {
    const next = cuts[(i + 1) % cuts.length]!;
    return next === cut
      ? [...walk(ring, cut, (cut - 1 + ring.length) % ring.length), ring[cut]!]
      : walk(ring, cut, next);
  });
}

function keep(topology: Topology, piece: Position[], owner: string) {
  const forward = piece.map(keyOf).join();
  const backward = piece.map(keyOf).reverse().join();
  const reversed = backward < forward;
  const arc = reversed ? backward : forward;
  const known = topology.arcs.get(arc);
  if (known) known.owners.push(owner);
  else topology.arcs.set(arc, { coordinates: reversed ? [...piece].reverse() : piece, owners: [owner] });
  return { arc, reversed };
}

/** Generalises (Douglas–Peucker, tolerance in degrees) every arc that does not belong to `exact`. */
export function generalise(topology: Topology, tolerance: number, exact: string): void {
  for (const arc of topology.arcs.values()) {
    if (arc.owners.includes(exact)) continue;
    const [first, last] = [arc.coordinates[0]!, arc.coordinates.at(-1)!];
    const isRing = keyOf(first) === keyOf(last);
    if (isRing) continue;
    const line = lineString(arc.coordinates);
    arc.coordinates = simplify(line, { tolerance, highQuality: true }).geometry.coordinates;
  }
}

/** Puts the rings of one area together again from the arcs as they now are. */
export function ringsOf(topology: Topology, owner: string): OpenRing[] {
  return topology.rings.get(owner)!.map((ring) =>
    ring.flatMap(({ arc, reversed }) => {
      const { coordinates } = topology.arcs.get(arc)!;
      return (reversed ? [...coordinates].reverse() : coordinates).slice(0, -1);
    }),
  );
}
