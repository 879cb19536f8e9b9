import { batch, computed, signal } from '@preact/signals';
import type { Status } from '#contract/codebook.ts';
import type { IncidentDocument, IncidentInput } from '#contract/incident.ts';
import type { MergeSide, MergeView } from '#contract/merge.ts';
import { type Base, base, draftId, readStored, type StoredIncident, takeMerged } from './desk-draft.ts';
import { language } from './preferences.ts';
import { request } from './request.ts';

/** Another write came first: what stands now, what was to be written on which version, and what both changed. */
export interface Conflict {
  stored: StoredIncident;
  base: Base;
  from: number;
  document: IncidentInput;
  /** Null where what stands is retracted: nothing can be written over it. */
  view: MergeView | null;
}
export const conflict = signal<Conflict | null>(null);

/** Whose change is taken, by the path of a part that both changed. */
export const choices = signal<Readonly<Record<string, MergeSide>>>({});

/** Parts that somebody has to choose about and has not. */
export const undecided = computed(
  () =>
    conflict.value?.view?.parts.filter(({ isConflict, path }) => isConflict && !choices.value[path]) ?? [],
);

async function merge(id: string, from: number, document: IncidentInput): Promise<MergeView> {
  const path = `/api/desk/incidents/${encodeURIComponent(id)}/merge?lang=${language.peek()}`;
  const { id: _, ...written } = document;
  const body = { base: from, document: written, choices: choices.peek() };
  return (await request<MergeView>(path, { method: 'POST', body })).body;
}

/** Reads what stands and what differs from what was to be written. Throws as `request` does. */
export async function meetConflict(document: IncidentInput): Promise<void> {
  const id = draftId.peek()!;
  const from = base.peek()!.version;
  choices.value = {};
  const { stored, base: now } = await readStored(id);
  const view = stored.document.status === 'retracted' ? null : await merge(id, from, document);
  conflict.value = { stored, base: now, from, document, view };
}

/**
 * Puts the merged text into the form, on the version that stands now; answers the status it is to be saved with, null
 * while a choice is missing, or where another write came in between: what differs is then shown anew. Throws as
 * `request` does.
 */
export async function applyMerge(): Promise<Status | null> {
  const met = conflict.peek();
  if (!met) return null;
  const view = await merge(met.stored.id, met.from, met.document);
  if (view.version !== met.stored.version) {
    await meetConflict(met.document);
    return null;
  }
  if (!view.document) return null;
  const merged = view.document as unknown as IncidentDocument;
  batch(() => {
    takeMerged(merged, met.base);
    conflict.value = null;
  });
  return merged.status;
}
