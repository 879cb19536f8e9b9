import { batch, signal } from '@preact/signals';
import type { Status } from '#contract/codebook.ts';
import type { IncidentInput } from '#contract/incident.ts';
import type { Problem } from '#contract/problem.ts';
import { deployment } from './deployment.ts';
import { checkDocument, inDocument } from './desk-check.ts';
import { documentOf } from './desk-document.ts';
import {
  acceptSaved,
  type Base,
  base,
  draftDocument,
  draftId,
  faults,
  isDirty,
  keepDraft,
  readStored,
} from './desk-draft.ts';
import { deadLinks } from './desk-links.ts';
import { meetConflict } from './desk-merge.ts';
import type { Loose } from './desk-pointer.ts';
import { isPrivateDirty, savePrivate } from './desk-private.ts';
import { ownWrites } from './desk-queue.ts';
import { changeReason } from './desk-reason.ts';
import { removedRow } from './desk-rows.ts';
import { missingBases } from './desk-weighing.ts';
import { go } from './location.ts';
import { ProblemError, request } from './request.ts';

const items = '/api/collections/incidents/items';

/** What became of the last attempt to write. `unreachable` has no problem document. */
export type SaveState =
  | { kind: 'idle' | 'saving' | 'unreachable' | 'invalid' }
  | { kind: 'saved'; status: Status; isAmended: boolean }
  | { kind: 'refused'; problem: Problem };

export const saveState = signal<SaveState>({ kind: 'idle' });

/** Set when the session ended while somebody was writing: what to do again after logging in. */
export const loginWanted = signal<(() => Promise<void>) | null>(null);

async function write(document: IncidentInput, from: Base | null): Promise<string> {
  const { id, ...properties } = document;
  const known = draftId.peek();
  const body = { type: 'Feature', ...(known ? { id: known } : {}), geometry: null, properties };
  const contentType = 'application/geo+json';
  if (!known || !from) {
    const { location } = await request(items, { method: 'POST', body, contentType });
    return decodeURIComponent((location ?? '').split('/').pop() ?? '');
  }
  const reason = changeReason.peek().trim();
  const why = reason ? `?reason=${encodeURIComponent(reason)}` : '';
  await request(`${items}/${encodeURIComponent(known)}${why}`, {
    method: 'PUT',
    body,
    contentType,
    ifMatch: from.etag,
  });
  return known;
}

/** Takes over what the service stored; text typed while the write was under way stays, on the new version. */
async function takeOver(id: string, sent: Loose, wanted: Status): Promise<void> {
  const wasNew = draftId.peek() === null;
  const isAmended = base.peek()?.status === 'published';
  const { stored, base: now } = await readStored(id);
  const typedOn = draftDocument.peek() !== sent;
  const typed = draftDocument.peek();
  batch(() => {
    acceptSaved(stored, now);
    // What was taken out is settled by the save; its note would lie over the form for good.
    removedRow.value = null;
    changeReason.value = '';
    if (typedOn && typed) {
      draftDocument.value = typed;
      isDirty.value = true;
    }
    ownWrites.value += 1;
    saveState.value = { kind: 'saved', status: wanted, isAmended };
  });
  keepDraft();
  if (wasNew) go(`/desk/${encodeURIComponent(id)}`, '', 'replace');
}

/** Tells what a failed request means for the form; `again` is done after logging in. */
async function fail(error: unknown, again: () => Promise<void>, sent: IncidentInput): Promise<void> {
  if (!(error instanceof ProblemError)) {
    saveState.value = { kind: 'unreachable' };
    return;
  }
  const { problem } = error;
  if (problem.status === 401) {
    saveState.value = { kind: 'idle' };
    loginWanted.value = again;
  } else if (problem.status === 412 && draftId.peek()) {
    await meetConflict(sent);
    saveState.value = { kind: 'idle' };
  } else if (problem.errors?.length) {
    faults.value = inDocument(problem.errors);
    saveState.value = { kind: 'invalid' };
  } else saveState.value = { kind: 'refused', problem };
}

/**
 * Checks the text and writes it with this status. What came of it is in `saveState`, `faults`, `conflict` or
 * `loginWanted`; it never throws, and the text stays in the form and in this browser until it is stored.
 */
export async function save(status: Status): Promise<void> {
  const sent = draftDocument.peek();
  if (!sent || saveState.peek().kind === 'saving') return;
  keepDraft();
  const document = { ...documentOf(sent, deployment().region.zone), status };
  const found = [...checkDocument(document), ...missingBases()];
  faults.value = found;
  if (found.length) {
    saveState.value = { kind: 'invalid' };
    return;
  }
  saveState.value = { kind: 'saving' };
  const dead = await deadLinks(draftId.peek(), document.links);
  if (dead.length) {
    faults.value = dead;
    saveState.value = { kind: 'invalid' };
    return;
  }
  try {
    const id = await write(document, base.peek());
    await takeOver(id, sent, status);
    if (isPrivateDirty.peek()) await savePrivate(id);
  } catch (error) {
    await fail(error, () => save(status), document).catch(() => {
      saveState.value = { kind: 'unreachable' };
    });
  }
}

/** Takes an incident back for good. What came of it is told as by `save`. */
export async function retract(reason: string): Promise<void> {
  const id = draftId.peek();
  const from = base.peek();
  const sent = draftDocument.peek();
  if (!id || !from || !sent) return;
  saveState.value = { kind: 'saving' };
  try {
    await request(`${items}/${encodeURIComponent(id)}?reason=${encodeURIComponent(reason)}`, {
      method: 'DELETE',
      ifMatch: from.etag,
    });
    await takeOver(id, sent, 'retracted');
  } catch (error) {
    const text = documentOf(sent, deployment().region.zone);
    await fail(error, () => retract(reason), { ...text, status: from.status }).catch(() => {
      saveState.value = { kind: 'unreachable' };
    });
  }
}
