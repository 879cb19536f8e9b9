import { computed, signal } from '@preact/signals';
import type { Role } from '#contract/roles.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

/** Somebody who may log in, as `GET /api/users` lists them. */
export interface UserView {
  id: number;
  name: string;
  role: Role;
  disabled: boolean;
  created_at: string;
  second_factor: boolean;
}

const writes = signal(0);

/** All users; for admins, while their page is shown. */
export const users = resource<{ users: UserView[] }>(
  computed(() =>
    path.value === '/desk/users' && session.value?.user?.role === 'admin' ? '/api/users' : null,
  ),
  writes,
);

/** Throws as `request` does; 400 names the field, 409 a name that is taken. */
export async function addUser(user: { name: string; role: Role; password: string }): Promise<void> {
  await request('/api/users', { method: 'POST', body: user });
  writes.value += 1;
}

/**
 * Changes a user's role, whether they may log in, or their password, or takes their second step away; all but the
 * last end the user's sessions. Throws as `request` does; 409 when no admin would be left.
 */
export async function changeUser(
  id: number,
  change: { role: Role } | { disabled: boolean } | { password: string } | { second_factor: false },
): Promise<void> {
  await request(`/api/users/${id}`, { method: 'PATCH', body: change });
  writes.value += 1;
}

/** Ends all log-ins of a user. */
export async function endSessionsOf(id: number): Promise<void> {
  await request(`/api/users/${id}/sessions`, { method: 'DELETE' });
  writes.value += 1;
}
