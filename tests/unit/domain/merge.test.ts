import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../server/contract/change.ts';
import type { IncidentDocument } from '../../../server/contract/incident.ts';
import { toldPart } from '../../../server/domain/difference.ts';
import { mergeDocuments, mergeParts } from '../../../server/domain/merge.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { arbitraryDocument } from './arbitrary-document.ts';

const base = contestedIncident();
const changed = (change: (document: IncidentDocument) => void) => {
  const copy = structuredClone(base);
  change(copy);
  return copy;
};
const conflicts = (mine: object, theirs: object) =>
  mergeParts(base, mine, theirs)
    .filter(({ isConflict }) => isConflict)
    .map(({ path }) => path);
const same = (a: object | null, b: object) => expect(a && canonicalJson(a)).toBe(canonicalJson(toldPart(b)));

describe('merging', () => {
  it('takes what each changed where they do not meet', () => {
    const mine = changed((one) => {
      one.titles[0]!.text.en = 'Mine';
      one.accounts[0]!.stance = 'confirms';
    });
    const theirs = changed((one) => {
      one.titles[0]!.text.sq = 'E tyre';
      one.accounts[1]!.stance = 'reports';
      one.aggregate = true;
    });
    const parts = mergeParts(base, mine, theirs);
    expect(parts.some(({ isConflict }) => isConflict)).toBe(false);
    same(
      mergeDocuments(base, parts, {}),
      changed((one) => {
        one.titles[0]!.text = { ...one.titles[0]!.text, en: 'Mine', sq: 'E tyre' };
        one.accounts[0]!.stance = 'confirms';
        one.accounts[1]!.stance = 'reports';
        one.aggregate = true;
      }),
    );
  });

  it('asks where both changed one field in different ways, and takes what was chosen', () => {
    const mine = changed((one) => {
      one.titles[0]!.text.en = 'Mine';
    });
    const theirs = changed((one) => {
      one.titles[0]!.text.en = 'Theirs';
    });
    const parts = mergeParts(base, mine, theirs);
    expect(conflicts(mine, theirs)).toEqual(['/titles/first/text/en']);
    expect(mergeDocuments(base, parts, {})).toBeNull();
    same(mergeDocuments(base, parts, { '/titles/first/text/en': 'mine' }), mine);
    same(mergeDocuments(base, parts, { '/titles/first/text/en': 'theirs' }), theirs);
  });

  it('does not ask where both did the same', () => {
    const mine = changed((one) => {
      one.titles[0]!.text.en = 'Same';
    });
    expect(conflicts(mine, structuredClone(mine))).toEqual([]);
    same(mergeDocuments(base, mergeParts(base, mine, mine), {}), mine);
  });

  it('asks once where one took out an account in which the other changed several fields', () => {
    const mine = changed((one) => {
      one.accounts[0]!.stance = 'confirms';
      one.accounts[0]!.statement = { en: 'New words' };
    });
    const theirs = changed((one) => void one.accounts.shift());
    const id = base.accounts[0]!.id;
    expect(conflicts(mine, theirs)).toEqual([`/accounts/${id}`]);
    const parts = mergeParts(base, mine, theirs);
    same(mergeDocuments(base, parts, { [`/accounts/${id}`]: 'theirs' }), theirs);
    same(mergeDocuments(base, parts, { [`/accounts/${id}`]: 'mine' }), mine);
  });

  it('keeps accounts that both added, each under its id', () => {
    const [account] = plainIncident().accounts;
    const added = (id: string) => changed((one) => void one.accounts.push({ ...account!, id }));
    const parts = mergeParts(base, added('mine'), added('theirs'));
    const merged = mergeDocuments(base, parts, {}) as { accounts: { id: string }[] };
    expect(
      merged.accounts
        .map(({ id }) => id)
        .slice(-2)
        .sort(),
    ).toEqual(['mine', 'theirs']);
    expect(merged.accounts).toHaveLength(base.accounts.length + 2);
  });

  it('asks where one put accounts in another order and the other took one out', () => {
    const mine = changed((one) => void one.accounts.reverse());
    const theirs = changed((one) => void one.accounts.pop());
    expect(conflicts(mine, theirs)).toEqual(['/accounts']);
  });

  it('makes mine of mine alone, theirs of theirs alone, and either of every choice', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, arbitraryDocument, (one, two, three) => {
        same(mergeDocuments(one, mergeParts(one, two, one), {}), two);
        same(mergeDocuments(one, mergeParts(one, one, three), {}), three);
        const parts = mergeParts(one, two, three);
        const paths = parts.filter(({ isConflict }) => isConflict).map(({ path }) => path);
        for (const side of ['mine', 'theirs'] as const)
          expect(
            mergeDocuments(one, parts, Object.fromEntries(paths.map((path) => [path, side]))),
          ).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
