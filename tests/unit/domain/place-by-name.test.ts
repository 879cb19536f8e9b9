import { describe, expect, it } from 'vitest';
import { placesByName } from '../../../server/domain/place-by-name.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';

const find = placesByName(fixtureGazetteer);

describe('a place by its name', () => {
  it('is found in every language and spelling', () => {
    for (const name of ['Zelčan/Zelçan', 'zelcan', 'ЗЕЛЧАН', 'Zelçan'])
      expect(find(name)).toMatchObject({ place: { parts: [{ ref: 'municipalities/zelcan' }] } });
  });

  it('is a settlement with its radius, or the whole area of a municipality, never a pin in it', () => {
    expect(find('Dolina')).toMatchObject({ place: { precision: 'settlement', parts: [{ kind: 'point' }] } });
    expect(find('Lesk')).toMatchObject({ place: { precision: 'municipality', parts: [{ kind: 'area' }] } });
  });

  it('is not guessed', () => {
    expect(find('Atlantis')).toEqual({ fault: 'place_unknown' });
    expect(find('')).toEqual({ fault: 'place_unknown' });
  });
});
