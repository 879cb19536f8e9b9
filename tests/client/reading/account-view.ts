import type { AccountView } from '#contract/feature.ts';

/** An account as the service answers it: says nothing but who speaks, unless overridden. */
export function accountView(id: string, overrides: Partial<AccountView> = {}): AccountView {
  return {
    id,
    claimant: { id, name: { en: id } },
    stance: 'claims',
    actors: [],
    figures: [],
    sources: [],
    known_from: '2024-06-14T16:00:00.000Z',
    known_inferred: false,
    geometry: null,
    municipalities: [],
    municipalities_possible: [],
    border_point: null,
    border_point_km: null,
    line_side: null,
    line_km: null,
    occurred_start: null,
    occurred_end: null,
    ...overrides,
  };
}
