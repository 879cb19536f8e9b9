import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentDocument, IncidentInput } from '../../../server/contract/incident.ts';
import { type Projection, type State, soleTeller, statesIn } from '../../../server/domain/projection.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument } from './arbitrary-document.ts';

const recordedAt = '2024-07-01T00:00:00.000Z';

const projection = (doc: IncidentDocument): Projection =>
  project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer });

/** The last state of a document as a claimant tells it. */
const lastAs = (doc: IncidentDocument, teller: string | null): State =>
  statesIn(projection(doc), teller).at(-1)!;

/** A plain incident whose only account calls it by another nature than the editors. */
function calledOtherwise(nature: NonNullable<IncidentInput['accounts'][number]['nature']>) {
  const plain = plainIncident();
  return { ...plain, accounts: plain.accounts.map((one) => ({ ...one, nature })) };
}

describe('an incident as one claimant tells it', () => {
  it('has the place, time, actors and figures of that claimant alone', () => {
    const { geometry, properties } = lastAs(contestedIncident(), 'sudland-government').feature;
    expect(geometry).toEqual({ type: 'Point', coordinates: [30.45, 45.275] });
    expect(properties).toMatchObject({
      preferred_account: 'sudland-government',
      preferred_rule: 'only',
      place_precision: 'locality',
      time_precision: 'day',
      actors: ['masked-group', 'guards'],
    });
    expect(properties.figures.map(({ line, low }) => [line.id, low])).toEqual([['sudland-government', 12]]);
  });

  it('keeps what is a fact about the incident: who speaks, what is contested, and how it was verified', () => {
    const preferred = lastAs(contestedIncident(), null).feature.properties;
    const { claimants, accounts_count, contested, verification, title } = preferred;
    expect(contested).toContain('place');
    for (const teller of ['norland-police', 'mission', 'observer'])
      expect(lastAs(contestedIncident(), teller).feature.properties).toMatchObject({
        ...{ claimants, accounts_count, contested, verification, title },
      });
  });

  it('begins when that claimant was first known to speak', () => {
    const states = statesIn(projection(contestedIncident()), 'observer');
    expect(states[0]!.known_from).toBeGreaterThan(Date.parse('2024-06-16T20:00Z'));
    expect(states.at(-1)!.known_to).toBeNull();
  });

  it('is found by the places and words of that claimant, not by those of others', () => {
    const { search, shapes } = lastAs(contestedIncident(), 'sudland-government');
    expect(search).toEqual(expect.arrayContaining(['Sudland government', 'Masked group']));
    expect(search).not.toContain('Norland police');
    expect(shapes).toEqual([{ kind: 'disc', lon: 30.45, lat: 45.275, radius_m: 600 }]);
  });

  it('has no place where that claimant names none', () => {
    const { geometry, properties } = lastAs(contestedIncident(), 'mission').feature;
    expect(geometry).toBeNull();
    expect(properties).toMatchObject({ place_precision: 'unlocated', municipalities: [] });
    expect(properties.municipalities_possible).toEqual([]);
  });

  it('is not there for somebody who says nothing of it', () => {
    expect(statesIn(projection(contestedIncident()), 'gazette')).toEqual([]);
  });

  it.each([
    [{ type: 'protest', sub_type: 'peaceful_protest' }, 'protest', 'peaceful_protest'],
    [{ sub_type: 'mob_violence' }, 'riot', 'mob_violence'],
    // The neutral sub-type is of another type, and what the claimant would say is not known.
    [{ type: 'protest' }, 'protest', 'other'],
    [{ type: 'obstruction' }, 'obstruction', 'roadblock'],
    [{ legal_word: 'arrest' }, 'obstruction', 'roadblock'],
  ] as const)('is of the type that %j names', (nature, type, sub_type) => {
    const doc = calledOtherwise(nature);
    expect(lastAs(doc, 'gazette').feature.properties).toMatchObject({ type, sub_type });
    expect(lastAs(doc, null).feature.properties).toMatchObject({
      type: 'obstruction',
      sub_type: 'roadblock',
    });
  });
});

describe('what is kept of tellings', () => {
  it('is nothing where one claimant alone tells it as it reads anyway', () => {
    const made = projection(plainIncident());
    expect(made.told).toEqual([]);
    expect(soleTeller(made)).toBe('gazette');
    expect(statesIn(made, 'gazette')).toBe(made.states);
  });

  it('is a telling of its own where that claimant calls it otherwise', () => {
    const made = projection(calledOtherwise({ type: 'protest', sub_type: 'peaceful_protest' }));
    expect(made.told.map(({ claimant }) => claimant)).toEqual(['gazette']);
    expect(soleTeller(made)).toBeNull();
  });

  it('parts the time of each claimant of any document without gap or overlap', () => {
    fc.assert(
      fc.property(arbitraryDocument, (doc) => {
        const made = projection(doc);
        for (const teller of new Set(doc.accounts.map(({ claimant }) => claimant.id))) {
          const states = statesIn(made, teller);
          const own = doc.accounts.filter(({ claimant }) => claimant.id === teller);
          expect(states[0]!.known_from).toBe(
            Math.min(...own.map((account) => Date.parse(account.known_from!))),
          );
          expect(states.at(-1)!.known_to).toBeNull();
          for (const [index, state] of states.slice(1).entries())
            expect(states[index]!.known_to).toBe(state.known_from);
          for (const { feature } of states) {
            const leads = own.some(({ id }) => id === feature.properties.preferred_account);
            expect(leads && feature.properties.claimants.includes(teller)).toBe(true);
          }
        }
      }),
    );
  });
});
