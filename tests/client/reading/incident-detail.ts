import type { IncidentDetailProperties, IncidentFeature } from '#contract/feature.ts';

/** An incident as the service answers it, of the invented region, with no account, figure or link of its own. */
export function incidentDetail(overrides: Partial<IncidentDetailProperties> = {}): IncidentDetailProperties {
  return {
    version: 1,
    status: 'published',
    title: 'Road blocked',
    type: 'obstruction',
    sub_type: 'roadblock',
    disorder_class: 'strategic_developments',
    occurred_start: '2024-05-09T22:00:00.000Z',
    occurred_end: '2024-05-10T22:00:00.000Z',
    occurred_open: false,
    time_precision: 'day',
    place_precision: 'settlement',
    place_name: 'Zelčan',
    uncertainty_m: 1500,
    place_area: [],
    municipalities: ['zelcan'],
    municipalities_possible: [],
    border_point: null,
    border_point_km: null,
    line_side: null,
    line_km: null,
    settlement: null,
    settlement_km: null,
    verification: 'corroborated',
    contested: [],
    accounts_count: 1,
    claimants: ['gazette'],
    actors: [],
    figures: [],
    preferred_account: 'gazette',
    preferred_rule: 'only',
    known_from: '2024-05-11T08:00:00.000Z',
    aggregate: false,
    titles: [{ text: { en: 'Road blocked' } }],
    summaries: [],
    types: [{ type: 'obstruction', sub_type: 'roadblock' }],
    rankings: [],
    accounts: [],
    assessments: [],
    links: [],
    recorded_at: '2024-05-12T08:00:00.000Z',
    seq: 1,
    ...overrides,
  };
}

/** The same as a feature of a list. */
export function incidentFeature(
  id: string,
  overrides: Partial<IncidentDetailProperties> = {},
  geometry: IncidentFeature['geometry'] = { type: 'Point', coordinates: [30.15, 45.22] },
): IncidentFeature {
  return { type: 'Feature', id, geometry, properties: incidentDetail(overrides) };
}
