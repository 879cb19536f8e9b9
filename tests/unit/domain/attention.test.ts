import { describe, expect, it } from 'vitest';
import { longDays } from '../../../server/contract/work.ts';
import { type Attended, attentionOf } from '../../../server/domain/attention.ts';

const now = Date.parse('2024-09-01T00:00:00Z');
const days = (count: number) => now - count * 86_400_000;
const plain: Attended = {
  ...{ status: 'published', verification: 'corroborated', contested: [] },
  ...{ changedAt: days(1_000), openComments: 0 },
};
const reasons = (part: Partial<Attended>) => attentionOf({ ...plain, ...part }, now);

describe('what needs attention', () => {
  it('is nothing that is corroborated and undisputed, however old', () => expect(reasons({})).toEqual([]));

  it('is told with every reason', () => {
    expect(reasons({ openComments: 2 })).toEqual(['open_comments']);
    expect(reasons({ contested: ['place'] })).toEqual(['contested_unassessed']);
    expect(reasons({ contested: ['place'], verification: 'verified' })).toEqual([]);
    expect(reasons({ verification: 'unassessed', contested: ['time'] })).toEqual([
      'contested_unassessed',
      'without_source',
    ]);
  });

  it('is what lies longer than its days, not what lies as long', () => {
    const unverified = { verification: 'unverified' } as const;
    expect(reasons({ ...unverified, changedAt: days(longDays.unverified) })).toEqual([]);
    expect(reasons({ ...unverified, changedAt: days(longDays.unverified) - 1 })).toEqual(['long_unverified']);
    expect(reasons({ status: 'in_review', changedAt: days(longDays.in_review) })).toEqual([]);
    expect(reasons({ status: 'in_review', changedAt: days(longDays.in_review + 1) })).toEqual([
      'long_in_review',
    ]);
  });

  it('is never what is retracted', () => {
    expect(reasons({ status: 'retracted', openComments: 1, verification: 'unassessed' })).toEqual([]);
  });
});
