import { describe, expect, it } from 'vitest';
import type { ClaimedPlace } from '../../../server/contract/claim.ts';
import { derivePlace } from '../../../server/domain/place.ts';
import { rememberPlaces } from '../../../server/domain/place-memory.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

describe('remembered places', () => {
  it('are derived as they are claimed, each difference apart, and once where there is none', () => {
    const point = { kind: 'point', lon: 20.87, lat: 42.9, uncertainty_m: 500 } as const;
    const plain: ClaimedPlace = { precision: 'locality', parts: [point] };
    const others: ClaimedPlace[] = [
      { ...plain, precision: 'near' },
      { ...plain, name: { en: 'Bridge' } },
      { ...plain, name: { sq: 'Bridge' } },
      { ...plain, parts: [{ ...point, uncertainty_m: 50 }] },
      { ...plain, parts: [{ ...point, ref: 'settlements/none' }] },
      { ...plain, parts: [point, { ...point, lon: 20.9 }] },
      { precision: 'unlocated', parts: [] },
    ];
    const placeOf = rememberPlaces(fixtureGazetteer);
    const derived = [plain, ...others].map(placeOf);
    expect(derived).toEqual([plain, ...others].map((place) => derivePlace(place, fixtureGazetteer)));
    expect(new Set(derived).size).toBe(derived.length);
    expect(placeOf(structuredClone(plain))).toBe(derived[0]);
  });
});
