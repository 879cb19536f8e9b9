import { computed, signal } from '@preact/signals';
import type { Role } from '#contract/session.ts';
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

/** Lets somebody log in or no longer; a disabled user's sessions end. Throws as `request` does. */
export async function setDisabled(id: number, disabled: boolean): Promise<void> {
  await request(`/api/users/${id}`, { method: 'PATCH', body: { disabled } });
  writes.value += 1;
}
