import { describe, expect, it } from 'vitest';
import { writeTies } from '#contract/claim-ties.ts';
import type { DrawnFeature, DrawnProperties } from '../../../client/src/map/drawn-features.ts';
import { joinsOf } from '../../../client/src/map/lit-incident.ts';
import { claimantStyles } from '../../../client/src/symbols/claimant-styles.ts';

const from = [30.5, 45.3] as const;
const ties = writeTies([
  { claimant: 'police', from, to: [30.15, 45.22] },
  { claimant: 'nobody-styled', from, to: [30.45, 45.28] },
])!;
const claim = (id: string, rest: Partial<DrawnProperties> = {}): DrawnFeature => ({
  properties: { drawn: 'claim', id, ...rest } as DrawnProperties,
  at: null,
});

describe('the lines between what accounts name for one incident', () => {
  it('go from the preferred place to each other one, in the style of who names it', () => {
    const lines = joinsOf('a', [claim('b', { ties: 'x 1 2 3 4' }), claim('a', { ties })], ['kfor', 'police']);
    expect(lines.map(({ geometry, properties }) => [geometry, properties])).toEqual([
      [{ type: 'LineString', coordinates: [[...from], [30.15, 45.22]] }, { style: 1 }],
      [
        { type: 'LineString', coordinates: [[...from], [30.45, 45.28]] },
        { style: claimantStyles.length - 1 },
      ],
    ]);
  });

  it('are none where all name one place', () => {
    expect(writeTies([])).toBeNull();
    expect(joinsOf('a', [claim('a')], ['police'])).toEqual([]);
  });
});
