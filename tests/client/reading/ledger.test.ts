import { describe, expect, test } from 'vitest';
import type { AccountView, FigureLine } from '#contract/feature.ts';
import type { Figure } from '#contract/incident.ts';
import { ledgersOf } from '../../../client/src/state/ledger.ts';
import { accountView } from './account-view.ts';

const soldiers = { id: 'soldiers', name: { en: 'soldiers' } };

function figure(id: string, value: number, more: Partial<Figure> = {}): Figure {
  return { id, category: 'wounded', group: soldiers, value, qualifier: 'exactly', ...more };
}

function line(from: string): FigureLine {
  return {
    category: 'wounded',
    group: soldiers,
    line: { id: from, name: { en: from } },
    low: 0,
    high: 0,
    qualifier: 'exactly',
    said_at: '2024-05-30T00:00:00Z',
    from,
  };
}

const mission: AccountView[] = [
  accountView('first', {
    claimant: { id: 'mission', name: { en: 'Mission' } },
    figures: [figure('a', 25, { said_at: '2024-05-29T21:00Z' })],
  }),
  accountView('later', {
    claimant: { id: 'secretary', name: { en: 'Secretary' }, line: 'mission' },
    figures: [figure('b', 93, { said_at: '2024-07-19', supersedes: 'first/a' })],
  }),
  accountView('paper', { figures: [figure('c', 41, { said_at: '2024-05-30' })] }),
];
const current = [line('later/b'), line('paper/c')];

describe('figure ledger', () => {
  test('holds every statement in the order it was said', () => {
    const [ledger, ...others] = ledgersOf(mission, current, 'Europe/Vienna');
    expect(others).toEqual([]);
    expect(ledger!.statements.map((one) => one.figure.value)).toEqual([25, 41, 93]);
  });

  test('names the statement that took the place of a superseded one, and none for a standing one', () => {
    const { statements } = ledgersOf(mission, current, 'Europe/Vienna')[0]!;
    expect(statements.map((one) => one.isCurrent)).toEqual([false, true, true]);
    expect(statements.map((one) => one.supersededBy?.figure.value)).toEqual([93, undefined, undefined]);
  });

  test('a later number of one line supersedes the earlier one also when nobody says so', () => {
    const accounts = [
      accountView('one', { claimant: { id: 'm', name: { en: 'M' } }, figures: [figure('a', 5)] }),
      accountView('two', { claimant: { id: 'm', name: { en: 'M' } }, figures: [figure('a', 9)] }),
    ];
    const [ledger] = ledgersOf(accounts, [line('two/a')], 'UTC');
    expect(ledger!.statements[0]!.supersededBy?.figure.value).toBe(9);
  });

  test('numbers of rival claimants supersede nothing', () => {
    const accounts = [
      accountView('one', { figures: [figure('a', 5)] }),
      accountView('two', { figures: [figure('a', 9)] }),
    ];
    const [ledger] = ledgersOf(accounts, [line('one/a'), line('two/a')], 'UTC');
    expect(ledger!.statements.every((one) => one.isCurrent && !one.supersededBy)).toBe(true);
  });

  test('another group or category is another ledger', () => {
    const accounts = [
      accountView('one', {
        figures: [
          figure('a', 5),
          figure('b', 2, { category: 'killed' }),
          figure('c', 1, { group: { id: 'protesters', name: { en: 'protesters' } } }),
        ],
      }),
    ];
    expect(ledgersOf(accounts, [], 'UTC')).toHaveLength(3);
  });

  test('a day without a time is said at its end in the zone', () => {
    const accounts = [
      accountView('one', { figures: [figure('day', 1, { said_at: '2024-05-29' })] }),
      accountView('two', { figures: [figure('minute', 2, { said_at: '2024-05-29T20:00+02:00' })] }),
    ];
    const [ledger] = ledgersOf(accounts, [], 'Europe/Vienna');
    expect(ledger!.statements.map((one) => one.figure.id)).toEqual(['minute', 'day']);
  });
});
