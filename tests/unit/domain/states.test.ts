import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../../server/contract/incident.ts';
import type { State } from '../../../server/domain/projection.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument, hour, marksIn, writtenBy } from './arbitrary-document.ts';

const recordedAt = '2024-07-01T00:00:00.000Z';

function projection(doc: IncidentDocument) {
  return project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer });
}

function stateOf(states: readonly State[], at: number): State | undefined {
  return states.find((state) => state.known_from <= at && (state.known_to === null || at < state.known_to));
}

/** A state without the dates that only say how long it holds. */
function reading(state: State) {
  const { feature, shapes, search, occurred_start, occurred_end } = state;
  return {
    geometry: feature.geometry,
    ...feature.properties,
    known_from: '',
    shapes,
    search,
    occurred_start,
    occurred_end,
  };
}

describe('the states of a document', () => {
  it('part the time from the first account on without gap or overlap, and neighbours differ', () => {
    fc.assert(
      fc.property(arbitraryDocument, (doc) => {
        const { states } = projection(doc);
        const first = Math.min(...doc.accounts.map((account) => Date.parse(account.known_from!)));
        expect(states[0]!.known_from).toBe(first);
        expect(states.at(-1)!.known_to).toBeNull();
        for (const [index, state] of states.entries()) {
          const next = states[index + 1];
          if (!next) continue;
          expect(state.known_to).toBe(next.known_from);
          expect(state.known_from).toBeLessThan(next.known_from);
          expect(reading(state)).not.toEqual(reading(next));
        }
      }),
    );
  });

  it('read at every date as if nothing known later had been written', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.integer({ min: 0, max: 41 }), (doc, last) => {
        const then = stateOf(projection(doc).states, Date.parse(hour(last)));
        const written = writtenBy(doc, last);
        expect(then === undefined).toBe(written === null);
        if (!then || !written) return;
        // An assessment that no state shows, so that the last state is read at that hour whatever else changes then.
        const probe = { known_from: hour(last), aspect: 'time', verification: 'unassessed' } as const;
        const alone = projection({ ...written, assessments: [...written.assessments, probe] });
        expect(reading(then)).toEqual(reading(alone.states.at(-1)!));
      }),
    );
  });

  it('never contain a mark of anything known later', () => {
    fc.assert(
      fc.property(arbitraryDocument, (doc) => {
        for (const state of projection(doc).states) {
          const latest = Math.max(-1, ...marksIn(JSON.stringify(state)));
          if (latest >= 0) expect(Date.parse(hour(latest))).toBeLessThanOrEqual(state.known_from);
        }
      }),
    );
  });

  it('are the same bytes for the same document', () => {
    const doc = contestedIncident();
    expect(JSON.stringify(projection(structuredClone(doc)))).toBe(JSON.stringify(projection(doc)));
  });
});

describe('a state', () => {
  it('of a plain incident says what its one account says', () => {
    const { states } = projection(plainIncident());
    expect(states).toHaveLength(1);
    expect(states[0]).toMatchObject({
      known_from: Date.parse('2024-05-11T10:00+02:00'),
      known_to: null,
      occurred_start: Date.parse('2024-05-10T00:00+02:00'),
      occurred_end: Date.parse('2024-05-11T00:00+02:00'),
      feature: {
        type: 'Feature',
        id: '2024-05-10-plain',
        geometry: { type: 'Point', coordinates: [30.15, 45.22] },
        properties: {
          version: 1,
          status: 'published',
          title: 'Road blocked in Zelčan/Zelçan',
          title_sr_cyrl: 'Блокиран пут у Зелчану',
          summary: 'A road was closed for some hours.',
          type: 'obstruction',
          sub_type: 'roadblock',
          disorder_class: 'strategic_developments',
          occurred_start: '2024-05-09T22:00:00.000Z',
          occurred_end: '2024-05-10T22:00:00.000Z',
          occurred_open: false,
          time_precision: 'day',
          place_name: 'Zelčan/Zelçan',
          place_name_sr_cyrl: 'Зелчан',
          place_precision: 'settlement',
          uncertainty_m: 1500,
          municipalities: ['zelcan'],
          municipalities_possible: [],
          verification: 'unverified',
          contested: [],
          accounts_count: 1,
          claimants: ['gazette'],
          actors: ['protesters'],
          preferred_account: 'gazette',
          preferred_rule: 'only',
          known_from: '2024-05-11T08:00:00.000Z',
          aggregate: false,
        },
      },
    });
    expect(Object.values(states[0]!.feature.properties)).not.toContain(undefined);
  });

  it('follows what became known, and each takes its facets from the first account that states them', () => {
    const { states } = projection(contestedIncident());
    const at = (text: string) => stateOf(states, Date.parse(text))?.feature.properties;
    expect(at('2024-06-14T17:59+02:00')).toBeUndefined();
    expect(at('2024-06-14T18:10+02:00')).toMatchObject({
      title: 'Three guards detained near the line',
      preferred_account: 'norland-police',
      preferred_rule: 'only',
      line_side: 'norland',
      accounts_count: 1,
      municipalities: ['norfeld'],
    });
    expect(at('2024-06-14T20:00+02:00')).toMatchObject({
      preferred_account: 'sudland-government',
      preferred_rule: 'grade',
      line_side: 'sudland',
      uncertainty_m: 600,
      municipalities: ['lesk'],
      municipalities_possible: ['norfeld'],
      contested: ['place', 'actors', 'nature', 'figures'],
    });
    expect(at('2024-06-17')).toMatchObject({
      title: 'Three guards detained; the place is disputed',
      summary: 'Two sides name two places.',
      accounts_count: 4,
      verification: 'corroborated',
    });
    expect(at('2024-06-18')?.verification).toBe('verified');
  });

  it('is met by a box on either side of the line once both sides have spoken', () => {
    const { states } = projection(contestedIncident());
    expect(states.at(-1)!.shapes.map((shape) => shape.kind)).toEqual(['area', 'disc', 'area']);
  });

  it('tells the language of a title or summary that is not English', () => {
    const doc = plainIncident('x', {
      titles: [{ text: { 'sr-Latn': 'Naslov', 'sr-Cyrl': 'Наслов' } }],
      summaries: [],
    });
    const facts = projection(doc).states[0]!.feature.properties;
    expect(facts).toMatchObject({ title: 'Naslov', title_lang: 'sr-Latn', title_sr_cyrl: 'Наслов' });
    expect(Object.keys(facts)).not.toContain('summary');
    expect(projection(plainIncident()).states[0]!.feature.properties).not.toHaveProperty('title_lang');
  });

  it('bears the earliest title where its only ones were written from later knowledge', () => {
    const titles = [
      { known_from: '2025-02-01', text: { en: 'Later' } },
      { known_from: '2025-01-01', text: { en: 'Earlier' } },
    ];
    expect(projection(plainIncident('x', { titles })).states[0]!.feature.properties.title).toBe('Earlier');
  });

  it('without any claimed place or time is unlocated and undated', () => {
    const [account] = plainIncident().accounts;
    const { place: _, time: __, ...rest } = account!;
    expect(projection(plainIncident('x', { accounts: [rest] })).states[0]).toMatchObject({
      occurred_start: null,
      feature: {
        geometry: null,
        properties: {
          place_precision: 'unlocated',
          occurred_start: null,
          time_precision: null,
          municipalities: [],
        },
      },
      shapes: [],
    });
  });

  it.each([
    ['an end that another names for the same start', {}, { end: '2024-05-14' }, '2024-05-14T22:00:00.000Z'],
    ['that it goes on, as another says', {}, { open_end: true }, null],
    [
      'not the end of another that begins on another day',
      {},
      { start: '2024-05-09', end: '2024-05-14' },
      undefined,
    ],
    [
      'no other end where it names its own',
      { end: '2024-05-11' },
      { end: '2024-05-14' },
      '2024-05-11T22:00:00.000Z',
    ],
    ['none where it is open', { open_end: true }, { end: '2024-05-14' }, null],
    [
      'none where it knows the month alone',
      { start: '2024-05', precision: 'month' as const },
      { start: '2024-05-01', end: '2024-05-03' },
      '2024-05-31T22:00:00.000Z',
    ],
  ])('take for the account that leads %s, from when that is known', (_what, own, others, wanted) => {
    const [account] = plainIncident().accounts;
    const time = { start: '2024-05-10', precision: 'day' as const };
    const later = {
      ...account!,
      id: 'courier',
      claimant: { id: 'courier', name: { en: 'The Courier' } },
      time: { ...time, ...others },
      known_from: '2024-05-20',
      sources: [],
    };
    const first = { ...account!, time: { ...time, ...own } };
    const rankings = [{ accounts: ['gazette', 'courier'] }];
    const { states } = projection(plainIncident('x', { accounts: [first, later], rankings }));
    const alone = projection(plainIncident('x', { accounts: [first] })).states[0]!.feature.properties
      .occurred_end;
    expect(states[0]!.feature.properties.occurred_end).toBe(alone);
    const last = states.at(-1)!;
    expect(last.feature.properties.accounts_count).toBe(2);
    expect(last.feature.properties.occurred_end).toBe(wanted === undefined ? alone : wanted);
    expect(last.feature.properties.occurred_open).toBe(last.occurred_end === null);
  });

  it('counts an account without a date as known when it is recorded', () => {
    const [account] = plainIncident().accounts;
    const { states, accounts } = projection(plainIncident('x', { accounts: [{ ...account!, sources: [] }] }));
    expect(states[0]!.known_from).toBe(Date.parse(recordedAt));
    expect(accounts[0]).toMatchObject({ known_inferred: true, recorded_at: recordedAt });
  });

  it('is found by all that was said and named by then, in four scripts, and by nothing known later', () => {
    const { states } = projection(contestedIncident());
    for (const word of ['Norland police', 'Guards', 'Norland News', 'Dolina/Lugina', 'Долина', 'Норфелд'])
      expect(states[0]!.search).toContain(word);
    for (const word of ['Masked group', 'Sudland Post', 'The Observer']) {
      expect(states[0]!.search).not.toContain(word);
      expect(states.at(-1)!.search).toContain(word);
    }
    // Nordorf is more than 3 km from what is claimed: near enough to be derived, too far to be found by.
    expect(states.at(-1)!.search).not.toContain('Нордорф');
  });
});

describe('accounts as features', () => {
  it('exist for every claimed place, with the title their incident bore', () => {
    const { accountStates } = projection(contestedIncident());
    expect(accountStates.map(({ account, properties }) => [account, properties.incident_title])).toEqual([
      ['norland-police', 'Three guards detained near the line'],
      ['norland-police', 'Three guards detained; the place is disputed'],
      ['sudland-government', 'Three guards detained near the line'],
      ['sudland-government', 'Three guards detained; the place is disputed'],
      ['observer', 'Three guards detained; the place is disputed'],
    ]);
    expect(accountStates[0]).toMatchObject({
      known_from: Date.parse('2024-06-14T18:00+02:00'),
      geometry: { type: 'Polygon' },
      properties: {
        claimant: 'norland-police',
        legal_word: 'arrest',
        known_from: '2024-06-14T16:00:00.000Z',
      },
    });
  });
});
