import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { type ClaimedPlace, claimedPlace } from '../../../server/contract/claim.ts';
import { polygonsOf } from '../../../server/domain/area.ts';
import { derivePlace } from '../../../server/domain/place.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

function derive(place: unknown, gazetteer = fixtureGazetteer) {
  return derivePlace(claimedPlace.parse(place) as ClaimedPlace, gazetteer);
}

function point(lon: number, lat: number, uncertainty_m: number, ref?: string) {
  return { kind: 'point', lon, lat, uncertainty_m, ...(ref ? { ref } : {}) };
}

const area = (id: string) => ({ kind: 'area', ref: `municipalities/${id}` });

describe('a claimed point', () => {
  it('gives municipality, border point, line and settlement with distances in kilometres', () => {
    expect(derive({ precision: 'locality', parts: [point(30.1500004, 45.22, 800)] })).toMatchObject({
      geometry: { type: 'Point', coordinates: [30.15, 45.22] },
      uncertainty_m: 800,
      place_area: [],
      shapes: [{ kind: 'disc', lon: 30.15, lat: 45.22, radius_m: 800 }],
      municipalities: ['zelcan'],
      municipalities_possible: [],
      border_point: 'most',
      border_point_km: Math.round(distance([30.15, 45.22], [30.2, 45.3]) * 1000) / 1000,
      line_side: 'sudland',
      settlement: 'zelcan',
      settlement_km: 0,
    });
  });

  it('whose disc reaches several municipalities is possibly in each and certainly in none', () => {
    const place = derive({ precision: 'near', parts: [point(30.4, 45.2, 7000)] });
    expect(place.municipalities).toEqual([]);
    expect(place.municipalities_possible).toEqual(['gora', 'lesk', 'zelcan']);
  });

  it('that names a border point is in the municipality the gazetteer states, though it lies on the line', () => {
    const named = derive({ precision: 'vicinity', parts: [point(30.2, 45.3, 50, 'border-points/most')] });
    expect(named.municipalities).toEqual(['zelcan']);
    expect(named.municipalities_possible).toEqual([]);
    expect(named.line_side).toBe('both');
    const unnamed = derive({ precision: 'vicinity', parts: [point(30.2, 45.3, 50)] });
    expect(unnamed.municipalities).toEqual([]);
    expect(unnamed.municipalities_possible).toEqual(['norfeld', 'zelcan']);
  });

  it('that is many kilometres «near» a settlement is not certainly in its municipality', () => {
    const near = derive({ precision: 'near', parts: [point(30.45, 45.275, 8000, 'settlements/dolina')] });
    expect(near.municipalities).toEqual([]);
    expect(near.municipalities_possible).toContain('norfeld');
  });

  it('«near» a place by no more than the place’s own extent is in its municipality', () => {
    const near = derive({ precision: 'near', parts: [point(30.15, 45.22, 1500, 'settlements/zelcan')] });
    expect(near.municipalities).toEqual(['zelcan']);
    const edge = derive({ precision: 'near', parts: [point(30.2, 45.3, 900, 'border-points/most')] });
    expect(edge.municipalities).toEqual(['zelcan']);
  });

  it('far from the place it names is where it says', () => {
    const moved = derive({ precision: 'locality', parts: [point(30.35, 45.08, 500, 'settlements/lesk')] });
    expect(moved.municipalities).toEqual(['gora']);
  });

  it('takes its name from the gazetteer in four languages unless it states one', () => {
    const parts = [point(30.15, 45.22, 1500, 'settlements/zelcan')];
    expect(derive({ precision: 'settlement', parts }).name).toEqual({
      en: 'Zelčan/Zelçan',
      sq: 'Zelçan',
      'sr-Latn': 'Zelčan',
      'sr-Cyrl': 'Зелчан',
    });
    expect(derive({ precision: 'settlement', name: { en: 'By the mill' }, parts }).name).toEqual({
      en: 'By the mill',
    });
    expect('name' in derive({ precision: 'exact', parts: [point(30.1, 45.2, 5)] })).toBe(false);
  });
});

describe('a claimed area', () => {
  it('is its outline, with no distances, since nothing finer is known', () => {
    const place = derive({ precision: 'municipality', parts: [area('lesk')] });
    expect(place.geometry?.type).toBe('Polygon');
    expect(place.shapes).toEqual([
      { kind: 'area', geometry: fixtureGazetteer.byRef.get('municipalities/lesk')!.geometry },
    ]);
    expect(place).toMatchObject({
      uncertainty_m: null,
      place_area: ['municipalities/lesk'],
      municipalities: ['lesk'],
      municipalities_possible: [],
      border_point: null,
      border_point_km: null,
      line_side: 'sudland',
      line_km: null,
      settlement: null,
      settlement_km: null,
    });
  });

  it('is generalised where it stands for the incident, and whole where boxes are tested', () => {
    const ring = Array.from({ length: 1000 }, (_, index) => {
      const angle = (2 * Math.PI * index) / 1000;
      return [30.35 + 0.1 * Math.cos(angle), 45.15 + 0.05 * Math.sin(angle)];
    });
    const geometry = { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
    const round = { type: 'Feature' as const, id: 'round', geometry, properties: {} };
    const place = derive(
      { precision: 'region', parts: [{ kind: 'area', ref: 'areas/round' }] },
      { ...fixtureGazetteer, byRef: new Map([['areas/round', round]]) },
    );
    expect(polygonsOf(place.geometry!).flat(2).length).toBeLessThanOrEqual(100);
    expect(place.shapes).toEqual([{ kind: 'area', geometry }]);
    expect(place.municipalities).toEqual([]);
    expect(place.municipalities_possible).toEqual(['gora', 'lesk', 'zelcan']);
  });

  it('in several municipalities is certainly in each', () => {
    const place = derive({ precision: 'municipality', parts: [area('lesk'), area('norfeld')] });
    expect(place.municipalities).toEqual(['lesk', 'norfeld']);
    expect(place.geometry?.type).toBe('MultiPolygon');
    expect(place.line_side).toBe('both');
    expect(place.name).toMatchObject({ en: 'Lesk, Norfeld', 'sr-Cyrl': 'Леск, Норфелд' });
  });

  it('without outline may be a point with its uncertainty', () => {
    const place = derive({ precision: 'municipality', parts: [point(30.15, 45.22, 9000)] });
    expect(place.geometry?.type).toBe('Point');
    expect(place.shapes[0]).toMatchObject({ kind: 'disc', radius_m: 9000 });
  });
});

describe('a claimed band', () => {
  const band = {
    kind: 'band',
    line: 'main',
    side: 'norland',
    min_depth_m: 200,
    max_depth_m: 1800,
    near: { lon: 30.45, lat: 45.275, radius_m: 5000, ref: 'settlements/dolina' },
  };

  it('lies on its side, at its smaller depth, in the municipalities it reaches', () => {
    expect(derive({ precision: 'band', parts: [band] })).toMatchObject({
      geometry: { type: 'Polygon' },
      uncertainty_m: null,
      line_side: 'norland',
      line_km: 0.2,
      municipalities: ['norfeld'],
      municipalities_possible: [],
      settlement: 'dolina',
      name: { en: 'Dolina/Lugina' },
    });
  });

  it('over two municipalities is possibly in both', () => {
    const near = { lon: 30.4, lat: 45.29, radius_m: 5000 };
    const place = derive({ precision: 'band', parts: [{ ...band, side: 'sudland', near }] });
    expect(place.municipalities).toEqual([]);
    expect(place.municipalities_possible).toEqual(['lesk', 'zelcan']);
    const within = derive({
      precision: 'band',
      parts: [{ ...band, side: 'sudland', near, within: 'municipalities/lesk' }],
    });
    expect(within.municipalities).toEqual(['lesk']);
  });
});

describe('a place of several or no parts', () => {
  it('counts in the municipality of each point and is as near as the nearest', () => {
    const place = derive({
      precision: 'vicinity',
      parts: [point(30.2, 45.3, 50, 'border-points/most'), point(30.6, 45.31, 100, 'border-points/brana')],
    });
    expect(place.geometry).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [30.2, 45.3],
        [30.6, 45.31],
      ],
    });
    expect(place.municipalities).toEqual(['lesk', 'zelcan']);
    expect(place.uncertainty_m).toBe(100);
    expect(place.border_point_km).toBe(0);
    expect(place.shapes).toHaveLength(2);
  });

  it('of an area and a point is a collection of both', () => {
    const place = derive({ precision: 'municipality', parts: [area('lesk'), point(30.1, 45.2, 3000)] });
    expect(place.geometry?.type).toBe('GeometryCollection');
  });

  it('cannot be drawn when only the country, or nothing, is stated', () => {
    for (const precision of ['country', 'unlocated']) {
      const place = derive({ precision, name: { en: 'Sudland' } });
      expect(place.geometry).toBeNull();
      expect(place.shapes).toEqual([]);
      expect(place.name).toEqual({ en: 'Sudland' });
    }
  });

  it('has no side where the deployment has no line', () => {
    const place = derive(
      { precision: 'exact', parts: [point(30.15, 45.22, 5)] },
      { ...fixtureGazetteer, mainLine: null },
    );
    expect([place.line_side, place.line_km]).toEqual([null, null]);
  });

  it('gives the same bytes for the same place', () => {
    const place = { precision: 'near', parts: [point(30.41234567, 45.2, 7000)] };
    expect(JSON.stringify(derive(place))).toBe(JSON.stringify(derive(place, { ...fixtureGazetteer })));
  });
});
