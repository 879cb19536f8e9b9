import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

type AccountInput = IncidentInput['accounts'][number];
const guards = { id: 'guards', name: { en: 'Guards' } };

/** Contested aspects of accounts a, b, …, known one day after the other; each is its own line unless it says so. */
function contested(...accounts: (Partial<Omit<AccountInput, 'claimant'>> & { line?: string })[]) {
  const doc = plainIncident('x', {
    accounts: accounts.map(({ line, ...rest }, index) => {
      const id = 'abcdef'[index]!;
      const claimant = { id, name: { en: id }, ...(line ? { line } : {}) };
      return { stance: 'claims', known_from: `2024-06-0${index + 1}`, ...rest, id, claimant };
    }),
  });
  const { states } = project(doc, {
    version: 1,
    recordedAt: '2024-07-01T00:00:00.000Z',
    gazetteer: fixtureGazetteer,
  });
  return states.at(-1)!.feature.properties.contested;
}

function at(lon: number, lat: number, uncertainty_m: number): AccountInput['place'] {
  return { precision: 'locality', parts: [{ kind: 'point', lon, lat, uncertainty_m }] };
}

function areas(...ids: string[]): AccountInput['place'] {
  return {
    precision: 'municipality',
    parts: ids.map((id) => ({ kind: 'area', ref: `municipalities/${id}` })),
  };
}

function wounded(figure: object) {
  return { figures: [{ id: 'f', category: 'wounded' as const, group: guards, ...figure }] };
}

describe('accounts rival each other', () => {
  it('in the fixture as to place, actors, nature and figures, not as to its occurrence', () => {
    const { states } = project(contestedIncident(), {
      version: 1,
      recordedAt: '2024-07-01T00:00:00.000Z',
      gazetteer: fixtureGazetteer,
    });
    expect(states[0]!.feature.properties.contested).toEqual([]);
    expect(states.at(-1)!.feature.properties.contested).toEqual(['place', 'actors', 'nature', 'figures']);
  });

  it.each([
    ['occurrence', { stance: 'denies' }, {}],
    [
      'time',
      { time: { start: '2024-06-01', precision: 'day' } },
      { time: { start: '2024-06-02', precision: 'day' } },
    ],
    ['place', { place: at(30.1, 45.2, 500) }, { place: at(30.12, 45.2, 500) }],
    ['place', { place: areas('lesk') }, { place: areas('zelcan') }],
    ['place', { place: areas('lesk') }, { place: at(30.1, 45.2, 500) }],
    [
      'actors',
      { actors: [{ ...guards, role: 'initiating' }] },
      { actors: [{ ...guards, id: 'x', role: 'initiating' }] },
    ],
    ['nature', { nature: { legal_word: 'arrest' } }, { nature: { legal_word: 'abduction' } }],
    ['nature', { nature: { type: 'riot' } }, { nature: { type: 'protest' } }],
    [
      'nature',
      { nature: { type: 'riot', sub_type: 'mob_violence' } },
      { nature: { type: 'riot', sub_type: 'violent_demonstration' } },
    ],
    ['figures', wounded({ value: 25 }), wounded({ value: 41, qualifier: 'at_least' })],
    ['figures', wounded({ value: 25, qualifier: 'up_to' }), wounded({ value: 30, qualifier: 'about' })],
  ] as [string, object, object][])('as to %s: %j and %j', (aspect, a, b) => {
    expect(contested(a, b)).toEqual([aspect]);
    expect(contested(b, a)).toEqual([aspect]);
  });

  it.each([
    [
      'spans that overlap',
      { time: { start: '2024-06', precision: 'month' } },
      { time: { start: '2024-06-30', precision: 'day' } },
    ],
    [
      'an open span and a later day',
      { time: { start: '2024-06-01', open_end: true, precision: 'day' } },
      { time: { start: '2024-06-30', precision: 'day' } },
    ],
    ['discs that touch', { place: at(30.1, 45.2, 900) }, { place: at(30.12, 45.2, 900) }],
    ['an area and a point in it', { place: areas('lesk', 'gora') }, { place: at(30.5, 45.1, 500) }],
    ['an area and one of its parts', { place: areas('lesk', 'gora') }, { place: areas('gora') }],
    ['a place and none', { place: areas('lesk') }, { place: { precision: 'unlocated' } }],
    [
      'other roles',
      { actors: [{ ...guards, role: 'affected' }] },
      { actors: [{ ...guards, id: 'x', role: 'initiating' }] },
    ],
    [
      'actors of whom one is in common',
      { actors: [{ ...guards, role: 'affected' }] },
      {
        actors: [
          { ...guards, id: 'x', role: 'affected' },
          { ...guards, role: 'affected' },
        ],
      },
    ],
    [
      'a type and a word of law',
      { nature: { type: 'taking_of_persons' } },
      { nature: { legal_word: 'arrest' } },
    ],
    ['a number and at least fewer', wounded({ value: 45 }), wounded({ value: 41, qualifier: 'at_least' })],
    ['about the same number', wounded({ value: 100, qualifier: 'about' }), wounded({ value: 95 })],
    [
      'numbers of other groups',
      wounded({ value: 1 }),
      wounded({ value: 9, group: { id: 'x', name: { en: 'X' } } }),
    ],
  ] as [string, object, object][])('not for %s', (_, a, b) => {
    expect(contested(a, b)).toEqual([]);
  });

  it('as to place when they are certainly on different sides of the line, though not far apart', () => {
    // The bands share the line itself as their edge.
    const near = (side: 'norland' | 'sudland'): AccountInput['place'] => ({
      precision: 'band',
      parts: [
        {
          kind: 'band',
          line: 'main',
          side,
          min_depth_m: 0,
          max_depth_m: 900,
          near: { lon: 30.45, lat: 45.295, radius_m: 4000 },
        },
      ],
    });
    expect(contested({ place: near('norland') }, { place: near('sudland') })).toEqual(['place']);
    expect(contested({ place: near('norland') }, { place: near('norland') })).toEqual([]);
  });

  it('but never within one reporting line, whose later account replaces the earlier', () => {
    const early = { place: areas('lesk'), nature: { legal_word: 'arrest' } } as const;
    const late = { place: areas('gora'), nature: { legal_word: 'abduction' } } as const;
    expect(contested({ ...early, line: 'l' }, { ...late, line: 'l' })).toEqual([]);
    expect(contested({ ...early, line: 'l' }, { ...late, line: 'l' }, late)).toEqual([]);
    expect(contested({ ...early, line: 'l' }, { ...late, line: 'l' }, early)).toEqual(['place', 'nature']);
  });

  it('also where a line’s latest account is silent on the aspect: its earlier one stands', () => {
    expect(contested({ place: areas('lesk'), line: 'l' }, { line: 'l' }, { place: areas('gora') })).toEqual([
      'place',
    ]);
  });
});
