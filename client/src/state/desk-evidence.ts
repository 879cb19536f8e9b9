import { computed, signal } from '@preact/signals';
import type { EvidenceFile, EvidenceList } from '#contract/evidence.ts';
import { draftId } from './desk-draft.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { sendBody } from './send-body.ts';
import { session } from './session.ts';

const addressOf = (id: string) => `/api/desk/incidents/${encodeURIComponent(id)}/evidence`;
const looks = signal(0);

/** The files of all sources of the incident in the form; nothing while it is new. */
export const evidence = resource<EvidenceList>(
  computed(() => (draftId.value === null ? null : addressOf(draftId.value))),
  looks,
);

/** Files of one source, the oldest first. */
export function filesOf(account: string, source: string): EvidenceFile[] {
  const files = evidence.value.value?.files ?? [];
  return files.filter((one) => one.account === account && one.source === source);
}

/** Whether the role releases files; the service decides again. */
export const mayRelease = computed(() => ['editor', 'admin'].includes(session.value?.user?.role ?? ''));

/** Whether the role erases files; the service decides again. */
export const mayErase = computed(() => session.value?.user?.role === 'admin');

/** The file that is being sent for a source (`account/source`), and how much of it has arrived (0 to 1). */
export const sendingEvidence = signal<{ to: string; name: string; part: number } | null>(null);

let current: AbortController | null = null;

export interface ToldOfFile {
  account: string;
  source: string;
  collected_at: string;
  collector: string;
  note: string;
}

/** Sends a file for a source. Throws as `sendBody` does. */
export async function sendEvidence(file: File, told: ToldOfFile): Promise<void> {
  const id = draftId.peek();
  if (id === null || current) return;
  const form = new FormData();
  for (const [field, value] of Object.entries(told)) if (value) form.append(field, value);
  form.append('file', file, file.name);
  current = new AbortController();
  const progress = (part: number) => {
    sendingEvidence.value = { to: `${told.account}/${told.source}`, name: file.name, part };
  };
  progress(0);
  try {
    await sendBody<EvidenceFile>(addressOf(id), form, progress, current.signal);
    looks.value += 1;
  } finally {
    current = null;
    sendingEvidence.value = null;
  }
}

export function stopSendingEvidence(): void {
  current?.abort();
}

/** Makes a file public, or no longer. Throws as `request` does. */
export const releaseEvidence = (id: number, isReleased: boolean, reason: string): Promise<void> =>
  stepEvidence(id, isReleased ? 'release' : 'withdraw', reason);

/** Takes the bytes of a file away for good. Throws as `request` does. */
export const eraseEvidence = (id: number, reason: string): Promise<void> => stepEvidence(id, 'erase', reason);

async function stepEvidence(id: number, what: string, reason: string): Promise<void> {
  try {
    await request(`/api/desk/evidence/${id}/${what}`, { method: 'POST', body: { reason } });
  } finally {
    looks.value += 1;
  }
}
