import { computed, effect, signal } from '@preact/signals';
import type { Editing, PresenceView, ReviewComment, WorkView } from '#contract/work.ts';
import { keyedPointer } from './desk-comment-pointer.ts';
import { base, draftDocument, draftId } from './desk-draft.ts';
import { request } from './request.ts';

/** What staff say and do about the incident in the form; null while it is new or not read yet. */
export const work = signal<WorkView | null>(null);
/** Why it could not be read or written. */
export const workFailed = signal<unknown>(null);
/** Who else has the incident open. */
export const others = signal<readonly Editing[]>([]);
/** The version that stands, where somebody wrote one since the form was opened. */
export const newerVersion = signal<number | null>(null);

/** Milliseconds between two signs that the form is still open. */
const heartbeatMs = 25_000;

const pathOf = (rest: string) => `/api/desk/incidents/${encodeURIComponent(draftId.peek() ?? '')}/${rest}`;

/** Open comments first, then those that are settled, each oldest first. */
export const comments = computed<ReviewComment[]>(() =>
  [...(work.value?.comments ?? [])].sort(
    (a, b) => Number(a.resolved_at !== null) - Number(b.resolved_at !== null) || a.id - b.id,
  ),
);

/** Whoever returned it last and why, while it is a draft because of that. */
export const returned = computed(() => {
  const [last, before] = work.value?.versions ?? [];
  return last?.status === 'draft' && before?.status === 'in_review' && last.reason !== null ? last : null;
});

/** Whether somebody else has to publish what stands. */
export const needsOther = computed(() => work.value?.publish === 'four_eyes');

/** Reads the work on the incident in the form anew. */
export async function loadWork(): Promise<void> {
  const id = draftId.peek();
  if (id === null) {
    work.value = null;
    return;
  }
  try {
    const { body } = await request<WorkView>(pathOf('work'));
    if (draftId.peek() !== id) return;
    work.value = body;
    workFailed.value = null;
  } catch (error) {
    workFailed.value = error;
  }
}

async function write(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    await loadWork();
    return true;
  } catch (error) {
    workFailed.value = error;
    return false;
  }
}

/** Comments on a field of the form, or with an empty pointer on all of it; false when it was not stored. */
export function addComment(pointer: string, text: string): Promise<boolean> {
  const body = { pointer: keyedPointer(draftDocument.peek(), pointer), text };
  return write(() => request(pathOf('comments'), { method: 'POST', body }));
}

export function settleComment({ id }: ReviewComment, resolved: boolean): Promise<boolean> {
  return write(() => request(pathOf(`comments/${id}`), { method: 'PATCH', body: { resolved } }));
}

export function giveTo(user: string | null): Promise<boolean> {
  return write(() => request(pathOf('assignment'), { method: 'PUT', body: { user } }));
}

async function beat(): Promise<void> {
  try {
    const { body } = await request<PresenceView>(pathOf('presence'), { method: 'POST' });
    others.value = body.others;
    const own = base.peek()?.version;
    newerVersion.value = own !== undefined && body.version > own ? body.version : null;
  } catch {
    // Who else is there is no reason to disturb anybody.
  }
}

/** Follows the incident in the form: its work, and who else has it open; answers how to stop. */
export function followWork(): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let left: string | null = null;
  const leave = () => {
    clearInterval(timer);
    if (left === null) return;
    const path = `/api/desk/incidents/${encodeURIComponent(left)}/presence`;
    left = null;
    // The page may be closing: the browser sends this on its own.
    void fetch(path, { method: 'DELETE', keepalive: true, credentials: 'same-origin' }).catch(
      () => undefined,
    );
  };
  addEventListener('pagehide', leave);
  const stop = effect(() => {
    const id = draftId.value;
    // Whatever was saved is another version, with other writers.
    const from = base.value;
    newerVersion.value = null;
    if (id !== left) {
      leave();
      work.value = null;
      others.value = [];
    }
    if (id === null || from === null || from.status === 'retracted') return;
    void loadWork();
    if (id === left) return;
    left = id;
    void beat();
    timer = setInterval(() => void beat(), heartbeatMs);
  });
  return () => {
    stop();
    leave();
    removeEventListener('pagehide', leave);
  };
}
