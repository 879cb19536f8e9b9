import { area } from '@turf/area';
import { featureCollection, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import type { Geometry } from 'geojson';
import { boundsMeet, boundsOf, discIn, polygonsOf, relationTo } from './area.ts';
import { haversine } from './metric.ts';
import type { Shape } from './projection.ts';

/** Parallels drawn through an area, and points on each of its chords, when it is sampled. */
const parallels = 24;
const pointsPerChord = 8;

const samplesByGeometry = new WeakMap<Geometry, [number, number][]>();

/** Points (degrees) spread over the inside of an areal geometry, never on its edge; thin areas get some too. */
export function samplesIn(geometry: Geometry): [number, number][] {
  const known = samplesByGeometry.get(geometry);
  if (known) return known;
  const samples: [number, number][] = [];
  for (const rings of polygonsOf(geometry)) {
    const [, south, , north] = boundsOf({ type: 'Polygon', coordinates: rings });
    for (let step = 0; step < parallels; step++) {
      // Not quite the middle, so that a parallel does not run through the vertices of regular shapes.
      const lat = south + ((north - south) * (step + 0.4863)) / parallels;
      const crossings: number[] = [];
      for (const ring of rings)
        for (let index = 0; index + 1 < ring.length; index++) {
          const a = ring[index] as [number, number];
          const b = ring[index + 1] as [number, number];
          if (a[1] > lat !== b[1] > lat)
            crossings.push(a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]));
        }
      crossings.sort((a, b) => a - b);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        const [west, east] = [crossings[index]!, crossings[index + 1]!];
        for (let point = 0; point < pointsPerChord; point++)
          samples.push([west + ((east - west) * (point + 0.5)) / pointsPerChord, lat]);
      }
    }
  }
  samplesByGeometry.set(geometry, samples);
  return samples;
}

/** Share (0…1) of the sample points of `inner` that lie inside `outer`. */
export function shareInside(inner: Geometry, outer: Geometry): number {
  if (!boundsMeet(boundsOf(inner), boundsOf(outer))) return 0;
  const samples = samplesIn(inner);
  const inside = samples.filter(([lon, lat]) => relationTo(outer, lon, lat).inside);
  return samples.length ? inside.length / samples.length : 0;
}

/** Areas that share less than this part of the smaller one only touch: clipping leaves slivers along shared edges. */
const sliver = 0.001;

const meetingByGeometry = new WeakMap<Geometry, WeakMap<Geometry, boolean>>();

function areasMeet(a: Geometry, b: Geometry): boolean {
  const known = meetingByGeometry.get(a) ?? new WeakMap<Geometry, boolean>();
  meetingByGeometry.set(a, known);
  const before = known.get(b);
  if (before !== undefined) return before;
  const meet = computeAreasMeet(a, b);
  known.set(b, meet);
  return meet;
}

function computeAreasMeet(a: Geometry, b: Geometry): boolean {
  if (!boundsMeet(boundsOf(a), boundsOf(b))) return false;
  // Sampling finds nearly every overlap at a hundredth of the cost of clipping.
  if (shareInside(a, b) > 0 || shareInside(b, a) > 0) return true;
  const [one, other] = [multiPolygon(polygonsOf(a)), multiPolygon(polygonsOf(b))];
  const shared = intersect(featureCollection([one, other]));
  return shared !== null && area(shared) > sliver * Math.min(area(one), area(other));
}

/** True when two shapes have some ground in common; areas that only share an edge have none, discs that touch do. */
export function shapesMeet(a: Shape, b: Shape): boolean {
  if (a.kind === 'disc' && b.kind === 'disc')
    return haversine(a.lon, a.lat, b.lon, b.lat) <= a.radius_m + b.radius_m;
  if (a.kind === 'area' && b.kind === 'area') return areasMeet(a.geometry, b.geometry);
  const [disc, other] = a.kind === 'disc' ? [a, b] : [b as Extract<Shape, { kind: 'disc' }>, a];
  return other.kind === 'area' && discIn(other.geometry, disc.lon, disc.lat, disc.radius_m) !== 'apart';
}
