import { area, booleanPointInPolygon, featureCollection, intersect, kinks, rewind, union } from '@turf/turf';
import type { MultiPolygon, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  type Committed,
  featureOf,
  readLayer,
  referenceMunicipalities,
  vertexKeys,
} from './committed-layers.ts';

const municipalities = readLayer<Polygon | MultiPolygon>('municipalities');
const countries = readLayer<Polygon | MultiPolygon>('countries');
const settlements = readLayer<Point>('settlements');
const areaLayers = { municipalities, countries, lakes: readLayer<Polygon>('lakes') };

function pairs<T>(list: T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}

function overlap(a: Committed<Polygon | MultiPolygon>, b: Committed<Polygon | MultiPolygon>): number {
  const common = intersect(featureCollection([a, b]));
  return common ? area(common) : 0;
}

describe.each(Object.entries(areaLayers))('the areas of %s', (_, features) => {
  it('wind as RFC 7946 asks: outer rings anticlockwise, holes clockwise', () => {
    for (const { id, geometry } of features) {
      expect({ id, geometry: rewind(geometry, { mutate: false }) }).toEqual({ id, geometry });
    }
  });

  it('have closed rings without kinks', () => {
    for (const feature of features) {
      expect(kinks(feature).features, feature.id).toEqual([]);
      const { geometry } = feature;
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
      for (const ring of rings) expect(ring.at(-1), feature.id).toEqual(ring[0]);
    }
  });
});

describe('the municipalities', () => {
  it.each([
    ['leposavic', 538.8],
    ['zubin-potok', 333.9],
    ['zvecan', 122.3],
    ['north-mitrovica', 5.47],
    ['south-mitrovica', 330.3],
  ])('give %s %d square kilometres, to half a percent, and state them', (id, expected) => {
    const municipality = featureOf(municipalities, id);
    const measured = area(municipality) / 1e6;
    expect(Math.abs(measured / expected - 1)).toBeLessThan(0.005);
    expect(municipality.properties.area_km2).toBeCloseTo(measured, 2);
  });

  it.each([
    ['leposavic', 'leposavic'],
    ['zubin-potok', 'zubin-potok'],
    ['zvecan', 'zvecan'],
    ['north-mitrovica', 'severna-mitrovica'],
    ['south-mitrovica', 'kosovska-mitrovica'],
  ])('have the main town of %s inside', (id, town) => {
    expect(booleanPointInPolygon(featureOf(settlements, town), featureOf(municipalities, id))).toBe(true);
  });

  it('have every settlement inside that names them, and no other', () => {
    for (const settlement of settlements) {
      const inside = municipalities.filter((m) => booleanPointInPolygon(settlement, m)).map((m) => m.id);
      const { municipality } = settlement.properties;
      const expected = municipalities.some((m) => m.id === municipality) ? [municipality] : [];
      expect({ id: settlement.id, inside }).toEqual({ id: settlement.id, inside: expected });
    }
  });

  it('have their label inside', () => {
    for (const feature of [...municipalities, ...countries]) {
      const { label_lon, label_lat } = feature.properties;
      expect(booleanPointInPolygon([label_lon, label_lat], feature), feature.id).toBe(true);
    }
  });

  it('share vertices with their neighbours and overlap nowhere', () => {
    const neighbours = pairs(municipalities).filter(([a, b]) => {
      const other = vertexKeys(b);
      return [...vertexKeys(a)].filter((key) => other.has(key)).length > 1;
    });
    expect(neighbours.map(([a, b]) => `${a.id}–${b.id}`).sort()).toEqual([
      'leposavic–south-mitrovica',
      'leposavic–zvecan',
      'north-mitrovica–zvecan',
      'south-mitrovica–north-mitrovica',
      'south-mitrovica–zubin-potok',
      'south-mitrovica–zvecan',
      'zubin-potok–zvecan',
    ]);
    for (const [a, b] of pairs(municipalities)) expect(overlap(a, b), `${a.id}–${b.id}`).toBeLessThan(1);
  });

  it('leave no gap between them', () => {
    const whole = union(featureCollection(municipalities));
    const sum = municipalities.reduce((total, m) => total + area(m), 0);
    expect(whole?.geometry.type).toBe('Polygon');
    expect(whole?.geometry.coordinates).toHaveLength(1);
    expect(Math.abs(area(whole!) - sum)).toBeLessThan(10);
  });

  it('agree with the full resolution where it is at hand', () => {
    const reference = referenceMunicipalities();
    if (!reference) {
      console.log(
        'The full-resolution municipalities are not here: only the generalised areas were measured.',
      );
      return;
    }
    for (const municipality of municipalities) {
      // The reference calls South Mitrovica by its shorter name.
      const id = municipality.id === 'south-mitrovica' ? 'mitrovice' : municipality.id;
      const full = reference.find((feature) => feature.properties?.id === id)!;
      const both = area(intersect(featureCollection([municipality, full]))!);
      const either = area(municipality) + area(full) - both;
      expect(both / either, municipality.id).toBeGreaterThanOrEqual(0.98);
    }
  });
});

describe('the areas of the region', () => {
  it('give no area to Kosovo and to a neighbour at once', () => {
    const kosovo = featureOf(countries, 'kosovo');
    for (const other of countries.filter((c) => c !== kosovo)) {
      expect(overlap(kosovo, other), other.id).toBeLessThan(1);
    }
  });

  it('overlap nowhere by more than the rounding where three of them or the coast meet', () => {
    for (const [a, b] of pairs(countries)) expect(overlap(a, b), `${a.id}–${b.id}`).toBeLessThan(1000);
  });

  it('leave out the sea', () => {
    for (const open of [
      [18.8, 42.1],
      [19.3, 41.7],
    ]) {
      expect(countries.filter((c) => booleanPointInPolygon(open, c)).map((c) => c.id)).toEqual([]);
    }
  });

  it('hold the municipalities within Kosovo', () => {
    const kosovo = featureOf(countries, 'kosovo');
    for (const m of municipalities) expect(overlap(m, kosovo) / area(m), m.id).toBeGreaterThan(0.999999);
  });
});
