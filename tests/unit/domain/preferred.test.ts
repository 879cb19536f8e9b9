import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { knownAccounts } from '../../../server/domain/knowledge.ts';
import { derivePlace } from '../../../server/domain/place.ts';
import { firstStating, preferenceAt } from '../../../server/domain/preferred.ts';
import type { Shape } from '../../../server/domain/projection.ts';
import { fixtureGazetteer } from '../../fixtures/gazetteer.ts';
import { plainIncident } from '../../fixtures/incidents.ts';

const zone = 'UTC';

/** What an account's place takes up: the radius of a disc, or an area of so many degrees each way. */
type Ground = { radius_m: number } | { degrees: number };

function shapeOf(ground: Ground): Shape {
  if ('radius_m' in ground) return { kind: 'disc', lon: 30, lat: 45, radius_m: ground.radius_m };
  const [east, north] = [30 + ground.degrees, 45 + ground.degrees];
  const ring = [
    [30, 45],
    [east, 45],
    [east, north],
    [30, north],
    [30, 45],
  ];
  return { kind: 'area', geometry: { type: 'Polygon', coordinates: [ring] } };
}

function order(
  accounts: [id: string, known_from: string, grade?: string | null, grounds?: Ground[]][],
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
  const derived = new Map(
    accounts.map(([id, , , grounds]) => [
      id,
      { place: grounds ? { ...nowhere, shapes: grounds.map(shapeOf) } : null },
    ]),
  );
  const at = Date.parse(date);
  const preference = preferenceAt(doc, knownAccounts(doc, at, zone), at, zone, derived);
  return [preference.order.map(({ account }) => account.id).join(' '), preference.rule];
}

const nowhere = derivePlace({ precision: 'unlocated', parts: [] }, fixtureGazetteer);

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

  it('is by the place that takes up most ground where nothing makes one truer, then come those without', () => {
    const day = '2024-06-01';
    const rivals: Parameters<typeof order>[0] = [
      ['a', day, 'B2', [{ radius_m: 2_000 }]],
      ['b', day, 'B2', [{ radius_m: 3_000 }]],
      ['c', day, 'B2', []],
      ['d', day, 'B2', [{ degrees: 0.05 }]],
      ['e', day, 'B2', [{ degrees: 0.1 }]],
      ['f', day, 'B2', [{ radius_m: 0 }]],
      // Two places of one incident: more ground than either, though less than the largest disc.
      ['g', day, 'B2', [{ radius_m: 2_000 }, { radius_m: 2_000 }]],
    ];
    // 0.1° at 45° is about 87 km²; the discs are 28, 2 × 13 and 13 km²; 0.05° is about 22 km².
    expect(order(rivals)).toEqual(['e b g d a f c', 'least_assertive']);
    expect(order([...rivals].reverse())).toEqual(order(rivals));
  });

  it('lets a place say nothing where grade or date tell the accounts apart', () => {
    const wide = [{ radius_m: 9_000 }];
    const exact = [{ radius_m: 5 }];
    expect(
      order([
        ['a', '2024-06-02', 'B2', wide],
        ['b', '2024-06-01', 'B2', exact],
      ]),
    ).toEqual(['b a', 'earliest']);
    expect(
      order([
        ['a', '2024-06-01', 'B3', wide],
        ['b', '2024-06-01', 'B2', exact],
      ]),
    ).toEqual(['b a', 'grade']);
  });

  it('never depends on the order in which equal accounts were typed', () => {
    const equal = ['zeta', 'alpha', 'alpha-2', 'b'].map((id): Parameters<typeof order>[0][number] => [
      id,
      '2024-06-01',
      null,
      [{ radius_m: 500 }],
    ]);
    for (let turn = 0; turn < equal.length; turn++) {
      equal.push(equal.shift()!);
      expect(order(equal)).toEqual(['alpha alpha-2 b zeta', 'id']);
    }
  });

  it('finds the first account that states something', () => {
    const doc = plainIncident();
    const known = knownAccounts(doc, Date.parse('2030-01-01'), zone);
    expect(firstStating(known, (account) => account.time !== undefined)?.id).toBe('gazette');
    expect(firstStating(known, (account) => account.figures.length > 0)).toBeUndefined();
  });
});
