import { describe, expect, it } from 'vitest';
import { claimedPlace } from '../../../server/contract/claim.ts';
import { documentFaults, placeFaults } from '../../../server/domain/check.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const band = {
  kind: 'band',
  line: 'main',
  side: 'norland',
  min_depth_m: 0,
  max_depth_m: 1800,
  near: { lon: 30.45, lat: 45.275, radius_m: 5000 },
};

function faults(precision: string, part: object) {
  return placeFaults(claimedPlace.parse({ precision, parts: [part] }), fixtureGazetteer, '/place');
}

describe('what the schema cannot know of a document', () => {
  it('is in order in the fixtures', () => {
    expect(documentFaults(plainIncident(), fixtureGazetteer)).toEqual([]);
    expect(documentFaults(contestedIncident(), fixtureGazetteer)).toEqual([]);
  });

  it('is pointed at from the document', () => {
    const doc = contestedIncident();
    doc.accounts[1]!.place!.parts[0] = {
      kind: 'point',
      lon: 30,
      lat: 45,
      uncertainty_m: 9,
      ref: 'settlements/x',
    };
    expect(documentFaults(doc, fixtureGazetteer)).toEqual([
      { pointer: '/accounts/1/place/parts/0/ref', code: 'place_unknown' },
    ]);
  });

  it.each([
    ['an unknown area', 'municipality', { kind: 'area', ref: 'municipalities/x' }, 'ref', 'place_unknown'],
    [
      'an area that is a point',
      'municipality',
      { kind: 'area', ref: 'settlements/lesk' },
      'ref',
      'place_unknown',
    ],
    ['an unknown line', 'band', { ...band, line: 'x' }, 'line', 'line_unknown'],
    ['an unknown side', 'band', { ...band, side: 'x' }, 'side', 'side_unknown'],
    [
      'an unknown place nearby',
      'band',
      { ...band, near: { ...band.near, ref: 'settlements/x' } },
      'near/ref',
      'place_unknown',
    ],
    [
      'an unknown area around a band',
      'band',
      { ...band, within: 'municipalities/x' },
      'within',
      'place_unknown',
    ],
    [
      'a point too vague for its precision',
      'vicinity',
      { kind: 'point', lon: 30, lat: 45, uncertainty_m: 101 },
      'uncertainty_m',
      'uncertainty_too_large',
    ],
  ])('reports %s', (_, precision, part, member, code) => {
    expect(faults(precision, part)).toEqual([{ pointer: `/place/parts/0/${member}`, code }]);
  });

  it('reports a band without a point at the band', () => {
    expect(faults('band', { ...band, within: 'municipalities/gora' })).toEqual([
      { pointer: '/place/parts/0', code: 'band_empty' },
    ]);
  });

  it('lets a point be as vague as its precision allows, and a stand-in for an area vaguer', () => {
    expect(faults('vicinity', { kind: 'point', lon: 30, lat: 45, uncertainty_m: 100 })).toEqual([]);
    expect(faults('region', { kind: 'point', lon: 30, lat: 45, uncertainty_m: 80_000 })).toEqual([]);
  });
});
