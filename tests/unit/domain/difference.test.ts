import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../server/contract/change.ts';
import { type IncidentDocument, incidentDocument } from '../../../server/contract/incident.ts';
import {
  applyDifferences,
  differencesBetween,
  stepsOf,
  toldPart,
} from '../../../server/domain/difference.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument } from './arbitrary-document.ts';

const told = (before: object, after: object) =>
  differencesBetween(before, after).map(({ path, kind }) => `${kind} ${path}`);

/** A document with one value anywhere in it taken away, doubled, turned round or replaced. */
const altered = fc
  .tuple(
    arbitraryDocument,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'turn', 'other')), { maxLength: 4 }),
  )
  .map(([document, steps]) => {
    const copy = structuredClone(document) as unknown as Record<string, unknown>;
    for (const [number, how] of steps) alter(copy, number, how);
    return [document, copy as unknown as IncidentDocument] as const;
  });

function alter(document: Record<string, unknown>, number: number, how: string): void {
  const spots: [Record<string, unknown> | unknown[], string | number][] = [];
  const walk = (at: unknown) => {
    if (typeof at !== 'object' || at === null) return;
    for (const name of Object.keys(at)) {
      spots.push([at as Record<string, unknown>, Array.isArray(at) ? Number(name) : name]);
      walk((at as Record<string, unknown>)[name]);
    }
  };
  walk(document);
  const [holder, name] = spots[number % spots.length]!;
  const own = (holder as Record<string | number, unknown>)[name];
  if (Array.isArray(holder) && how === 'drop') holder.splice(name as number, 1);
  else if (Array.isArray(holder) && how === 'double') holder.push(structuredClone(own));
  else if (Array.isArray(own) && how === 'turn') own.reverse();
  else if (how === 'other' && typeof own === 'string')
    (holder as Record<string | number, unknown>)[name] = `${own}x`;
}

describe('the differences between two documents', () => {
  it('are none exactly when both tell the same, and make the one of the other', () => {
    fc.assert(
      fc.property(fc.oneof(altered, fc.tuple(arbitraryDocument, arbitraryDocument)), ([before, after]) => {
        const differences = differencesBetween(before, after);
        const isSame = canonicalJson(toldPart(before)) === canonicalJson(toldPart(after));
        expect(differences.length === 0).toBe(isSame);
        expect(canonicalJson(applyDifferences(before, differences))).toBe(canonicalJson(toldPart(after)));
        expect(new Set(differences.map(({ path, kind }) => kind + path)).size).toBe(differences.length);
      }),
      { numRuns: 500 },
    );
  });

  it('survive being written as JSON', () => {
    const sent = JSON.parse(JSON.stringify(differencesBetween(contestedIncident(), plainIncident())));
    expect(canonicalJson(applyDifferences(contestedIncident(), sent))).toBe(
      canonicalJson(toldPart(plainIncident())),
    );
  });

  it('speak of every member of a document but what the service sets by itself', () => {
    const members = Object.keys(incidentDocument.shape).filter(
      (name) => !['id', 'redistribution', 'retraction', 'protection'].includes(name),
    );
    const whole = { ...contestedIncident(), place_generalised: 'municipality' as const, tags: ['road'] };
    expect(Object.keys(toldPart(whole)).sort()).toEqual(members.sort());
    const [account] = contestedIncident().accounts;
    const full = { ...account!, known_from: '2024-06-15', recorded_at: 'x', imported: 'y' };
    expect(Object.keys((toldPart({ accounts: [full] }).accounts as object[])[0]!).sort()).toEqual(
      ['known_from', ...Object.keys(account!)].sort(),
    );
  });

  it('are told by path, with the ids of accounts, figures and sources', () => {
    const before = contestedIncident();
    const after = structuredClone(before);
    after.titles[1]!.text = { en: 'Three guards freed', sq: 'Tre roje' };
    const mission = after.accounts.find(({ id }) => id === 'mission')!;
    mission.figures[1]!.value = 10;
    mission.sources.push({ id: 'm-2', publisher: 'Wire' });
    after.accounts = after.accounts.filter(({ id }) => id !== 'observer');
    after.types[0]!.sub_type = 'release';
    expect(differencesBetween(before, after)).toMatchObject([
      {
        path: '/titles/2024-06-16/text/en',
        kind: 'changed',
        before: 'Three guards detained; the place is disputed',
        after: 'Three guards freed',
      },
      { path: '/titles/2024-06-16/text/sq', kind: 'added', after: 'Tre roje' },
      { path: '/types/first/kind', before: { sub_type: 'detention' }, after: { sub_type: 'release' } },
      { path: '/accounts/mission/figures/second/number', before: { value: 9 }, after: { value: 10 } },
      { path: '/accounts/mission/sources/m-2', kind: 'added', index: 1 },
      { path: '/accounts/observer', kind: 'removed' },
    ]);
  });

  it('take an entry that only holds from another date for the same one', () => {
    const before = contestedIncident();
    const after = structuredClone(before);
    after.summaries[0]!.known_from = '2024-06-17';
    expect(told(before, after)).toEqual(['changed /summaries/2024-06-16/known_from']);
  });

  it('tell of another order only where entries that stayed have changed places', () => {
    const before = contestedIncident();
    const shorter = { ...before, accounts: before.accounts.slice(1) };
    expect(told(shorter, before)).toEqual(['added /accounts/norland-police']);
    const turned = { ...before, accounts: [...before.accounts].reverse() };
    expect(told(before, turned)).toEqual(['moved /accounts']);
  });

  it('are nothing of when an account was written down or where it was imported from', () => {
    const before = plainIncident();
    const [account] = before.accounts;
    const after = { ...before, accounts: [{ ...account!, recorded_at: '2024-09-01T10:00:00.000Z' }] };
    expect(told(before, after)).toEqual([]);
  });

  it('have paths whose steps are read back as they were', () => {
    const before = { links: [] };
    const after = { links: [{ relation: 'a/b~', target: 'c' }] };
    expect(stepsOf(differencesBetween(before, after)[0]!.path)).toEqual(['links', 'a/b~ c']);
  });
});
