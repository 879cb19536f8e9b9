import { describe, expect, it } from 'vitest';
import { type IncidentInput, incidentDocument, type Source } from '../../../server/contract/incident.ts';
import { derivedAccounts, project, withRecordedAt } from '../../../server/domain/states.ts';
import { weighingAt } from '../../../server/domain/weighing.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

type SourceInput = Omit<Source, 'id'> & { id?: string };
const at = Date.parse('2024-12-31');
const recordedAt = '2024-07-01T00:00:00.000Z';

function document(sources: SourceInput[][], rest: object = {}) {
  return plainIncident('x', {
    accounts: sources.map((list, index) => ({
      id: `a${index}`,
      claimant: { id: `a${index}`, name: { en: `A${index}` } },
      stance: 'claims' as const,
      known_from: '2024-06-01',
      sources: list.map((one, number) => ({ id: `s${number}`, ...one })),
      ...rest,
    })),
  } satisfies Partial<IncidentInput>);
}

const verificationIn = (doc: ReturnType<typeof document>) =>
  project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer }).states.at(-1)!.feature.properties
    .verification;

const weighed = (doc: ReturnType<typeof document>) => {
  const recorded = withRecordedAt(doc, recordedAt);
  return weighingAt(recorded, at, fixtureGazetteer.zone, derivedAccounts(recorded, fixtureGazetteer));
};

const tenOutlets = Array.from({ length: 10 }, (_, number) => ({
  publisher: `Outlet ${number}`,
  derived_from: { outlet: 'The Wire' },
}));

describe('what a source is derived from', () => {
  it('leaves ten outlets that print one wire unverified, and one independent source more corroborates', () => {
    expect(verificationIn(document([tenOutlets]))).toBe('unverified');
    expect(verificationIn(document([tenOutlets, [{ publisher: 'The Wire' }]]))).toBe('unverified');
    expect(verificationIn(document([tenOutlets, [{ publisher: 'A Witness' }]]))).toBe('corroborated');
  });

  it('is followed from source to source, across accounts, to its origin', () => {
    const chain = [
      [{ publisher: 'The Wire' }, { publisher: 'B', derived_from: { source: 's0' } }],
      [{ publisher: 'C', derived_from: { source: 'a0/s1' } }],
    ];
    expect(verificationIn(document(chain))).toBe('unverified');
    expect(verificationIn(document([...chain, [{ publisher: 'C' }]]))).toBe('corroborated');
  });

  it('makes a stated group one with the origin of any of its members', () => {
    const group = [
      { publisher: 'B', group: 'one-text' },
      { publisher: 'C', group: 'one-text', derived_from: { outlet: 'The Wire' } },
    ];
    expect(verificationIn(document([group, [{ publisher: 'The Wire' }]]))).toBe('unverified');
  });

  it('is one origin also while what it names is not known yet', () => {
    const doc = document([
      [
        { publisher: 'B', derived_from: { source: 'a1/s0' } },
        { publisher: 'C', derived_from: { source: 'a1/s0' } },
      ],
      [{ publisher: 'The Wire' }],
    ]);
    doc.accounts[1]!.known_from = '2024-06-20';
    const { states } = project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer });
    expect(states.map(({ feature }) => feature.properties.verification)).toEqual([
      'unverified',
      'unverified',
    ]);
  });

  it('has to be there, to be one thing, and not to lead back to itself', () => {
    const codes = (...sources: SourceInput[]) => {
      const { accounts, ...rest } = document([[{ publisher: 'A' }]]);
      const list = sources.map((one, number) => ({ id: `s${number}`, ...one }));
      const read = incidentDocument.safeParse({ ...rest, accounts: [{ ...accounts[0], sources: list }] });
      return read.error?.issues.map(({ path, message }) => [path.slice(2).join('/'), message]);
    };
    expect(codes({ publisher: 'A', derived_from: { source: 's9' } })).toEqual([
      ['sources/0/derived_from/source', 'source_unknown'],
    ]);
    expect(codes({ publisher: 'A', derived_from: {} })).toEqual([
      ['sources/0/derived_from/outlet', 'derived_from_one'],
    ]);
    expect(
      codes(
        { publisher: 'A', derived_from: { source: 's1' } },
        { publisher: 'B', derived_from: { source: 's0' } },
      ),
    ).toEqual([
      ['sources/0/derived_from/source', 'source_from_itself'],
      ['sources/1/derived_from/source', 'source_from_itself'],
    ]);
  });
});

describe('the weighing of a document', () => {
  it('says which groups state an aspect, of how many sources, and why it is no higher', () => {
    const [occurrence, time] = weighed(document([tenOutlets]));
    expect(occurrence).toMatchObject({
      aspect: 'occurrence',
      proposed: 'unverified',
      reason: 'one_group',
      groups: [{ id: 'the-wire', sources: 10 }],
      assessed: null,
    });
    expect(time).toMatchObject({ proposed: 'unassessed', reason: 'unstated', groups: [] });
    expect(weighed(document([[]]))[0]).toMatchObject({ proposed: 'unassessed', reason: 'unsourced' });
  });

  it('names who contradicts whom, and lets rivals not corroborate each other', () => {
    const doc = contestedIncident();
    const place = weighed(doc).find(({ aspect }) => aspect === 'place')!;
    expect(place).toMatchObject({ proposed: 'unverified', reason: 'rival' });
    expect(place.rivals.map((pair) => pair.map(({ id }) => id))).toContainEqual([
      'norland-police',
      'sudland-government',
    ]);
    const { contested } = project(doc, { version: 1, recordedAt, gazetteer: fixtureGazetteer }).states.at(-1)!
      .feature.properties;
    expect(weighed(doc).flatMap(({ aspect, rivals }) => (rivals.length ? [aspect] : []))).toEqual(contested);
  });

  it('tells of the assessment that stands, who denies, and of a grade that nothing bears out', () => {
    expect(weighed(contestedIncident())[0]!.assessed?.verification).toBe('verified');
    const grade = { reliability: 'B', credibility: '1' };
    const alone = document([[{ publisher: 'A' }]], { grade });
    expect(weighed(alone)[0]!.confirmed_alone.map(({ id }) => id)).toEqual(['a0']);
    const two = document([[{ publisher: 'A' }], [{ publisher: 'B' }]], { grade });
    expect(weighed(two)[0]!.confirmed_alone).toEqual([]);
    const denied = document([[{ publisher: 'A' }]], { stance: 'denies' });
    expect(weighed(denied)[0]).toMatchObject({ reason: 'unstated', denied_by: [{ id: 'a0' }] });
  });
});
