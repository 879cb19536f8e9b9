import { z } from 'zod';
import { type Role, roles } from '../contract/roles.ts';
import { type newUser, password } from '../contract/session.ts';
import type { Actor } from '../domain/permissions.ts';
import type { UserRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';
import { conflict, nameTaken, notFound } from './fault.ts';
import { demandStrong } from './password-strength.ts';
import { hashPassword } from './passwords.ts';

/** What may change of a user; any of it but a second factor taken away ends that user's sessions and API tokens. */
export const userPatch = z.strictObject({
  role: z.enum(roles, 'code_unknown').optional(),
  disabled: z.boolean('value_kind_wrong').optional(),
  password: password.optional(),
  /** Takes the second factor away from somebody who lost it. */
  second_factor: z.literal(false, 'code_unknown').optional(),
});

/** A user without the hash of the password. */
export interface UserView {
  id: number;
  name: string;
  role: Role;
  disabled: boolean;
  created_at: string;
  second_factor: boolean;
}

function view({ id, name, role, disabled, created_at }: UserRecord, second_factor: boolean): UserView {
  return { id, name, role, disabled, created_at, second_factor };
}

/** All users. Throws Fault unless the actor may manage users, as do the others here. */
export async function listUsers({ store }: Pick<Atlas, 'store'>, actor: Actor | null): Promise<UserView[]> {
  demand(actor, 'manageUsers');
  const [users, withFactor] = await Promise.all([store.users(), store.secondFactorUsers()]);
  return users.map((user) => view(user, withFactor.includes(user.id)));
}

/** Throws Fault `conflict` with code `name_taken`, and `invalid` for a password that is soon guessed. */
export async function addUser(
  atlas: Pick<Atlas, 'store' | 'now'>,
  actor: Actor | null,
  given: z.infer<typeof newUser>,
): Promise<UserView> {
  demand(actor, 'manageUsers');
  const { store } = atlas;
  if (await store.userByName(given.name)) throw nameTaken(given.name);
  await demandStrong(given.password, given.name);
  const password_hash = await hashPassword(given.password);
  const user = await store.addUser({ name: given.name, role: given.role, password_hash }, false);
  if (!user) throw nameTaken(given.name);
  await noteAction(atlas, actor, 'user_added', `user:${user.name}`, { role: user.role });
  return view(user, false);
}

/**
 * Changes role, password, second factor or whether the user may log in. Throws Fault `not_found`, and `conflict` with code
 * `last_admin` when nobody would be left to manage users.
 */
export async function changeUser(
  atlas: Pick<Atlas, 'store' | 'now'>,
  actor: Actor | null,
  id: number,
  patch: z.infer<typeof userPatch>,
): Promise<UserView> {
  demand(actor, 'manageUsers');
  const { store } = atlas;
  const users = await store.users();
  const user = users.find((one) => one.id === id);
  if (!user) throw notFound('such user');
  const next = { ...user, role: patch.role ?? user.role, disabled: patch.disabled ?? user.disabled };
  const admins = users.filter((one) => one.id !== id && one.role === 'admin' && !one.disabled);
  if (admins.length === 0 && (next.role !== 'admin' || next.disabled))
    throw conflict('last_admin', 'This is the last admin who can log in.');
  if (patch.password !== undefined) await demandStrong(patch.password, user.name);
  await store.updateUser(id, {
    role: next.role,
    disabled: next.disabled,
    ...(patch.password === undefined ? {} : { password_hash: await hashPassword(patch.password) }),
  });
  if (next.disabled || patch.password !== undefined || next.role !== user.role) await endAccess(atlas, id);
  if (patch.second_factor === false && (await store.dropSecondFactor(id)))
    await noteAction(atlas, actor, 'second_factor_reset', `user:${user.name}`);
  if (patch.role !== undefined || patch.disabled !== undefined || patch.password !== undefined)
    await noteAction(atlas, actor, 'user_changed', `user:${user.name}`, {
      role: next.role,
      disabled: next.disabled,
      password: patch.password !== undefined,
    });
  return view(next, (await store.secondFactorUsers()).includes(id));
}

async function endAccess({ store }: Pick<Atlas, 'store'>, id: number): Promise<void> {
  await store.dropSessionsOf(id);
  await store.dropTokensOf(id);
}

/** Ends all sessions and API tokens of a user. Throws Fault `not_found`. */
export async function endSessionsOf(
  atlas: Pick<Atlas, 'store' | 'now'>,
  actor: Actor | null,
  id: number,
): Promise<void> {
  demand(actor, 'manageUsers');
  const user = (await atlas.store.users()).find((one) => one.id === id);
  if (!user) throw notFound('such user');
  await endAccess(atlas, id);
  await noteAction(atlas, actor, 'sessions_ended', `user:${user.name}`);
}
