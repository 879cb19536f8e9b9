import { batch, computed, signal } from '@preact/signals';
import type { FieldError } from '#contract/problem.ts';
import { type PrivateLogEntry, type PrivatePart, privatePart } from '#contract/protection.ts';
import { faultsOf } from './desk-check.ts';
import { newKey } from './desk-document.ts';
import { ProblemError, request } from './request.ts';

/** A contact in the form; `_key` names it while others come and go. */
export interface ContactRow {
  _key: string;
  name: string;
  channel: string;
  note: string;
}

/** What became of the notes and contacts. `unread` and `failed` were not answered; `forbidden` is not for this role. */
export type PrivateState =
  | 'reading'
  | 'idle'
  | 'unread'
  | 'forbidden'
  | 'saving'
  | 'saved'
  | 'erased'
  | 'failed';

/*
 * Notes and contacts beside the document: they are no part of it, and nothing of them is kept in this browser.
 */
export const notes = signal('');
export const contacts = signal<ContactRow[]>([]);
export const privateLog = signal<PrivateLogEntry[]>([]);
export const privateState = signal<PrivateState>('idle');
export const privateFaults = signal<FieldError[]>([]);
/** Whether there is something that the service does not have. */
export const isPrivateDirty = signal(false);

let reading = 0;

const addressOf = (id: string) => `/api/desk/incidents/${encodeURIComponent(id)}/private`;

interface PrivateAnswer {
  part: PrivatePart;
  log: PrivateLogEntry[];
}

function take({ part, log }: PrivateAnswer, state: PrivateState): void {
  batch(() => {
    notes.value = part.notes;
    contacts.value = part.contacts.map(({ name, channel = '', note = '' }) => ({
      _key: newKey(),
      name,
      channel,
      note,
    }));
    privateLog.value = log;
    privateFaults.value = [];
    privateState.value = state;
    isPrivateDirty.value = false;
  });
}

/** Reads those of an incident; of a new one there are none yet. */
export async function openPrivate(id: string | null): Promise<void> {
  reading += 1;
  const own = reading;
  take({ part: { notes: '', contacts: [] }, log: [] }, id === null ? 'idle' : 'reading');
  if (id === null) return;
  try {
    const { body } = await request<PrivateAnswer>(addressOf(id));
    if (own === reading) take(body, 'idle');
  } catch (error) {
    if (own !== reading) return;
    const isRefused = error instanceof ProblemError && error.problem.status === 403;
    privateState.value = isRefused ? 'forbidden' : 'unread';
  }
}

/** What is sent: rows without a word are none. */
const written = computed(() => ({
  notes: notes.value.trim(),
  contacts: contacts.value
    .map(({ name, channel, note }) => ({
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(channel.trim() ? { channel: channel.trim() } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    }))
    .filter((row, index) => Object.keys(row).length > 0 || index < contacts.value.length - 1),
}));

/** Writes them down; true when the service has them. It never throws, and what is typed stays in the fields. */
export async function savePrivate(id: string): Promise<boolean> {
  const part = written.peek();
  const parsed = privatePart.safeParse(part);
  privateFaults.value = parsed.success ? [] : faultsOf(parsed.error, part);
  if (!parsed.success) return false;
  privateState.value = 'saving';
  try {
    const { body } = await request<PrivateAnswer>(addressOf(id), { method: 'PUT', body: part });
    take(body, 'saved');
    return true;
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : null;
    batch(() => {
      privateFaults.value = problem?.errors ?? [];
      privateState.value = 'failed';
    });
    return false;
  }
}

/** Erases them for good. */
export async function erasePrivate(id: string): Promise<void> {
  privateState.value = 'saving';
  try {
    await request(addressOf(id), { method: 'DELETE' });
    await openPrivate(id);
    if (privateState.peek() === 'idle') privateState.value = 'erased';
  } catch {
    privateState.value = 'failed';
  }
}

function touch(): void {
  batch(() => {
    isPrivateDirty.value = true;
    privateFaults.value = [];
    if (privateState.peek() !== 'saving') privateState.value = 'idle';
  });
}

export function editNotes(text: string): void {
  notes.value = text;
  touch();
}

export function editContact(index: number, member: 'name' | 'channel' | 'note', text: string): void {
  contacts.value = contacts.peek().map((row, at) => (at === index ? { ...row, [member]: text } : row));
  touch();
}

export function addContact(): void {
  contacts.value = [...contacts.peek(), { _key: newKey(), name: '', channel: '', note: '' }];
  touch();
}

export function removeContact(index: number): void {
  contacts.value = contacts.peek().toSpliced(index, 1);
  touch();
}
