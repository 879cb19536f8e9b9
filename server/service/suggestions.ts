import type { Account, IncidentDocument } from '../contract/incident.ts';
import {
  openStatuses,
  type Suggested,
  type SuggestionDecision,
  type SuggestionPage,
  type SuggestionStatus,
  type SuggestionView,
} from '../contract/suggestion.ts';
import type { Language } from '../contract/text.ts';
import type { Actor } from '../domain/permissions.ts';
import type { SuggestionRecord } from '../store/suggestions.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';
import { duplicatesOf, projectNow } from './desk.ts';
import { conflict, notFound } from './fault.ts';
import { accountOf, draftOf } from './suggestion-document.ts';
import { hashToken, newToken } from './tokens.ts';
import { amendIncident, createNamed, standing } from './writing.ts';

/** Suggestions that may wait at a time: a flood from many addresses must not fill the file. */
const mostOpen = 2_000;

/** Incidents near what is suggested in place and time, as far as the actor sees them; readers see what is public. */
export async function nearSuggestion(
  atlas: Atlas,
  actor: Actor | null,
  said: Suggested,
  language: Language,
): Promise<SuggestionView['duplicates']> {
  const document = await draftOf(atlas, said, language);
  const state = document && projectNow(atlas, document).states.at(-1);
  if (!state) return [];
  const found = await duplicatesOf(atlas, actor, state);
  return found.slice(0, 5).map(({ feature }) => ({ id: feature.id, feature }));
}

/** Puts it into the queue; the token of its status link is in this answer and nowhere else. Throws Fault `conflict` when the queue is full. */
export async function suggest(
  { store, now }: Pick<Atlas, 'store' | 'now'>,
  said: Suggested,
  contact: string,
  language: Language,
): Promise<string> {
  if ((await store.suggestionCount(openStatuses)) >= mostOpen)
    throw conflict('queue_full', 'Too many suggestions wait already; try again in some days.');
  const token = newToken();
  const token_hash = hashToken(token);
  await store.putSuggestion({ token_hash, received_at: now(), language, said, contact: contact || null });
  return token;
}

/** What whoever sent it is told. The incident is named only once the public sees it. */
export interface SuggestionState {
  status: SuggestionStatus;
  received_at: number;
  reason: string | null;
  incident: string | null;
}

/** Throws Fault `not_found` for a token of none. */
export async function stateOfSuggestion(atlas: Atlas, token: string): Promise<SuggestionState> {
  const found = await atlas.store.suggestionByToken(hashToken(token));
  if (!found) throw notFound('such suggestion');
  const { status, received_at, reason, incident } = found;
  const at = { knownAt: null, recordedAt: null };
  const seen = incident && (await atlas.store.one(incident, at, { statuses: ['published'] }, atlas.now()));
  return { status, received_at, reason, incident: seen ? incident : null };
}

/** A page of the queue, the newest first. */
export async function listSuggestions(
  atlas: Atlas,
  actor: Actor | null,
  question: { statuses: readonly SuggestionStatus[]; limit: number; before: number | null },
): Promise<SuggestionPage> {
  demand(actor, 'reviewSuggestions');
  const { statuses, limit, before } = question;
  const records = await atlas.store.suggestions(statuses, limit + 1, before);
  const shown = records.slice(0, limit);
  return {
    suggestions: await Promise.all(shown.map((one) => viewOf(atlas, actor, one))),
    next: records.length > limit ? String(shown.at(-1)!.id) : null,
    open: await atlas.store.suggestionCount(openStatuses),
  };
}

const isOpen = (status: SuggestionStatus) => (openStatuses as readonly string[]).includes(status);

async function viewOf(atlas: Atlas, actor: Actor, record: SuggestionRecord): Promise<SuggestionView> {
  const { token_hash: _, received_at, decided_at, ...rest } = record;
  return {
    ...rest,
    received_at: new Date(received_at).toISOString(),
    decided_at: decided_at === null ? null : new Date(decided_at).toISOString(),
    duplicates: isOpen(record.status) ? await nearSuggestion(atlas, actor, record.said, record.language) : [],
  };
}

/**
 * Takes a suggestion up or decides it. Faults: `not_found`, `conflict` when it is decided already, and those of the write
 * that accepting or merging is; the suggestion then waits on.
 */
export async function decideSuggestion(
  atlas: Atlas,
  actor: Actor | null,
  id: number,
  decision: SuggestionDecision,
): Promise<SuggestionView> {
  demand(actor, 'reviewSuggestions');
  const record = await atlas.store.suggestion(id);
  if (!record) throw notFound('such suggestion');
  const { status } = decision;
  const reason = status === 'rejected' ? decision.reason : null;
  const mark = { reason, decided_by: actor.name, decided_at: atlas.now() };
  // Claimed before it is written: of two who decide at once, one is told.
  if (!(await atlas.store.changeSuggestion(id, openStatuses, { ...mark, status, incident: null })))
    throw conflict('suggestion_decided', 'Somebody has decided this suggestion already.');
  try {
    const incident = await written(atlas, actor, record, decision);
    if (incident) await atlas.store.changeSuggestion(id, [status], { ...mark, status, incident });
    const action = `suggestion_${status === 'in_review' ? 'taken_up' : status}` as const;
    await noteAction(atlas, actor, action, `suggestion:${id}`, incident ? { incident } : null);
  } catch (error) {
    const before = {
      reason: null,
      incident: null,
      decided_by: record.decided_by,
      decided_at: record.decided_at,
    };
    await atlas.store.changeSuggestion(id, [status], { ...before, status: record.status });
    throw error;
  }
  return viewOf(atlas, actor, (await atlas.store.suggestion(id))!);
}

/** The incident that a decision writes; null where it writes none. */
async function written(
  atlas: Atlas,
  actor: Actor,
  { said, language }: SuggestionRecord,
  decision: SuggestionDecision,
): Promise<string | null> {
  if (decision.status === 'accepted') {
    const draft = await draftOf(atlas, said, language);
    if (!draft) throw conflict('suggestion_unreadable', 'This suggestion cannot become a draft.');
    return (await createNamed(atlas, actor, draft)).id;
  }
  if (decision.status !== 'merged') return null;
  const before = await standing(atlas, actor, decision.incident);
  const account = await accountOf(atlas, said, language, decision);
  await amendIncident(atlas, actor, before, withAccount(before.document, account));
  return decision.incident;
}

/** The document with one account more, under an id that is free. */
function withAccount(document: IncidentDocument, account: Account): IncidentDocument {
  const taken = new Set(document.accounts.map(({ id }) => id));
  let id = account.id;
  for (let number = 2; taken.has(id); number += 1) id = `${account.id}-${number}`;
  return { ...document, accounts: [...document.accounts, { ...account, id }] };
}

/** Deletes how whoever sent it can be reached. Throws Fault `not_found`. */
export async function deleteContact(atlas: Atlas, actor: Actor | null, id: number): Promise<void> {
  demand(actor, 'reviewSuggestions');
  if (!(await atlas.store.dropContact(id))) throw notFound('such contact');
  await noteAction(atlas, actor, 'contact_deleted', `suggestion:${id}`);
}
