import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../../server/contract/incident.ts';
import { documentAt } from '../../../server/domain/reading.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument, hour, marksIn, writtenBy } from './arbitrary-document.ts';

const { zone } = fixtureGazetteer;

function read(doc: IncidentDocument, at: number) {
  const recordedAt = '2024-07-01T00:00:00.000Z';
  return documentAt(doc, project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer }), at, zone);
}

describe('a document read at a knowledge date', () => {
  it('contains no id and no text of anything known later', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.integer({ min: 0, max: 41 }), (doc, last) => {
        const marks = marksIn(JSON.stringify(read(doc, Date.parse(hour(last)))));
        expect(marks.filter((at) => at > last)).toEqual([]);
      }),
    );
  });

  it('contains everything known by then', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.integer({ min: 0, max: 41 }), (doc, last) => {
        const then = read(doc, Date.parse(hour(last)));
        const written = writtenBy(doc, last);
        const ids = (accounts: { id: string; sources: { id: string }[]; figures: { id: string }[] }[]) =>
          accounts.map((one) => [
            one.id,
            ...one.sources.map(({ id }) => id),
            ...one.figures.map(({ id }) => id),
          ]);
        expect(ids(then.accounts)).toEqual(ids(written?.accounts ?? []));
        expect(then.titles).toEqual(written?.titles ?? []);
        expect(then.links).toEqual(written?.links ?? []);
        expect(then.assessments).toEqual(written?.assessments ?? []);
      }),
    );
  });

  it('is the whole document once all is known', () => {
    const doc = contestedIncident();
    const { accounts, ...editorial } = read(doc, Date.parse('2030-01-01'));
    const { titles, summaries, types, rankings, assessments, links } = doc;
    expect(editorial).toEqual({ titles, summaries, types, rankings, assessments, links });
    expect(accounts.map(({ sources, figures }) => [sources, figures])).toEqual(
      doc.accounts.map(({ sources, figures }) => [sources, figures]),
    );
  });

  it('hides the title that was written later, and the link that was made later', () => {
    const then = read(contestedIncident(), Date.parse('2024-06-15'));
    expect(then.titles).toHaveLength(1);
    expect(then.summaries).toEqual([]);
    expect(then.links).toEqual([]);
    expect(then.accounts.map((account) => account.id)).toEqual([
      'norland-police',
      'sudland-government',
      'mission',
    ]);
  });

  it('bears the earliest title and type where none holds yet', () => {
    const doc = plainIncident('x', {
      titles: [{ known_from: '2025-01-01', text: { en: 'Later' } }],
      types: [{ known_from: '2025-01-01', type: 'other', sub_type: 'other' }],
    });
    const then = read(doc, Date.parse('2024-06-01'));
    expect([then.titles.length, then.types.length]).toEqual([1, 1]);
  });

  it('is empty before anything is known', () => {
    const then = read(contestedIncident(), Date.parse('2024-06-01'));
    expect(Object.values(then).flat()).toEqual([]);
  });
});
