import { computed, signal } from '@preact/signals';
import type { SessionView } from '#contract/session.ts';
import { ProblemError, request } from './request.ts';

/** Who is logged in; null until asked. */
export const session = signal<SessionView | null>(null);

/** Whether somebody is logged in who may go to work: a second factor that is demanded comes first. */
export const isAtWork = computed(
  () => Boolean(session.value?.user) && !session.value?.second_factor_required,
);

/** Asks the service who we are. */
export async function loadSession(): Promise<void> {
  session.value = (await request<SessionView>('/api/session')).body;
}

/**
 * Where a request failed for want of permission, asks anew who we are: a session may have ended, and the page then offers
 * to log in.
 */
export async function noticeEnd(error: unknown): Promise<void> {
  if (!session.peek()?.user || !(error instanceof ProblemError) || ![401, 403].includes(error.problem.status))
    return;
  // Unreachable just now: the page goes on as it stands, and the next request tells again.
  await loadSession().catch(() => undefined);
}

/** Throws ProblemError (401 wrong name or password, or a second step that is missing or wrong, 429 too many attempts). */
export async function logIn(name: string, password: string, code?: string): Promise<void> {
  const body = { name, password, ...(code ? { code } : {}) };
  session.value = (await request<SessionView>('/api/session', { method: 'POST', body })).body;
}

export async function logOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' });
  await loadSession();
}

/** Makes the first admin from the one-time link and logs them in. */
export async function setUp(token: string, name: string, password: string): Promise<void> {
  session.value = (
    await request<SessionView>('/api/setup', { method: 'POST', body: { token, name, password } })
  ).body;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await request('/api/session/password', { method: 'PUT', body: { current, next } });
}
