import { describe, expect, it } from 'vitest';
import type { Figure } from '#contract/incident.ts';
import type { Ledger, Statement } from '../../../client/src/state/ledger.ts';
import { ledgerChart, spreadLabels } from '../../../client/src/state/ledger-chart.ts';
import { accountView } from './account-view.ts';

const soldiers = { id: 'soldiers', name: { en: 'soldiers' } };
const at = (day: string) => Date.parse(`${day}T23:59:59.999Z`);

function statement(claimant: string, day: string, figure: Partial<Figure>): Statement {
  return {
    figure: { id: day, category: 'wounded', group: soldiers, qualifier: 'exactly', ...figure },
    account: accountView(`${claimant}-${day}`, {
      claimant: { id: claimant, name: { en: claimant } },
      known_from: new Date(at(day)).toISOString(),
    }),
    said: day,
    isCurrent: true,
    supersededBy: null,
  };
}

function ledgerOf(...statements: Statement[]): Ledger {
  return { category: 'wounded', group: soldiers, statements };
}

describe('the chart of a ledger', () => {
  const first = statement('mission', '2023-05-29', { value: 25 });
  const second = statement('mission', '2023-05-30', { value: 30 });
  const paper = statement('paper', '2023-06-10', { low: 40, high: 93 });
  const replaced: Statement = {
    ...first,
    isCurrent: false,
    supersededBy: { figure: second.figure, account: second.account },
  };

  it('lets a number stand until another takes its place, and the last until the end', () => {
    const chart = ledgerChart(ledgerOf(replaced, second, paper), at('2023-07-01'), 'UTC')!;
    expect(chart.series.map(({ claimant, steps }) => [claimant.id, steps.length])).toEqual([
      ['mission', 2],
      ['paper', 1],
    ]);
    const [mission, other] = chart.series;
    expect(mission!.steps.map(({ from, to }) => [from, to])).toEqual([
      [at('2023-05-29'), at('2023-05-30')],
      [at('2023-05-30'), chart.end],
    ]);
    expect(mission!.steps.map(({ stands, replacedBy }) => [stands, replacedBy])).toEqual([
      [false, null],
      [true, null],
    ]);
    expect(other!.steps[0]).toMatchObject({ low: 40, high: 93, to: chart.end });
    expect(chart.most).toBe(93);
  });

  it('names the number of another claimant that took its place', () => {
    const handed = {
      ...first,
      isCurrent: false,
      supersededBy: { figure: paper.figure, account: paper.account },
    };
    const chart = ledgerChart(ledgerOf(handed, paper), at('2024-01-01'), 'UTC')!;
    expect(chart.series[0]!.steps[0]).toMatchObject({ to: at('2023-06-10'), replacedBy: 93 });
  });

  it('goes on a little after the last number, never past the knowledge date, and is none for a single instant', () => {
    const statements = ledgerOf(replaced, second, paper);
    expect(ledgerChart(statements, at('2023-06-10'), 'UTC')!.end).toBe(at('2023-06-10'));
    expect(ledgerChart(statements, at('2023-06-11'), 'UTC')!.end).toBe(at('2023-06-11'));
    expect(ledgerChart(statements, at('2030-01-01'), 'UTC')!.end).toBeLessThan(at('2023-06-14'));
    expect(ledgerChart(ledgerOf(second, { ...second }), at('2030-01-01'), 'UTC')).toBeNull();
  });

  it('begins a number when its account became known, where it was said before', () => {
    const late = { ...first, account: { ...first.account, known_from: '2023-06-01T12:00:00Z' } };
    const chart = ledgerChart(ledgerOf(late, paper), at('2023-07-01'), 'UTC')!;
    expect(chart.start).toBe(Date.parse('2023-06-01T12:00:00Z'));
  });

  it('keeps labels apart and inside', () => {
    expect(spreadLabels([10, 12, 50], 14, 100)).toEqual([10, 24, 50]);
    expect(spreadLabels([99, 98], 14, 100)).toEqual([100, 86]);
    expect(spreadLabels([5, 5, 5], 14, 100)).toEqual([5, 19, 33]);
  });
});
