import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { knownAccounts } from '../../../server/domain/knowledge.ts';
import { firstStating, preferenceAt } from '../../../server/domain/preferred.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

const zone = 'UTC';

function order(
  accounts: [id: string, known_from: string, grade?: string][],
  rankings: IncidentInput['rankings'] = [],
  date = '2024-12-31',
) {
  const doc = plainIncident('x', {
    rankings,
    accounts: accounts.map(([id, known_from, grade]) => ({
      id,
      claimant: { id, name: { en: id } },
      stance: 'claims',
      known_from,
      ...(grade ? { grade: { reliability: grade[0] as 'A', credibility: grade[1] as '1' } } : {}),
    })),
  });
  const at = Date.parse(date);
  const preference = preferenceAt(doc, knownAccounts(doc, at, zone), at, zone);
  return [preference.order.map(({ account }) => account.id).join(' '), preference.rule];
}

describe('the order of accounts', () => {
  it('needs no rule for one', () => {
    expect(order([['a', '2024-06-01']])).toEqual(['a', 'only']);
  });

  it('is by the earliest where nothing else tells them apart', () => {
    expect(
      order([
        ['a', '2024-06-02'],
        ['b', '2024-06-01'],
      ]),
    ).toEqual(['b a', 'earliest']);
  });

  it('is by grade, reliability before credibility', () => {
    expect(
      order([
        ['a', '2024-06-01', 'B1'],
        ['b', '2024-06-02', 'A5'],
        ['c', '2024-06-02', 'B2'],
      ]),
    ).toEqual(['b a c', 'grade']);
  });

  it('does not take F and 6 for the worst, but for unknown: like no grade, after the graded', () => {
    expect(
      order([
        ['a', '2024-06-03', 'F6'],
        ['b', '2024-06-02'],
        ['c', '2024-06-01', 'F1'],
      ]),
    ).toEqual(['c b a', 'earliest']);
    expect(
      order([
        ['a', '2024-06-01', 'B6'],
        ['b', '2024-06-02', 'E5'],
      ]),
    ).toEqual(['b a', 'grade']);
  });

  it('names the rule that decided, not one that found a tie', () => {
    expect(
      order([
        ['a', '2024-06-02', 'B2'],
        ['b', '2024-06-01', 'B2'],
      ]),
    ).toEqual(['b a', 'earliest']);
  });

  it('is the editor’s where there is a ranking, once it holds', () => {
    const rankings = [{ known_from: '2024-07-01', accounts: ['c'] }];
    const accounts: [string, string, string?][] = [
      ['a', '2024-06-01'],
      ['b', '2024-06-02', 'A1'],
      ['c', '2024-06-03'],
    ];
    expect(order(accounts, rankings)).toEqual(['c b a', 'ranking']);
    expect(order(accounts, rankings, '2024-06-30')).toEqual(['b a c', 'grade']);
  });

  it('finds the first account that states something', () => {
    const doc = plainIncident();
    const known = knownAccounts(doc, Date.parse('2030-01-01'), zone);
    expect(firstStating(known, (account) => account.time !== undefined)?.id).toBe('gazette');
    expect(firstStating(known, (account) => account.figures.length > 0)).toBeUndefined();
  });
});
