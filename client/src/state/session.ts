import { signal } from '@preact/signals';
import type { SessionView } from '#contract/session.ts';
import { request } from './request.ts';

/** Who is logged in; null until asked. */
export const session = signal<SessionView | null>(null);

/** Asks the service who we are. */
export async function loadSession(): Promise<void> {
  session.value = (await request<SessionView>('/api/session')).body;
}

/** Throws ProblemError (401 wrong name or password, 429 too many attempts). */
export async function logIn(name: string, password: string): Promise<void> {
  session.value = (
    await request<SessionView>('/api/session', { method: 'POST', body: { name, password } })
  ).body;
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
