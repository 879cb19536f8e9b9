import type { AccountView, IncidentFeature } from '../contract/feature.ts';
import type { GeneralisedPlace } from '../contract/generalised.ts';
import { account, type IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { emptyQuery } from '../contract/query.ts';
import type { AspectWeighing } from '../contract/weighing.ts';
import { documentFaults } from '../domain/check.ts';
import { likelyDuplicates } from '../domain/duplicates.ts';
import { leftOutNames, namedStill } from '../domain/left-out-names.ts';
import { type Actor, audienceOf, may } from '../domain/permissions.ts';
import type { State } from '../domain/projection.ts';
import { protect } from '../domain/protect.ts';
import { placeRuleOf } from '../domain/rule-of.ts';
import { derivedAccounts, project, withRecordedAt } from '../domain/states.ts';
import { weighingAt } from '../domain/weighing.ts';
import type { Atlas } from './atlas.ts';
import { demand } from './demand.ts';
import { parseDocument } from './document.ts';
import { futureDates } from './future-dates.ts';
import { standing } from './writing.ts';

/** What the form shows while somebody writes: nothing of it is stored. */
export interface Derivation {
  /** What is derived from each account, in the order sent; null where its place cannot be read yet. */
  accounts: (AccountView | null)[];
  /** What the map would draw now; null while the document has errors. */
  feature: IncidentFeature | null;
  /** What readers would see at each knowledge date, earliest first. */
  states: IncidentFeature[];
  errors: FieldError[];
  duplicates: ReturnType<typeof likelyDuplicates>;
  /** What the rules propose for each aspect, and why, as known last; empty while the document has errors. */
  weighing: AspectWeighing[];
  /** What readers see by the rule of protection; null where they see the accounts as they are. */
  shown: ShownDerivation | null;
}

export interface ShownDerivation {
  place_generalised: GeneralisedPlace;
  /** The accounts as readers see them, in the order sent. */
  accounts: AccountView[];
  /** Pointers to what names a place that is left out: readers see `[…]` in words, and ids and addresses as they are. */
  named: string[];
}

const hourMs = 3_600_000;

/**
 * Derives what a document would say, also from an unfinished one. `read` gives the document as a writer has it; it is
 * called only for staff. Throws Fault for others.
 */
export async function derive(atlas: Atlas, actor: Actor | null, read: () => unknown): Promise<Derivation> {
  demand(actor, 'readStaff');
  const value = read();
  const { gazetteer } = atlas.deployment;
  const parsed = parseDocument(value);
  if (!parsed.document)
    return {
      accounts: accountsOf(value).map((one) => deriveAccount(atlas, one)),
      feature: null,
      states: [],
      errors: parsed.errors,
      duplicates: [],
      weighing: [],
      shown: null,
    };
  const { document } = parsed;
  const errors = [
    ...documentFaults(document, gazetteer),
    ...futureDates(document, atlas.now(), gazetteer.zone),
  ];
  if (errors.length)
    return {
      accounts: document.accounts.map((one) => deriveAccount(atlas, one)),
      feature: null,
      states: [],
      errors,
      duplicates: [],
      weighing: [],
      shown: null,
    };
  const { protection: _, ...unprotected } = document;
  const projection = projectNow(atlas, unprotected);
  const state = projection.states.at(-1);
  return {
    accounts: projection.accounts,
    feature: state?.feature ?? null,
    states: projection.states.map((one) => one.feature),
    errors,
    duplicates: state ? await duplicatesOf(atlas, actor, state) : [],
    weighing: state ? weigh(atlas, unprotected, state.known_from) : [],
    shown: shownOf(atlas, document),
  };
}

function weigh(atlas: Atlas, document: IncidentDocument, at: number): AspectWeighing[] {
  const { gazetteer } = atlas.deployment;
  const recorded = withRecordedAt(document, new Date(atlas.now()).toISOString());
  return weighingAt(recorded, at, gazetteer.zone, derivedAccounts(recorded, gazetteer));
}

function shownOf(atlas: Atlas, document: IncidentDocument): ShownDerivation | null {
  const { gazetteer } = atlas.deployment;
  const shown = protect(document, gazetteer);
  const { place_generalised } = shown;
  if (placeRuleOf(document) === 'exact' || !place_generalised) return null;
  return {
    place_generalised,
    accounts: projectNow(atlas, document).accounts,
    named: namedStill(document, leftOutNames(document, shown, gazetteer)),
  };
}

function accountsOf(value: unknown): unknown[] {
  const accounts = (value as { accounts?: unknown } | null)?.accounts;
  return Array.isArray(accounts) ? accounts.slice(0, 50) : [];
}

/** Reads one account on its own: its place and time are worth showing long before the rest is written. */
function deriveAccount(atlas: Atlas, value: unknown): AccountView | null {
  const { place, time } = (value ?? {}) as { place?: unknown; time?: unknown };
  const read = account.pick({ place: true, time: true }).safeParse({ place, time });
  const placeOnly = read.success ? read.data : account.pick({ place: true }).safeParse({ place }).data;
  if (!placeOnly?.place) return null;
  const document = parseDocument({
    id: 'unfinished',
    titles: [{ text: { en: 'Unfinished' } }],
    types: [{ type: 'other', sub_type: 'other' }],
    accounts: [
      {
        id: 'unfinished',
        claimant: { id: 'unfinished', name: { en: 'Unfinished' } },
        stance: 'claims',
        ...placeOnly,
      },
    ],
  }).document;
  if (!document || documentFaults(document, atlas.deployment.gazetteer).length) return null;
  return projectNow(atlas, document).accounts[0] ?? null;
}

/** What follows from a document if it were written now. */
export function projectNow(atlas: Atlas, document: IncidentDocument) {
  const recordedAt = new Date(atlas.now()).toISOString();
  return project(document, { version: 1, recordedAt, gazetteer: atlas.deployment.gazetteer });
}

/** Incidents that the actor sees, for staff of any status, within two days of the state that look alike; its own id is not one of them. */
export async function duplicatesOf(atlas: Atlas, actor: Actor | null, state: State) {
  if (state.occurred_start === null) return [];
  const page = await atlas.store.page(
    {
      ...emptyQuery,
      datetime: {
        text: '',
        start: state.occurred_start - 48 * hourMs,
        end: (state.occurred_end ?? state.occurred_start) + 48 * hourMs,
      },
      ...(may(actor, 'readStaff') ? { status: ['draft', 'in_review', 'published'] } : {}),
      limit: 200,
    },
    audienceOf(actor),
    atlas.now(),
  );
  const others = JSON.parse(`[${Buffer.from(page.features).toString('utf8')}]`) as IncidentFeature[];
  return likelyDuplicates(
    state,
    others.filter((other) => other.id !== state.feature.id),
  );
}

/** The stored document of an incident with its version: what the form edits. Throws Fault. */
export async function readDocument(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
): Promise<{ id: string; version: number; recorded_at: string; document: IncidentDocument }> {
  demand(actor, 'readStaff');
  const { version, recorded_at, document } = await standing(atlas, actor, id);
  return { id, version, recorded_at, document };
}

/** Names in use, for suggestions in the form. Throws Fault. */
export function readVocabulary(atlas: Atlas, actor: Actor | null): ReturnType<Atlas['store']['vocabulary']> {
  demand(actor, 'readStaff');
  return atlas.store.vocabulary();
}
