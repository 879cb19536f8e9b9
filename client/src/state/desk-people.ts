import { computed, signal } from '@preact/signals';
import type { InvitationView, SecondFactorSecret, SecondFactorView, SessionEntry } from '#contract/people.ts';
import type { Role } from '#contract/roles.ts';
import type { ApiTokenView, SessionView, TokenScope } from '#contract/session.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { isAtWork, session } from './session.ts';

const writes = signal(0);
const at = (page: string, url: string) =>
  computed(() => (path.value === page && isAtWork.value ? url : null));

/** Invitations that hold; for admins, while the page of the users is shown. */
export const invitations = resource<{ invitations: InvitationView[] }>(
  computed(() =>
    path.value === '/desk/users' && session.value?.user?.role === 'admin' ? '/api/invitations' : null,
  ),
  writes,
);

/** What the page of one's own account shows. */
export const ownSessions = resource<{ sessions: SessionEntry[] }>(
  at('/desk/account', '/api/sessions'),
  writes,
);
export const ownTokens = resource<{ tokens: ApiTokenView[] }>(at('/desk/account', '/api/tokens'), writes);
export const secondFactor = resource<SecondFactorView>(
  computed(() =>
    session.value?.user && (path.value === '/desk/account' || session.value.second_factor_required)
      ? '/api/session/second-factor'
      : null,
  ),
  writes,
);

/** Sends one write and has the lists read anew. Throws as `request` does. */
async function write<T>(url: string, method: string, body?: unknown): Promise<T> {
  const answer = await request<T>(url, { method, ...(body === undefined ? {} : { body }) });
  writes.value += 1;
  return answer.body;
}

/** Makes an invitation; its link is in this answer and nowhere else. */
export const invite = (given: { role: Role; note: string }) =>
  write<InvitationView & { link: string }>('/api/invitations', 'POST', given);

export const revokeInvitation = (id: number) => write<null>(`/api/invitations/${id}`, 'DELETE');

/** Comes in by an invitation, logged in. Throws as `request` does: 403 when it does not hold, 409 for the name. */
export async function acceptInvitation(token: string, name: string, password: string): Promise<void> {
  session.value = (
    await request<SessionView>('/api/invitation', { method: 'POST', body: { token, name, password } })
  ).body;
}

export const endSession = (id: string) => write<null>(`/api/sessions/${id}`, 'DELETE');

/** Makes a token; its secret is in this answer and nowhere else. */
export const makeToken = (given: { name: string; scope: TokenScope; days: number }) =>
  write<ApiTokenView & { token: string }>('/api/tokens', 'POST', given);

export const endToken = (id: number) => write<null>(`/api/tokens/${id}`, 'DELETE');

export const beginSecondFactor = async (password: string) =>
  (await request<SecondFactorSecret>('/api/session/second-factor', { method: 'POST', body: { password } }))
    .body;

/** Switches it on; the recovery codes are in this answer and nowhere else. */
export const confirmSecondFactor = async (code: string) =>
  (await write<{ recovery_codes: string[] }>('/api/session/second-factor', 'PUT', { code })).recovery_codes;

export const endSecondFactor = (password: string) =>
  write<null>('/api/session/second-factor/end', 'POST', { password });
