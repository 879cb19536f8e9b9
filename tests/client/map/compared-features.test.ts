import { describe, expect, it } from 'vitest';
import type { ComparedIncident } from '#contract/comparison.ts';
import type { IncidentFeature } from '#contract/feature.ts';
import { comparedFeatures } from '../../../client/src/map/follow-compared.ts';

const feature = (lon: number): IncidentFeature =>
  ({ type: 'Feature', id: 'x', geometry: { type: 'Point', coordinates: [lon, 43] } }) as IncidentFeature;
const compared = (
  id: string,
  kind: ComparedIncident['kind'],
  before: IncidentFeature | null,
  after: IncidentFeature | null,
): ComparedIncident => ({ id, kind, at: '', before, after });

describe('marks of a comparison', () => {
  it('stand where the incident is now, and where it was when it is no longer there', () => {
    const { features } = comparedFeatures([
      compared('moved', 'changed', feature(20), feature(21)),
      compared('out', 'left', feature(22), feature(23)),
      compared('back', 'retracted', feature(24), null),
      compared('nowhere', 'appeared', null, { ...feature(0), geometry: null }),
    ]);
    expect(features.map(({ properties, geometry }) => [properties!.id, geometry])).toEqual([
      ['moved', { type: 'Point', coordinates: [21, 43] }],
      ['out', { type: 'Point', coordinates: [22, 43] }],
      ['back', { type: 'Point', coordinates: [24, 43] }],
    ]);
  });

  it('of one spot stand beside each other', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => compared(id, 'appeared', null, feature(20)));
    const offsets = comparedFeatures(all).features.map(({ properties }) => String(properties!.offset));
    expect(new Set(offsets).size).toBe(5);
  });
});
