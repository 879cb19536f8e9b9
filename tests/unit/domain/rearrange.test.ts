import { describe, expect, it } from 'vitest';
import { type IncidentDocument, incidentDocument } from '../../../server/contract/incident.ts';
import { createChange } from '../../../server/domain/change.ts';
import { mergeChanges, mergedDocument, mergeRefusal } from '../../../server/domain/merge-incidents.ts';
import { restoreChange } from '../../../server/domain/restore.ts';
import { splitDocuments } from '../../../server/domain/split.ts';
import { project } from '../../../server/domain/states.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const zone = 'Europe/Berlin';
const now = '2024-07-01T00:00:00.000Z';
const recorded = (document: IncidentDocument) => createChange(document, 'ana', now).document;
const plain = recorded(plainIncident('plain'));
const contested = recorded(contestedIncident('contested'));

describe('a merged document', () => {
  it('has all accounts of both, each known since it was', () => {
    const merged = mergedDocument(contested, plain, zone);
    expect(incidentDocument.safeParse(merged).success).toBe(true);
    const accounts = [...contested.accounts, ...plain.accounts];
    expect(merged.accounts).toEqual(accounts);
    const of = (document: IncidentDocument) =>
      project(document, { version: 1, recordedAt: now, gazetteer: fixtureGazetteer });
    const known = (document: IncidentDocument) =>
      of(document).accounts.map((one) => [one.id, one.known_from]);
    expect(known(merged)).toEqual([...known(contested), ...known(plain)]);
  });

  it('lends title, kind and summary for the time in which only the other was known', () => {
    const merged = mergedDocument(contested, plain, zone);
    const states = project(merged, { version: 1, recordedAt: now, gazetteer: fixtureGazetteer }).states;
    const titleAt = (at: string) =>
      states.findLast((one) => one.known_from <= Date.parse(at))?.feature.properties.title;
    expect(titleAt('2024-05-12T00:00:00Z')).toContain('Road blocked');
    expect(titleAt('2024-06-14T16:30:00Z')).toBe('Three guards detained near the line');
    expect(titleAt('2024-06-20T00:00:00Z')).toBe('Three guards detained; the place is disputed');
    // The other way round nothing has to be lent.
    expect(mergedDocument(plain, contested, zone).titles).toEqual(plain.titles);
  });

  it('gives accounts of the same id another that is no longer than ids are', () => {
    const long = 'a'.repeat(80);
    const own = { ...plain, accounts: [{ ...plain.accounts[0]!, id: long }] };
    const both = mergedDocument(own, { ...own, id: 'other' }, zone);
    expect(both.accounts.map(({ id }) => id)).toEqual([long, `${'a'.repeat(78)}-2`]);
    expect(incidentDocument.safeParse(both).success).toBe(true);
  });

  it('is protected by the stricter rule, as is what is left of the other', () => {
    const hidden = recorded(plainIncident('hidden', { protection: { place: 'settlement' } }));
    const stricter = recorded(contestedIncident('stricter', { protection: { place: 'withheld' } }));
    for (const [into, from] of [
      [hidden, stricter],
      [stricter, hidden],
      [plain, stricter],
    ] as const) {
      const settings = { actor: 'ana', now, reason: 'One.', zone };
      const changes = mergeChanges({ document: into, version: 1 }, { document: from, version: 4 }, settings);
      expect(changes.map((one) => one.document.protection)).toEqual([
        { place: 'withheld' },
        { place: 'withheld' },
      ]);
      expect(changes[1]).toMatchObject({ kind: 'retracted', base: 4, merged_into: into.id });
    }
  });

  it('is refused where it would lead readers to what they may not read, or open what is kept from them', () => {
    const draft = { ...plain, status: 'draft' } as const;
    const held = { ...plain, protection: { place: 'exact', release_at: '2030-01-01' } } as const;
    const gone = { ...plain, status: 'retracted' } as const;
    expect(mergeRefusal(plain, contested)).toBeNull();
    expect(mergeRefusal(plain, draft)).toBeNull();
    expect(mergeRefusal(draft, plain)).toBe('merge_not_public');
    expect(mergeRefusal(plain, held)).toBe('merge_terms_differ');
    expect(mergeRefusal(held, plain)).toBe('merge_terms_differ');
    expect(mergeRefusal({ ...plain, redistribution: 'private' }, held)).toBe('merge_terms_differ');
    expect(mergeRefusal({ ...plain, place_generalised: 'municipality' }, plain)).toBe('merge_terms_differ');
    expect(mergeRefusal(plain, gone)).toBe('retracted_is_final');
  });
});

describe('a split document', () => {
  it('leaves each account on one side, and figures superseding only what is beside them', () => {
    const ids = contested.accounts.map(({ id }) => id);
    const wish = {
      accounts: ids.slice(0, 1),
      titles: plain.titles,
      status: 'draft',
      relation: 'part_of',
    } as const;
    const { stays, goes } = splitDocuments(contested, 'new', wish);
    for (const one of [stays, goes]) expect(incidentDocument.safeParse(one).error).toBeUndefined();
    expect([...goes.accounts, ...stays.accounts].map(({ id }) => id)).toEqual(ids);
    expect(goes).toMatchObject({
      types: contested.types,
      links: [{ relation: 'part_of', target: 'contested' }],
    });
  });
});

describe('a restored version', () => {
  it('keeps status and protection that stand, and when its accounts were first recorded', () => {
    const late = '2024-08-01T00:00:00.000Z';
    const standing = recorded({ ...contested, id: 'plain', protection: { place: 'municipality' } });
    const before = { document: standing, version: 5 };
    const change = restoreChange(
      before,
      { document: { ...plain, status: 'draft' }, version: 2 },
      'ben',
      late,
      'why',
    );
    expect(change).toMatchObject({ kind: 'amended', base: 5, restored: 2, incident: 'plain' });
    expect(change.document).toMatchObject({ status: 'published', protection: { place: 'municipality' } });
    expect(change.document.accounts).toEqual(plain.accounts);
  });
});
