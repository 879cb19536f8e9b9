import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { AccountView, IncidentDetail } from '#contract/feature.ts';
import { claimedPlaces, claimedSources } from '../../../client/src/map/claimed-sources.ts';
import { accountView } from '../reading/account-view.ts';
import { incidentDetail } from '../reading/incident-detail.ts';

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const band: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [30, 45],
      [31, 45],
      [31, 45.2],
      [30, 45],
    ],
  ],
};

const at = (lon: number, lat: number, uncertainty_m: number): Partial<AccountView> => ({
  geometry: point(lon, lat),
  place: { precision: 'near', parts: [{ kind: 'point', lon, lat, uncertainty_m }] },
});

const police = accountView('police', { ...at(30.5, 45.3, 600), known_from: '2024-06-14T10:00:00.000Z' });
const government = accountView('government', {
  geometry: band,
  place: { precision: 'band', parts: [] },
  known_from: '2024-06-14T12:00:00.000Z',
});
const paper = accountView('paper', { ...at(30.5, 45.3, 600), known_from: '2024-06-15T12:00:00.000Z' });
const mission = accountView('mission');

function placesOf(accounts: AccountView[], preferred_account = 'police') {
  const incident = {
    type: 'Feature',
    id: 'x',
    geometry: null,
    links: [],
    properties: incidentDetail({ accounts, preferred_account }),
  } as IncidentDetail;
  return claimedPlaces(
    incident,
    ({ claimant }) => claimant.name.en!,
    () => null,
  );
}

describe('claimed places', () => {
  test('stand in the order their claimants first spoke; an account without a place has none', () => {
    const places = placesOf([mission, government, police]);
    expect(places.map(({ accounts, style }) => [accounts, style])).toEqual([
      [['police'], 0],
      [['government'], 1],
    ]);
  });

  test('accounts that name one place share it and its label', () => {
    const places = placesOf([police, government, paper]);
    expect(places).toHaveLength(2);
    expect(places[0]).toMatchObject({
      accounts: ['police', 'paper'],
      names: 'police · paper',
      preferred: true,
    });
  });

  test('a point has the disc it states, a band is hatched and never gets a dot', () => {
    const [disc, area] = placesOf([police, government]);
    expect(disc).toMatchObject({ geometry: { type: 'Polygon' }, pointlike: true, hatched: false });
    expect(area).toMatchObject({ geometry: band, pointlike: false, hatched: true });
  });

  test('every other place is tied to the preferred one', () => {
    const places = placesOf([police, government], 'government');
    const { ties, labels } = claimedSources(places);
    expect(ties.features).toHaveLength(1);
    expect(ties.features[0]!.geometry).toEqual({
      type: 'LineString',
      coordinates: [places[1]!.anchor, [30.5, 45.3]],
    });
    expect(labels.features).toHaveLength(2);
  });

  test('every point of a claim with several has its own disc on the map', () => {
    const several = accountView('police', {
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [30.5, 45.3],
          [30.9, 45.3],
        ],
      },
      place: {
        precision: 'near',
        parts: [
          { kind: 'point', lon: 30.5, lat: 45.3, uncertainty_m: 500 },
          { kind: 'point', lon: 30.9, lat: 45.3, uncertainty_m: 900 },
        ],
      },
    });
    const { places } = claimedSources(placesOf([several]));
    expect(places.features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Polygon']);
  });
});
