import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { GeometryCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { closeRing, insertVertex, keyOf, type OpenRing, openRing } from './ring.ts';
import { findSeam, sew } from './sew.ts';

/** Areas of the region by the code the source gives them. `kosovo` comes first: its ring is the master. */
export const areaCodes = {
  kosovo: 'XK',
  serbia: 'RS',
  montenegro: 'ME',
  albania: 'AL',
  'north-macedonia': 'MK',
  'bosnia-and-herzegovina': 'BA',
  bulgaria: 'BG',
} as const;

export type AreaId = keyof typeof areaCodes;
export type Outlines = Map<AreaId, OpenRing[]>;

/** Which neighbour follows which on Kosovo's ring, walked anticlockwise. */
const roundKosovo = ['montenegro', 'albania', 'north-macedonia', 'serbia'] as const;

/** The other common borders: the first area takes over the vertices of the second. */
const otherSeams: [AreaId, AreaId][] = [
  ['montenegro', 'serbia'],
  ['albania', 'montenegro'],
  ['north-macedonia', 'serbia'],
  ['north-macedonia', 'albania'],
  ['bosnia-and-herzegovina', 'serbia'],
  ['bosnia-and-herzegovina', 'montenegro'],
  ['bulgaria', 'serbia'],
  ['bulgaria', 'north-macedonia'],
];

/** Reads the outer rings the package gives; the largest ring of each area comes first. */
export function readOutlines(packageFolder: string): Outlines {
  const source = JSON.parse(readFileSync(join(packageFolder, 'borders.geo.json'), 'utf8')) as {
    features: { properties: { isoA2: string }; geometry: GeometryCollection }[];
  };
  const outlines: Outlines = new Map();
  for (const [id, code] of Object.entries(areaCodes) as [AreaId, string][]) {
    const feature = source.features.find((f) => f.properties.isoA2 === code);
    if (!feature) throw new Error(`The package has no outline for ${code}.`);
    const areas = feature.geometry.geometries as (Polygon | MultiPolygon)[];
    const rings = areas.flatMap((a) => (a.type === 'Polygon' ? a.coordinates : a.coordinates.flat()));
    outlines.set(
      id,
      rings.map(openRing).sort((a, b) => b.length - a.length),
    );
  }
  return outlines;
}

/** Inserts the end points of the municipal lines into Kosovo's ring, where they lie within two metres of it. */
export function insertLineEnds(outlines: Outlines, ends: Position[]): void {
  const ring = ends.reduce(insertVertex, outlines.get('kosovo')![0]!);
  outlines.set('kosovo', [ring]);
}

/**
 * Gives every common border one set of vertices. Kosovo's ring stays as it is and is cut out of its
 * neighbours: each takes over the part of the ring up to the next neighbour's.
 *
 * @returns the vertex (its key) at which each neighbour's part of Kosovo's ring starts and ends
 */
export function sewOutlines(outlines: Outlines): Map<AreaId, { from: string; to: string }> {
  const kosovo = outlines.get('kosovo')![0]!;
  const parts = partsOfRing(outlines, kosovo);
  for (const [id, { from, to }] of parts) {
    // The neighbour walks the common border against Kosovo's direction.
    const sewn = sew(outlines.get(id)![0]!, kosovo, { start: to, end: from });
    replaceMain(outlines, id, outsideOf(kosovo, sewn));
  }
  for (const [id, master] of otherSeams) {
    replaceMain(outlines, id, sew(outlines.get(id)![0]!, outlines.get(master)![0]!));
  }
  return parts;
}

function partsOfRing(outlines: Outlines, kosovo: OpenRing): Map<AreaId, { from: string; to: string }> {
  // Where two neighbours' parts do not quite meet, the first one's last vertex is taken for both.
  const lasts = roundKosovo.map((id) => {
    const ring = outlines.get(id)![0]!;
    return keyOf(ring[findSeam(ring, kosovo).start]!);
  });
  return new Map(roundKosovo.map((id, i) => [id, { from: lasts.at(i - 1)!, to: lasts[i]! }] as const));
}

/** Where three outlines meet, a neighbour's own next vertex can lie a few metres inside Kosovo: it goes. */
function outsideOf(kosovo: OpenRing, ring: OpenRing): OpenRing {
  const inside = polygon([closeRing(kosovo)]);
  return ring.filter((p) => !booleanPointInPolygon(p, inside, { ignoreBoundary: true }));
}

function replaceMain(outlines: Outlines, id: AreaId, ring: OpenRing): void {
  outlines.set(id, [ring, ...outlines.get(id)!.slice(1)]);
}
