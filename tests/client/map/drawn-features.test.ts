import type { Polygon, Position } from 'geojson';
import { afterEach, describe, expect, test } from 'vitest';
import {
  countOf,
  type DrawnFeature,
  type DrawnProperties,
  described,
  isCounted,
} from '../../../client/src/map/drawn-features.ts';
import { haloOf, joinsOf, lightOf } from '../../../client/src/map/lit-incident.ts';
import { retry } from '../../../client/src/state/retry.ts';
import { incidentFeature } from '../reading/incident-detail.ts';
import { serveInvented, settled } from '../reading/invented-deployment.ts';

const drawn = (properties: Partial<DrawnProperties>, at: Position | null = [30.15, 45.22]): DrawnFeature => ({
  properties: { drawn: 'single', type: 'riot', ...properties },
  at,
});

/** Has the list show these. */
async function listed(features: ReturnType<typeof incidentFeature>[]) {
  const page = {
    type: 'FeatureCollection',
    features,
    numberMatched: features.length,
    numberReturned: features.length,
    links: [],
  };
  await serveInvented('/', (url) => (url.startsWith('/api/collections/incidents/items?') ? page : undefined));
  retry();
  await settled();
}

afterEach(() => listed([]));

describe('what is on the map', () => {
  test('counts each incident where it is drawn, and areas at their label alone', () => {
    const all = [
      drawn({}),
      drawn({ drawn: 'fanned', fan: '2/0' }),
      drawn({ drawn: 'cluster', point_count: 40 }),
      drawn({ drawn: 'stack', point_count: 20 }),
      drawn({ drawn: 'label', point_count: 3 }),
      drawn({ drawn: 'area', point_count: 3 }, null),
      drawn({ drawn: 'disc', point_count: 20 }, null),
      drawn({ drawn: 'mark' }),
    ];
    expect(all.filter(isCounted).reduce((sum, one) => sum + countOf(one), 0)).toBe(65);
  });

  test('is explained, and nothing else: no ring of an area, no type of a number', () => {
    const found = described([
      drawn({ drawn: 'cluster', type: 'protest', point_count: 4 }),
      drawn({ drawn: 'label', type: 'political', verification: 'verified', place_precision: 'municipality' }),
      drawn({ verification: 'unverified', place_precision: 'near', contested_count: 1 }),
    ]);
    expect([...found.kinds]).toEqual(['cluster', 'single']);
    expect([...found.types]).toEqual(['political', 'riot']);
    expect([...found.verifications]).toEqual(['unverified']);
    expect([...found.precisions]).toEqual(['municipality', 'near']);
    expect([found.isContested, found.isSeveral]).toEqual([true, false]);
  });
});

describe('the places of all accounts', () => {
  test('say who names them, and count nothing', () => {
    const all = [
      drawn({ id: 'a' }),
      { properties: { drawn: 'claim', id: 'a', claimant: 'police' } as DrawnProperties, at: null },
      { properties: { drawn: 'claim-point', id: 'b', claimant: 'party' } as DrawnProperties, at: [1, 2] },
    ];
    expect(all.filter(isCounted)).toHaveLength(1);
    const found = described(all);
    expect([...found.claimants]).toEqual(['police', 'party']);
    expect([[...found.types], found.isClaimsLeftOut]).toEqual([['riot'], false]);
    const more = drawn({ drawn: 'claim-more' });
    expect(described([more])).toMatchObject({ isClaimsLeftOut: true, types: new Set() });
  });
});

describe('the lit incident', () => {
  test('has its ring where it is drawn, also in a fan', () => {
    const all = [drawn({ id: 'a' }), drawn({ id: 'b', drawn: 'fanned', fan: '2/0' })];
    expect(haloOf(all, 'a', 12, 'hovered')[0]).toMatchObject({
      properties: { halo: 'hovered', offset: [0, 0] },
    });
    expect(haloOf(all, 'b', 13, 'selected')[0]).toMatchObject({ properties: { offset: [0, -30] } });
    expect(haloOf(all, 'c', 12, 'hovered')).toEqual([]);
  });

  test('has its ring around the number that counts it, by the cell they share', async () => {
    await listed([incidentFeature('inside')]);
    const near = drawn({ drawn: 'cluster', point_count: 2 }, [30.151, 45.221]);
    const far = drawn({ drawn: 'cluster', point_count: 2 }, [31, 45.221]);
    expect(haloOf([far, near], 'inside', 8, 'hovered')[0]!.geometry).toMatchObject({ coordinates: near.at });
    expect(haloOf([far], 'inside', 8, 'hovered')).toEqual([]);
  });

  test('is outlined as large as it is uncertain: a disc, an area as the basemap draws it, and no point', async () => {
    const disc = drawn({ id: 'disc', form: 'disc', uncertainty_m: 1500 });
    expect(lightOf([disc], 'disc', () => null)!.type).toBe('Polygon');
    expect(lightOf([drawn({ id: 'point', form: 'point' })], 'point', () => null)).toBeNull();
    const box: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    };
    await listed([
      incidentFeature('area', { place_precision: 'municipality', place_area: ['municipalities/a'] }, box),
    ]);
    const outline = lightOf([], 'area', (ref) => (ref === 'municipalities/a' ? box : null));
    expect(outline).toEqual({ type: 'MultiPolygon', coordinates: [box.coordinates] });
    expect(lightOf([], 'area', () => null)).toEqual({ type: 'MultiPolygon', coordinates: [box.coordinates] });
  });

  test('is tied to its further places', async () => {
    const coordinates = [
      [20, 43],
      [21, 43],
      [22, 43],
    ];
    await listed([incidentFeature('several', {}, { type: 'MultiPoint', coordinates })]);
    expect(joinsOf('several').map(({ geometry }) => geometry)).toEqual([
      { type: 'LineString', coordinates: [coordinates[0], coordinates[1]] },
      { type: 'LineString', coordinates: [coordinates[0], coordinates[2]] },
    ]);
    expect(joinsOf('unknown')).toEqual([]);
  });
});
