import { batch, computed, signal } from '@preact/signals';
import type { Status } from '#contract/codebook.ts';
import type { IncidentDocument } from '#contract/incident.ts';
import type { FieldError } from '#contract/problem.ts';
import { draftOf, emptyDocument } from './desk-document.ts';
import { fieldId, isWithin, type Loose, readAt, writeAt } from './desk-pointer.ts';
import { asideOf, leaveSlot, rememberSlot, takeSlot } from './desk-slot.ts';
import { allKept, forget, type KeptText, keep, kept, keptName } from './desk-storage.ts';
import { request } from './request.ts';
import { session } from './session.ts';

/** The version a form was opened from. */
export interface Base {
  version: number;
  etag: string;
  status: Status;
}

/** Incident in the form; null while it is new. */
export const draftId = signal<string | null>(null);
export const base = signal<Base | null>(null);
/** The document as written so far; null while it loads. */
export const draftDocument = signal<Loose | null>(null);
/** Reason and date of a retraction; such an incident is shown, not edited. */
export const retraction = signal<NonNullable<IncidentDocument['retraction']> | null>(null);
/** Whether there is text that the service does not have. */
export const isDirty = signal(false);
/** When the restored text was written (ms); null when nothing was restored. */
export const restoredAt = signal<number | null>(null);
/** False when this browser cannot keep unsaved text. */
export const canKeep = signal(true);
/** Text set aside when a newer version was loaded over it; null when there is none. */
export const setAside = signal<KeptText | null>(null);
/** Faults of the last check, by the pointer of their field. */
export const faults = signal<FieldError[]>([]);

export const status = computed<Status>(() => base.value?.status ?? 'draft');

/** Whose text it is, and the slot it is kept in. Whoever logs out meanwhile still finds it under the own name. */
let owner = '';
let slot: string | null = null;
/** Grows with every form that is opened or left, so that a late answer knows that it is late. */
let opening = 0;

const nameOf = () => keptName(owner, draftId.peek(), slot ?? '');
const asideName = () => keptName(owner, draftId.peek(), asideOf(slot ?? ''));

/** The slot that the open form writes into; null while none is open. */
export const openSlot = (): string | null => slot;

/** What `GET /api/desk/incidents/{id}` answers: the whole stored document, also what becomes known later. */
export interface StoredIncident {
  id: string;
  version: number;
  recorded_at: string;
  document: IncidentDocument;
}

/** Reads one incident for editing; throws as `request` does. */
export async function readStored(id: string): Promise<{ stored: StoredIncident; base: Base }> {
  const { body, etag } = await request<StoredIncident>(`/api/desk/incidents/${encodeURIComponent(id)}`);
  return {
    stored: body,
    base: { version: body.version, etag: etag ?? `"${body.version}-desk"`, status: body.document.status },
  };
}

/**
 * Opens the form for an incident, or for a new one with null, and brings back text that was not saved. Throws as
 * `request` does.
 */
export async function openDraft(id: string | null): Promise<void> {
  opening += 1;
  const own = opening;
  batch(() => {
    draftId.value = id;
    draftDocument.value = null;
    faults.value = [];
  });
  const read = id === null ? null : await readStored(id);
  const user = session.peek()?.user?.name ?? '';
  if (slot !== null) leaveSlot(slot);
  const taken = await takeSlot(user, id, allKept(user));
  // Another incident was opened, or the form left, while this one was on its way.
  if (own !== opening) {
    leaveSlot(taken);
    return;
  }
  owner = user;
  slot = taken;
  const text = kept(nameOf());
  batch(() => {
    base.value = read ? (text?.base ? { ...text.base, status: read.base.status } : read.base) : null;
    draftDocument.value = text?.document ?? (read ? draftOf(read.stored.document) : emptyDocument());
    retraction.value = read?.stored.document.retraction ?? null;
    isDirty.value = text !== null;
    restoredAt.value = text?.at ?? null;
    setAside.value = kept(asideName());
  });
}

/** Keeps the text as it stands in this browser; what is typed survives a reload, a crash and the end of a session. */
export function keepDraft(): void {
  const document = draftDocument.peek();
  if (!document || !isDirty.peek() || slot === null) return;
  const from = base.peek();
  canKeep.value = keep(nameOf(), {
    document,
    base: from && { version: from.version, etag: from.etag },
    at: Date.now(),
  });
}

/** Leaves the form; its text stays kept, and another tab may go on with it. */
export function closeDraft(): void {
  opening += 1;
  clearTimeout(timer);
  keepDraft();
  if (slot !== null) leaveSlot(slot);
  slot = null;
  draftDocument.value = null;
  draftId.value = null;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts a value into the document; undefined removes the member. Faults of that field are settled with it. */
export function edit(pointer: string, value: unknown): void {
  const document = draftDocument.peek();
  if (!document) return;
  batch(() => {
    draftDocument.value = writeAt(document, pointer, value);
    isDirty.value = true;
    if (faults.peek().length)
      faults.value = faults
        .peek()
        .filter((fault) => !isWithin(fault.pointer, pointer) && !isWithin(pointer, fault.pointer));
  });
  clearTimeout(timer);
  timer = setTimeout(keepDraft, 200);
}

/** The value at a pointer of the document as written so far. */
export function valueAt(pointer: string): unknown {
  return readAt(draftDocument.value, pointer);
}

/** Takes the answer of a save as the new base; what was kept is no longer needed. */
export function acceptSaved(stored: StoredIncident, from: Base): void {
  clearTimeout(timer);
  forget(nameOf());
  if (slot !== null) rememberSlot(owner, stored.id, slot);
  batch(() => {
    draftId.value = stored.id;
    base.value = from;
    draftDocument.value = draftOf(stored.document);
    retraction.value = stored.document.retraction ?? null;
    isDirty.value = false;
    restoredAt.value = null;
    faults.value = [];
  });
}

/** Goes on with a text that was merged with a newer version, on that version. */
export function takeMerged(document: IncidentDocument, from: Base): void {
  clearTimeout(timer);
  batch(() => {
    base.value = from;
    draftDocument.value = draftOf(document);
    isDirty.value = true;
    faults.value = [];
  });
  keepDraft();
}

/** Throws away unsaved text and opens what the service has. */
export async function discardDraft(): Promise<void> {
  clearTimeout(timer);
  forget(nameOf());
  await openDraft(draftId.peek());
}

/** Loads the version that stands now; the text written so far is set aside and can be brought back. */
export async function loadCurrent(): Promise<void> {
  clearTimeout(timer);
  const document = draftDocument.peek();
  const from = base.peek();
  if (document)
    keep(asideName(), {
      document,
      base: from && { version: from.version, etag: from.etag },
      at: Date.now(),
    });
  await discardDraft();
}

/** Brings back the text that was set aside, onto the version loaded now. */
export function bringBack(): void {
  const text = setAside.peek();
  if (!text) return;
  forget(asideName());
  batch(() => {
    draftDocument.value = text.document;
    isDirty.value = true;
    setAside.value = null;
  });
  keepDraft();
}

/** Forgets the text that was set aside. */
export function dropAside(): void {
  forget(asideName());
  setAside.value = null;
}

/**
 * Id of the control that stands for a fault: its own field, else the first field inside it, else that of the nearest
 * enclosing member. Null when none is drawn. `ids` are those on the page, in reading order.
 */
export function controlFor(pointer: string, ids: readonly string[]): string | null {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const id = fieldId(at);
    const found = ids.find((one) => one === id) ?? ids.find((one) => one.startsWith(`${id}-`));
    if (found) return found;
  }
  return null;
}
