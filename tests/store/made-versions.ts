import type { Change } from '../../server/contract/change.ts';
import type { Status } from '../../server/contract/codebook.ts';
import type { AccountView, IncidentProperties } from '../../server/contract/feature.ts';
import { type Account, type IncidentDocument, incidentDocument } from '../../server/contract/incident.ts';
import type { AccountState, Projection, Shape, State } from '../../server/domain/projection.ts';

/** Instants for tests: hours after 14 June 2023, 00:00 UTC, in ms. */
export const hour = (count: number): number => Date.UTC(2023, 5, 14) + count * 3_600_000;

/** A small valid document; what a store reads of it can be overridden. */
export function madeDocument(id: string, overrides: Partial<IncidentDocument> = {}): IncidentDocument {
  const document = incidentDocument.parse({
    id,
    status: 'published',
    titles: [{ text: { en: `Title of ${id}` } }],
    types: [{ type: 'protest', sub_type: 'peaceful_protest' }],
    accounts: [
      {
        id: 'first',
        claimant: { id: 'observers', name: { en: 'Observers' } },
        stance: 'reports',
        sources: [{ id: 's1', publisher: 'Daily Paper', published_at: '2023-06-14' }],
      },
    ],
  });
  return { ...document, ...overrides };
}

/** A state with its feature; `facts` overrides properties, `state` the rest. */
export function madeState(
  id: string,
  version: number,
  facts: Partial<IncidentProperties> = {},
  state: Partial<Omit<State, 'feature'>> & { located?: boolean } = {},
): State {
  const { located = true, ...rest } = state;
  const spans = {
    known_from: hour(0),
    known_to: null,
    occurred_start: hour(0),
    occurred_end: hour(1),
    ...rest,
  };
  return {
    shapes: [{ kind: 'disc', lon: 30.2, lat: 45.2, radius_m: 500 }],
    search: [`Title of ${id}`],
    ...spans,
    feature: {
      type: 'Feature',
      id,
      geometry: located ? { type: 'Point', coordinates: [30.2, 45.2] } : null,
      properties: {
        version,
        status: 'published',
        title: `Title of ${id}`,
        // Titles stand together, as the rules that derive a state put them.
        ...(facts.title_sq === undefined ? {} : { title_sq: facts.title_sq }),
        type: 'protest',
        sub_type: 'peaceful_protest',
        disorder_class: 'demonstrations',
        occurred_start: spans.occurred_start === null ? null : new Date(spans.occurred_start).toISOString(),
        occurred_end: spans.occurred_end === null ? null : new Date(spans.occurred_end).toISOString(),
        occurred_open: false,
        time_precision: 'hour',
        place_precision: located ? 'locality' : 'unlocated',
        uncertainty_m: located ? 500 : null,
        place_area: [],
        municipalities: [],
        municipalities_possible: [],
        border_point: null,
        border_point_km: null,
        line_side: null,
        line_km: null,
        settlement: null,
        settlement_km: null,
        verification: 'unverified',
        contested: [],
        accounts_count: 1,
        claimants: ['observers'],
        actors: [],
        figures: [],
        preferred_account: 'first',
        preferred_rule: 'only',
        known_from: new Date(spans.known_from).toISOString(),
        aggregate: false,
        ...facts,
      },
    },
  };
}

/** An account's reading, for the collection `accounts`. */
export function madeAccountState(
  incident: string,
  overrides: Partial<Omit<AccountState, 'properties'>> & {
    properties?: Partial<AccountState['properties']>;
  } = {},
): AccountState {
  const { properties, ...rest } = overrides;
  const shapes: Shape[] = [{ kind: 'disc', lon: 30.2, lat: 45.2, radius_m: 500 }];
  const account = rest.account ?? 'first';
  return {
    account,
    known_from: hour(0),
    occurred_start: hour(0),
    occurred_end: hour(1),
    geometry: { type: 'Point', coordinates: [30.2, 45.2] },
    shapes,
    ...rest,
    properties: {
      incident,
      account,
      incident_title: `Title of ${incident}`,
      claimant: 'observers',
      claimant_name: 'Observers',
      stance: 'reports',
      type: null,
      sub_type: null,
      legal_word: null,
      place_precision: 'locality',
      uncertainty_m: 500,
      occurred_start: null,
      occurred_end: null,
      time_precision: null,
      municipalities: [],
      municipalities_possible: [],
      known_from: new Date(hour(0)).toISOString(),
      version: 1,
      ...properties,
    },
  };
}

/** An account of whom it is said by, and of nothing else. */
export function madeAccount(claimant: string): Account {
  const said = { stance: 'reports' as const, actors: [], figures: [], sources: [] };
  return { id: claimant, claimant: { id: claimant, name: { en: claimant } }, ...said };
}

/** An account as it is read, with nothing derived of it. */
function madeAccountView(account: Account): AccountView {
  return {
    ...account,
    ...{ known_from: new Date(hour(0)).toISOString(), known_inferred: false, geometry: null },
    ...{ municipalities: [], municipalities_possible: [], border_point: null, border_point_km: null },
    ...{ line_side: null, line_km: null, occurred_start: null, occurred_end: null },
  };
}

/** A change with its projection, ready to commit: by default one state and one account. */
export function madeVersion(
  id: string,
  base: number,
  options: {
    status?: Status;
    document?: Partial<IncidentDocument>;
    states?: State[];
    accountStates?: AccountState[];
    told?: Projection['told'];
    recorded?: number;
    reason?: string;
  } = {},
): { change: Change; projection: Projection } {
  const status = options.status ?? 'published';
  const document = madeDocument(id, { status, ...options.document });
  const kind = base === 0 ? 'created' : status === 'retracted' ? 'retracted' : 'amended';
  return {
    change: {
      kind,
      incident: id,
      base,
      actor: 'editor',
      recorded_at: new Date(options.recorded ?? hour(24 + base)).toISOString(),
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      document,
    },
    projection: {
      accounts: document.accounts.map(madeAccountView),
      states: options.states ?? [madeState(id, base + 1, { status })],
      accountStates: options.accountStates ?? [madeAccountState(id)],
      told: options.told ?? [],
    },
  };
}
