import type { z } from 'zod';
import { newInvitation } from '../contract/people.ts';
import { roles } from '../contract/roles.ts';
import { newUser } from '../contract/session.ts';
import type { Actor } from '../domain/permissions.ts';
import { fieldErrors } from '../service/document.ts';
import { Fault } from '../service/fault.ts';
import { invitationLink, invite } from '../service/invitations.ts';
import { addUser, changeUser, endSessionsOf, listUsers, type UserView } from '../service/users.ts';
import type { Store } from '../store/store.ts';
import { type Terminal, UsageError } from './usage.ts';

/** Whoever may run a command on this machine may manage its users. */
export const operator: Actor = { name: 'operator', role: 'admin' };

/** `user list`. */
export async function printUsers(store: Store, terminal: Terminal): Promise<void> {
  const users = await listUsers({ store }, operator);
  if (users.length === 0) terminal.print('There are no users.');
  for (const { name, role, disabled } of users)
    terminal.print(`${name}\t${role}\t${disabled ? 'disabled' : 'active'}`);
}

type NewUser = z.infer<typeof newUser>;

/** What `user add NAME --role ROLE --password-stdin` says. Throws UsageError for what cannot be accepted. */
export async function readNewUser(
  terminal: Terminal,
  given: { name: string; role: string | undefined; fromInput: boolean | undefined },
): Promise<NewUser> {
  if (!given.role) throw new UsageError(`A user needs --role, one of ${roles.join(', ')}.`);
  if (!given.fromInput) throw new UsageError('The password comes on standard input: add --password-stdin.');
  const password = (await terminal.readInput()).replace(/\r?\n$/, '');
  const wanted = { name: given.name, role: given.role, password };
  const parsed = newUser.safeParse(wanted);
  if (!parsed.success) throw new UsageError(explain(fieldErrors(parsed.error, wanted)[0]));
  return parsed.data;
}

/** `user add`. Throws a sentence when the name is taken. */
export async function addNamedUser(store: Store, terminal: Terminal, user: NewUser): Promise<void> {
  const added = await addUser({ store, now: Date.now }, operator, user).catch((error) => {
    throw error instanceof Fault && error.kind === 'invalid'
      ? new UsageError(explain(error.extra.errors?.[0]))
      : error;
  });
  terminal.print(`Added ${added.name} as ${added.role}.`);
}

function explain(error: { pointer: string; code: string } | undefined): string {
  const member = error?.pointer.slice(1);
  if (member === 'role') return `The role must be one of ${roles.join(', ')}.`;
  if (error?.code === 'password_common')
    return 'The password is in the list of common and breached ones, or soon guessed from it; several words in a row are better.';
  if (member === 'password') return 'The password must have 12 to 256 characters.';
  return 'The name must have 2 to 64 letters, digits or . _ @ - and begin with a letter or digit.';
}

/** `user reset NAME`: takes the second factor away and ends all sessions. Throws a sentence when there is no such user. */
export async function resetUser(store: Store, terminal: Terminal, name: string): Promise<void> {
  const user = await namedUser(store, name);
  await changeUser({ store, now: Date.now }, operator, user.id, { second_factor: false });
  await endSessionsOf({ store, now: Date.now }, operator, user.id);
  terminal.print(`${name} has no second factor any more; all sessions have ended.`);
}

async function namedUser(store: Store, name: string): Promise<UserView> {
  const user = (await listUsers({ store }, operator)).find((one) => one.name === name);
  if (!user) throw new Error(`There is no user «${name}».`);
  return user;
}

/** `user disable NAME`. Throws a sentence when there is no such user or nobody could manage users any more. */
export async function disableUser(store: Store, terminal: Terminal, name: string): Promise<void> {
  const user = await namedUser(store, name);
  await changeUser({ store, now: Date.now }, operator, user.id, { disabled: true });
  terminal.print(`Disabled ${name}; all sessions have ended.`);
}

type NewInvitation = z.infer<typeof newInvitation>;

/** What `user invite --role ROLE [--note TEXT]` says. Throws UsageError. */
export function readInvitation(given: {
  role?: string | undefined;
  note?: string | undefined;
}): NewInvitation {
  const wanted = newInvitation.safeParse({ role: given.role, ...(given.note ? { note: given.note } : {}) });
  if (wanted.success) return wanted.data;
  throw new UsageError(
    wanted.error.issues[0]?.path[0] === 'note'
      ? '--note has at most 100 characters.'
      : `An invitation needs --role, one of ${roles.join(', ')}.`,
  );
}

/** `user invite`: prints the link, this once. Throws a sentence when too many are open. */
export async function inviteUser(
  store: Store,
  terminal: Terminal,
  base: string,
  wanted: NewInvitation,
): Promise<void> {
  const { token, expires_at } = await invite({ store, now: Date.now }, operator, wanted);
  terminal.print(`${invitationLink(base, token)}\nIt works once, until ${expires_at}.`);
}
