import { newApiToken, tokenScopes } from '../contract/session.ts';
import { endToken, listTokens, makeToken } from '../service/api-tokens.ts';
import { noteAction } from '../service/audit.ts';
import type { Store, UserRecord } from '../store/store.ts';
import { type Terminal, UsageError } from './usage.ts';
import { operator } from './users.ts';

/** What `token add` says besides the user's name. */
export interface TokenOptions {
  name?: string | undefined;
  scope?: string | undefined;
  days?: string | undefined;
}

/** What `token add USER --name NAME --scope read|write [--days N]` says. Throws UsageError for what cannot be accepted. */
export function readTokenArguments({ name, scope, days }: TokenOptions) {
  if (!name) throw new UsageError('A token needs --name, which says what it is for.');
  const parsed = newApiToken.safeParse({
    name,
    scope,
    ...(days === undefined ? {} : { days: /^\d+$/.test(days) ? Number(days) : Number.NaN }),
  });
  if (parsed.success) return parsed.data;
  const member = parsed.error.issues[0]?.path[0];
  if (member === 'scope') throw new UsageError(`A token needs --scope, one of ${tokenScopes.join(', ')}.`);
  if (member === 'days') throw new UsageError('--days is a whole number from 1 to 365.');
  throw new UsageError('--name has at most 100 characters.');
}

async function userOf(store: Store, name: string): Promise<UserRecord> {
  const user = await store.userByName(name);
  if (!user) throw new Error(`There is no user «${name}».`);
  return user;
}

/** `token add`: prints the secret, this once. Throws sentences. */
export async function addToken(
  store: Store,
  terminal: Terminal,
  user: string,
  wanted: ReturnType<typeof readTokenArguments>,
): Promise<void> {
  const { id } = await userOf(store, user);
  const made = await makeToken(store, id, wanted, Date.now());
  const { token, expires_at } = made;
  await noteAction({ store, now: Date.now }, operator, 'token_made', `token:${made.id}`, {
    scope: made.scope,
    user,
  });
  terminal.print(`${token}\nIt is shown this once, and holds until ${expires_at}.`);
}

/** `token list USER`. Throws a sentence when there is no such user. */
export async function printTokens(store: Store, terminal: Terminal, user: string): Promise<void> {
  const { id } = await userOf(store, user);
  const tokens = await listTokens(store, id, Date.now());
  if (tokens.length === 0) terminal.print('There are no tokens.');
  for (const one of tokens)
    terminal.print(
      `${one.id}\t${one.name}\t${one.scope}\tuntil ${one.expires_at}\tused ${one.last_used ?? 'never'}`,
    );
}

/** `token revoke USER ID`. Throws sentences. */
export async function revokeToken(
  store: Store,
  terminal: Terminal,
  user: string,
  token: string,
): Promise<void> {
  if (!/^[1-9]\d{0,14}$/.test(token)) throw new UsageError('A token is named by its number in token list.');
  const { id } = await userOf(store, user);
  await endToken(store, id, Number(token));
  await noteAction({ store, now: Date.now }, operator, 'token_ended', `token:${token}`, { user });
  terminal.print(`Revoked token ${token} of ${user}.`);
}
