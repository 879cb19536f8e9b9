import { describe, expect, it } from 'vitest';
import type { Aspect } from '../../../server/contract/codebook.ts';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { knownAccounts } from '../../../server/domain/knowledge.ts';
import { verificationOf } from '../../../server/domain/verification.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';

const zone = 'UTC';

function verification(
  sources: { publisher: string; group?: string }[][],
  { aspect = 'occurrence' as Aspect, contested = [] as Aspect[], rest = {} as object } = {},
) {
  const doc = plainIncident('x', {
    accounts: sources.map((list, index) => ({
      id: `a${index}`,
      claimant: { id: `a${index}`, name: { en: 'A' } },
      stance: 'claims' as const,
      known_from: '2024-06-01',
      sources: list.map((one, at) => ({ id: `s${at}`, ...one })),
      ...rest,
    })),
  } satisfies Partial<IncidentInput>);
  const at = Date.parse('2024-12-31');
  return verificationOf(aspect, doc, knownAccounts(doc, at, zone), at, zone, contested);
}

describe('the verification of an aspect', () => {
  it('is unassessed without sources, unverified with one group, corroborated with two', () => {
    expect(verification([[]])).toBe('unassessed');
    expect(verification([[{ publisher: 'A' }]])).toBe('unverified');
    expect(verification([[{ publisher: 'A' }, { publisher: 'B' }]])).toBe('corroborated');
    expect(verification([[{ publisher: 'A' }], [{ publisher: 'B' }]])).toBe('corroborated');
  });

  it('counts papers that print one agency’s text, or one publisher written two ways, once', () => {
    expect(
      verification([
        [
          { publisher: 'A', group: 'agency' },
          { publisher: 'B', group: 'agency' },
        ],
      ]),
    ).toBe('unverified');
    expect(verification([[{ publisher: 'Zelčan Post' }, { publisher: 'ZELCAN POST' }]])).toBe('unverified');
    expect(verification([[{ publisher: 'The Agency' }, { publisher: 'B', group: 'the-agency' }]])).toBe(
      'unverified',
    );
  });

  it('does not count who denies', () => {
    const rest = { stance: 'denies' };
    expect(verification([[{ publisher: 'A' }], [{ publisher: 'B' }]], { rest })).toBe('unassessed');
  });

  it('of another aspect counts who states it, and rivals do not corroborate each other', () => {
    const sources = [[{ publisher: 'A' }], [{ publisher: 'B' }]];
    const rest = { nature: { type: 'riot' } };
    expect(verification(sources, { aspect: 'nature' })).toBe('unassessed');
    expect(verification(sources, { aspect: 'nature', rest })).toBe('corroborated');
    expect(verification(sources, { aspect: 'nature', rest, contested: ['nature'] })).toBe('unverified');
    expect(verification(sources, { contested: ['occurrence'] })).toBe('corroborated');
  });

  it('is the latest assessment known by then', () => {
    const doc = contestedIncident();
    const at = (date: string) => {
      const ms = Date.parse(date);
      return verificationOf('occurrence', doc, knownAccounts(doc, ms, zone), ms, zone);
    };
    expect(at('2024-06-14T16:45Z')).toBe('unverified');
    expect(at('2024-06-14T17:00Z')).toBe('corroborated');
    expect(at('2024-06-18')).toBe('verified');
  });
});
