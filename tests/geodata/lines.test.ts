import { along, bearing, booleanPointInPolygon, destination, length, pointToLineDistance } from '@turf/turf';
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { edgeKeys, featureOf, mainLine, readLayer, segments } from './committed-layers.ts';

const lines = readLayer<LineString | MultiLineString>('boundary-lines');
const municipalities = readLayer<Polygon | MultiPolygon>('municipalities');
const countries = readLayer<Polygon | MultiPolygon>('countries');
const main = mainLine();

function segmentsOf({ geometry }: { geometry: LineString | MultiLineString }): string[] {
  return geometry.type === 'LineString'
    ? segments(geometry.coordinates)
    : geometry.coordinates.flatMap(segments);
}

describe('the main line', () => {
  it('is edge for edge the outline of Kosovo and that of Serbia', () => {
    for (const id of ['kosovo', 'serbia']) {
      const edges = edgeKeys(featureOf(countries, id));
      expect(
        segmentsOf(main).filter((segment) => !edges.has(segment)),
        id,
      ).toEqual([]);
    }
  });

  it.each(['leposavic', 'zvecan', 'zubin-potok'])('is the outer edge of %s', (id) => {
    const shared = edgeKeys(featureOf(municipalities, id));
    const municipal = new Set(
      lines.filter((l) => l.properties.kind === 'municipal').flatMap((l) => segmentsOf(l)),
    );
    const drawn = new Set(segmentsOf(main));
    const reverse = (segment: string) => segment.split(' → ').reverse().join(' → ');
    const loose = [...shared].filter(
      (s) => ![s, reverse(s)].some((way) => municipal.has(way) || drawn.has(way)),
    );
    expect(loose).toEqual([]);
    expect([...shared].some((segment) => drawn.has(segment))).toBe(true);
  });

  it('is 378.0 kilometres long and states its length', () => {
    const measured = length(main);
    expect(Math.abs(measured / 378 - 1)).toBeLessThan(0.005);
    expect(main.properties.length_km).toBeCloseTo(measured, 0);
  });

  it('comes within one percent of the 374.9 kilometres measured over vertices both sides share', () => {
    expect(Math.abs(length(main) / 374.9 - 1)).toBeLessThan(0.01);
  });

  it('has on its left and on its right the sides it names', () => {
    expect([main.properties.side_left, main.properties.side_right]).toEqual(['kosovo', 'serbia']);
    for (let kilometre = 5; kilometre < 375; kilometre += 5) {
      const here = along(main, kilometre);
      const heading = bearing(here, along(main, kilometre + 0.01));
      for (const [turn, side] of [
        [-90, main.properties.side_left],
        [90, main.properties.side_right],
      ] as const) {
        // Three metres stay clear of the next bend.
        const beside = destination(here, 0.003, heading + turn);
        expect(booleanPointInPolygon(beside, featureOf(countries, side)), `${side} at ${kilometre}`).toBe(
          true,
        );
      }
    }
  });
});

describe('the boundary lines', () => {
  it('keep Kosovo on the left along its whole outline', () => {
    const outline = lines.filter((l) => l.properties.side_left);
    expect(outline.map((l) => l.properties.side_right).sort()).toEqual([
      'albania',
      'montenegro',
      'north-macedonia',
      'serbia',
    ]);
    expect(outline.every((l) => l.properties.side_left === 'kosovo')).toBe(true);
    const ring = (featureOf(countries, 'kosovo').geometry as Polygon).coordinates[0]!;
    expect(new Set(outline.flatMap(segmentsOf))).toEqual(new Set(segments(ring)));
  });

  it('between municipalities are edges of the municipalities they name', () => {
    for (const line of lines.filter((l) => l.properties.kind === 'municipal')) {
      for (const id of line.properties.between) {
        const municipality = municipalities.find((m) => m.id === id);
        if (!municipality) continue;
        const edges = edgeKeys(municipality);
        expect(
          segmentsOf(line).filter((segment) => !edges.has(segment)),
          `${line.id}, ${id}`,
        ).toEqual([]);
      }
    }
  });

  it('use no word on status in their names', () => {
    const words = new Set(lines.map((l) => l.properties.name_en));
    expect([...words].sort()).toEqual(['Boundary / administrative line', 'Boundary line', 'Municipal line']);
  });
});

describe('the border points', () => {
  it('lie on the main line, well within their stated uncertainty', () => {
    for (const point of readLayer<Point>('border-points')) {
      const metres = pointToLineDistance(point, main, { units: 'meters' });
      expect(metres, point.id).toBeLessThanOrEqual(point.properties.uncertainty_m);
      expect(metres, point.id).toBeLessThan(5);
    }
  });
});
