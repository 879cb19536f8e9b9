import { describe, expect, it } from 'vitest';
import type { Figure, IncidentInput } from '../../../server/contract/incident.ts';
import { figureRange } from '../../../server/contract/rival.ts';
import { figureLines } from '../../../server/domain/figures.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const zone = 'Europe/Vienna';
const late = Date.parse('2030-01-01T00:00Z');
const group = { id: 'guards', name: { en: 'Guards' } };

function figure(id: string, rest: Partial<Figure>) {
  return { id, category: 'wounded', group, ...rest } as const;
}

function account(id: string, figures: ReturnType<typeof figure>[], line?: string) {
  return {
    id,
    claimant: { id, name: { en: id.toUpperCase() }, ...(line ? { line } : {}) },
    stance: 'claims',
    known_from: '2024-06-10',
    figures,
  } satisfies IncidentInput['accounts'][number];
}

function lines(...accounts: ReturnType<typeof account>[]) {
  return figureLines(plainIncident('x', { accounts }), late, zone);
}

describe('the figures of an incident', () => {
  it('are each line’s own at every date, and are never added up', () => {
    const doc = contestedIncident();
    const at = (text: string) =>
      figureLines(doc, Date.parse(text), zone).map(({ line, low, qualifier }) => [line.id, low, qualifier]);
    expect(at('2024-06-14T18:30+02:00')).toEqual([]);
    expect(at('2024-06-14T19:30+02:00')).toEqual([['mission-line', 5, 'exactly']]);
    expect(at('2024-06-14T21:00+02:00')).toEqual([
      ['mission-line', 5, 'exactly'],
      ['sudland-government', 12, 'at_least'],
    ]);
    expect(at('2024-06-15T09:00+02:00')).toEqual([
      ['mission-line', 9, 'exactly'],
      ['sudland-government', 12, 'at_least'],
    ]);
  });

  it('of one reporting line are what the line said last, whichever claimant spoke', () => {
    const [line, ...rest] = lines(
      account('chief', [figure('f', { value: 93, said_at: '2024-06-20' })], 'alliance'),
      account('alliance', [figure('f', { value: 30, said_at: '2024-06-12' })]),
    );
    expect(rest).toEqual([]);
    expect(line).toEqual({
      category: 'wounded',
      group,
      line: { id: 'alliance', name: { en: 'ALLIANCE' } },
      low: 93,
      high: 93,
      qualifier: 'exactly',
      said_at: '2024-06-20T21:59:59.999Z',
      from: 'chief/f',
    });
  });

  it('leave out what another figure supersedes, also across lines', () => {
    const superseding = figure('f', { value: 3, supersedes: 'a/f', said_at: '2024-06-11' });
    const found = lines(account('a', [figure('f', { value: 9 })]), account('b', [superseding]));
    expect(found.map((line) => line.from)).toEqual(['b/f']);
  });

  it('are one entry for each category and group, in the codebook’s order', () => {
    const found = lines(
      account('a', [
        figure('f1', { value: 1 }),
        figure('f2', { value: 2, category: 'killed' }),
        figure('f3', { value: 3, group: { id: 'attackers', name: { en: 'Attackers' } } }),
      ]),
    );
    expect(found.map((line) => line.from)).toEqual(['a/f2', 'a/f3', 'a/f1']);
  });

  it.each([
    [{ value: 41 }, 41, 41, 'exactly'],
    [{ low: 40, high: 50 }, 40, 50, 'exactly'],
    [{ low: 40 }, 40, 40, 'at_least'],
    [{ high: 50 }, 50, 50, 'up_to'],
    [{ value: 45, low: 40, high: 50, qualifier: 'about' }, 40, 50, 'about'],
  ] as const)('read %j as what it can mean', (given, low, high, qualifier) => {
    expect(lines(account('a', [figure('f', given)]))[0]).toMatchObject({ low, high, qualifier });
  });
});

describe('the range of a figure', () => {
  it.each([
    ['exactly', 10, 20],
    ['about', 9, 22],
    ['at_least', 10, Number.POSITIVE_INFINITY],
    ['up_to', 0, 20],
  ] as const)('that is %s 10 to 20', (qualifier, low, high) => {
    const range = figureRange({ low: 10, high: 20, qualifier });
    expect(range.low).toBeCloseTo(low);
    expect(range.high === high || Math.abs(range.high - high) < 1e-9).toBe(true);
  });
});
