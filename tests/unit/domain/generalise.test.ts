import { area, kinks, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { discIn, polygonsOf, relationTo } from '../../../server/domain/area.ts';
import { generalise } from '../../../server/domain/generalise.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

/** A star-shaped outline with many small teeth, clockwise, about 10 km wide. */
function toothed(vertices: number, lon = 30, reach = 0.05): Position[] {
  const ring = Array.from({ length: vertices }, (_, index) => {
    const angle = (-2 * Math.PI * index) / vertices;
    const radius = reach * (1 + 0.03 * Math.sin(index * 2.4) + 0.2 * Math.cos(angle * 3));
    return [lon + radius * Math.cos(angle), 45 + radius * 0.7 * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

describe('a generalised outline', () => {
  it('has at most 100 vertices, does not cross itself and keeps its area', () => {
    const ring = toothed(3000);
    const simple = generalise({ type: 'Polygon', coordinates: [ring] });
    const out = polygonsOf(simple)[0]!;
    expect(out.flat().length).toBeLessThanOrEqual(100);
    expect(kinks(polygon(out)).features).toEqual([]);
    expect(area(simple) / area(polygon([ring]))).toBeCloseTo(1, 1);
  });

  it('keeps a small outline as it is, but for winding and decimals', () => {
    const ring = [
      [0, 0],
      [0, 1],
      [1.00000004, 1],
      [1, 0],
      [0, 0],
    ];
    expect(generalise({ type: 'Polygon', coordinates: [ring] })).toEqual({
      type: 'Polygon',
      coordinates: [[...ring].reverse().map(([lon, lat]) => [Math.round(lon!), lat])],
    });
  });

  it('keeps the large parts when all parts together have too many vertices', () => {
    const parts = [
      [toothed(500)],
      ...Array.from({ length: 40 }, (_, index) => [toothed(8, 31 + index / 100, 0.0001)]),
    ];
    const simple = generalise({ type: 'MultiPolygon', coordinates: parts });
    expect(polygonsOf(simple).flat(2).length).toBeLessThanOrEqual(100);
    expect(area(simple) / area(polygon(parts[0]!))).toBeCloseTo(1, 1);
  });

  it('is refused for a point', () => {
    expect(() => generalise({ type: 'Point', coordinates: [0, 0] })).toThrow(/area/);
  });
});

describe('a disc and an area', () => {
  const { geometry } = fixtureGazetteer.municipalities[0]!;

  it('is inside, touches it or is apart', () => {
    expect(discIn(geometry, 30.15, 45.22, 1500)).toBe('inside');
    expect(discIn(geometry, 30.15, 45.22, 9000)).toBe('touching');
    expect(discIn(geometry, 30.15, 45.33, 1000)).toBe('apart');
    expect(discIn(geometry, 30.15, 45.33, 4000)).toBe('touching');
    expect(discIn(geometry, 30.0, 45.2, 0)).toBe('touching');
  });

  it('knows how far the edge is, and that a hole is outside', () => {
    const square = (low: number, high: number) => [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
      [low, low],
    ];
    const ringed = { type: 'Polygon' as const, coordinates: [square(0, 0.4), square(0.1, 0.3)] };
    expect(relationTo(ringed, 0.2, 0.2).inside).toBe(false);
    expect(relationTo(ringed, 0.05, 0.2).inside).toBe(true);
    expect(relationTo(ringed, 0.05, 0.2).edge).toBeCloseTo(5560, -2);
  });
});
