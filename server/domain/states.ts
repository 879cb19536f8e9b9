import type { ClaimedPlace } from '../contract/claim.ts';
import type { AccountProperties, AccountView } from '../contract/feature.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import { inLanguage } from '../contract/text.ts';
import type { DerivedAccount } from './contest.ts';
import type { Gazetteer } from './gazetteer.ts';
import {
  accountKnownFrom,
  editorialFrom,
  figureKnownFrom,
  inForceOrFirst,
  sourceKnownFrom,
} from './knowledge.ts';
import { occurredSpan } from './occurred.ts';
import { type DerivedPlace, derivePlace } from './place.ts';
import type { AccountState, Projection, State } from './projection.ts';
import { protect } from './protect.ts';
import { readsTheSame } from './same-reading.ts';
import { iso, type StateContext, stateAt } from './state-feature.ts';
import { toldStates } from './told.ts';

export interface ProjectionContext {
  version: number;
  /** RFC 3339 instant of the write: accounts not recorded before count as recorded then. */
  recordedAt: string;
  gazetteer: Gazetteer;
  /** Stands in for `derivePlace` where many documents claim the same places (`rememberPlaces`). */
  placeOf?: (place: ClaimedPlace) => DerivedPlace;
}

/**
 * All that one version of a document says over time to everybody, by its rule of protection. Its states follow each other without gap or overlap from the
 * first account's knowledge date on, the last one open; neighbours that read the same are one. Call `documentFaults`
 * first: an empty or unknown band throws a sentence.
 */
export function project(document: IncidentDocument, context: ProjectionContext): Projection {
  const { gazetteer, version, placeOf } = context;
  const { zone } = gazetteer;
  const shown = protect(document, gazetteer);
  const doc = withRecordedAt(shown, context.recordedAt);
  const derived = derivedAccounts(doc, gazetteer, placeOf);
  const points = changePoints(doc, zone);
  const statesOf = (teller: string | null) =>
    successiveStates(doc, points, { version, gazetteer, derived, teller });
  const states = statesOf(null);
  return {
    accounts: doc.accounts.map((account) => viewOf(account, doc, derived.get(account.id)!, zone)),
    states,
    accountStates: doc.accounts.flatMap((account) =>
      accountStatesOf(account, doc, derived.get(account.id)!, version, zone),
    ),
    told: toldStates(doc, states, statesOf),
    ...(shown === document ? {} : { shown }),
  };
}

/** The document with accounts that were not recorded before as recorded at an instant. */
export function withRecordedAt(doc: IncidentDocument, recordedAt: string): IncidentDocument {
  return {
    ...doc,
    accounts: doc.accounts.map((one) => ({ ...one, recorded_at: one.recorded_at ?? recordedAt })),
  };
}

/** What is derived once for each account of a document, by its id. */
export function derivedAccounts(
  doc: IncidentDocument,
  gazetteer: Gazetteer,
  placeOf: (place: ClaimedPlace) => DerivedPlace = (place) => derivePlace(place, gazetteer),
): ReadonlyMap<string, DerivedAccount> {
  return new Map(
    doc.accounts.map((account) => [
      account.id,
      {
        place: account.place ? placeOf(account.place) : null,
        span: account.time ? occurredSpan(account.time, gazetteer.zone) : null,
      },
    ]),
  );
}

function successiveStates(doc: IncidentDocument, points: readonly number[], context: StateContext): State[] {
  const states: State[] = [];
  for (const at of points) {
    const state = stateAt(doc, at, context);
    const before = states.at(-1);
    if (!state || (before && readsTheSame(before, state))) continue;
    if (before) before.known_to = at;
    states.push(state);
  }
  return states;
}

/** Every instant (ms) at which something of the document becomes known, ascending; entries without date change nothing. */
function changePoints(doc: IncidentDocument, zone: string): number[] {
  const points = new Set<number>();
  for (const account of doc.accounts) {
    const from = accountKnownFrom(account, doc, zone).at;
    points.add(from);
    for (const source of account.sources) points.add(sourceKnownFrom(source, account, from, zone));
    for (const figure of account.figures) points.add(figureKnownFrom(figure, account, doc, zone).at);
  }
  for (const list of [doc.titles, doc.summaries, doc.types, doc.rankings, doc.assessments])
    for (const entry of list) points.add(editorialFrom(entry, zone));
  return [...points].filter(Number.isFinite).sort((a, b) => a - b);
}

function viewOf(account: Account, doc: IncidentDocument, derived: DerivedAccount, zone: string): AccountView {
  const known = accountKnownFrom(account, doc, zone);
  const { place, span } = derived;
  return {
    ...account,
    known_from: iso(known.at),
    known_inferred: known.inferred,
    ...(doc.place_generalised ? { place_generalised: doc.place_generalised } : {}),
    geometry: place?.geometry ?? null,
    municipalities: place?.municipalities ?? [],
    municipalities_possible: place?.municipalities_possible ?? [],
    border_point: place?.border_point ?? null,
    border_point_km: place?.border_point_km ?? null,
    line_side: place?.line_side ?? null,
    line_km: place?.line_km ?? null,
    occurred_start: span ? iso(span.start) : null,
    occurred_end: span?.end != null ? iso(span.end) : null,
  };
}

/** An account with a claimed place as features of `accounts`: one for each title its incident bears while it is known. */
function accountStatesOf(
  account: Account,
  doc: IncidentDocument,
  { place, span }: DerivedAccount,
  version: number,
  zone: string,
): AccountState[] {
  if (!account.place || !place) return [];
  const first = accountKnownFrom(account, doc, zone).at;
  const retitled = doc.titles.map((title) => editorialFrom(title, zone)).filter((at) => at > first);
  const out: AccountState[] = [];
  for (const at of [first, ...new Set(retitled.sort((a, b) => a - b))]) {
    const properties: AccountProperties = {
      incident: doc.id,
      account: account.id,
      incident_title: inLanguage(inForceOrFirst(doc.titles, at, zone).text, 'en').text,
      claimant: account.claimant.id,
      claimant_name: inLanguage(account.claimant.name, 'en').text,
      stance: account.stance,
      type: account.nature?.type ?? null,
      sub_type: account.nature?.sub_type ?? null,
      legal_word: account.nature?.legal_word ?? null,
      place_precision: account.place.precision,
      ...(place.name ? { place_name: inLanguage(place.name, 'en').text } : {}),
      ...(doc.place_generalised ? { place_generalised: doc.place_generalised } : {}),
      uncertainty_m: place.uncertainty_m,
      occurred_start: span ? iso(span.start) : null,
      occurred_end: span?.end != null ? iso(span.end) : null,
      time_precision: account.time?.precision ?? null,
      municipalities: place.municipalities,
      municipalities_possible: place.municipalities_possible,
      known_from: iso(first),
      version,
    };
    if (out.at(-1)?.properties.incident_title === properties.incident_title) continue;
    out.push({
      account: account.id,
      known_from: at,
      occurred_start: span?.start ?? null,
      occurred_end: span?.end ?? null,
      geometry: place.geometry,
      properties,
      shapes: place.shapes,
    });
  }
  return out;
}
