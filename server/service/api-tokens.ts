import type { z } from 'zod';
import type { ApiTokenView, newApiToken } from '../contract/session.ts';
import { forgiveStorage } from '../store/storage-error.ts';
import type { Store, TokenRecord } from '../store/store.ts';
import { conflict, notFound } from './fault.ts';
import type { Visitor } from './sessions.ts';
import { hashToken, newToken } from './tokens.ts';

/** So that people and scanners of source code know one when they see it. */
const prefix = 'atlas_';
const dayMs = 86_400_000;
/** A token's last use is written down at most once in this time, so that reading stays reading. */
const touchMs = 60_000;
/** Tokens that one user may have at a time. */
const mostTokens = 50;

/** Somebody who comes with a token: as the user, within the token's scope. */
export interface TokenBearer {
  visitor: Visitor;
  scope: TokenRecord['scope'];
}

/** True for what could be a secret of this service. */
export function looksLikeToken(text: string): boolean {
  return /^atlas_[\w-]{43}$/.test(text);
}

/** Who holds the secret; null when it is unknown or over, or the user is disabled. `now` in ms. */
export async function bearerOf(store: Store, secret: string, now: number): Promise<TokenBearer | null> {
  if (!looksLikeToken(secret)) return null;
  const hash = hashToken(secret);
  const found = await store.token(hash);
  if (!found || found.user.disabled || now >= found.token.expires_at) return null;
  const { token, user } = found;
  if (now - (token.last_used ?? 0) > touchMs) await store.touchToken(hash, now).catch(forgiveStorage);
  return {
    visitor: { id: user.id, name: user.name, role: user.role, token: secret, via: 'token' },
    scope: token.scope,
  };
}

function view({ id, name, scope, created_at, expires_at, last_used }: TokenRecord): ApiTokenView {
  const instant = (ms: number) => new Date(ms).toISOString();
  return {
    id,
    name,
    scope,
    created_at: instant(created_at),
    expires_at: instant(expires_at),
    last_used: last_used === null ? null : instant(last_used),
  };
}

/** The tokens of a user that are not over yet, in the order they were made. */
export async function listTokens(store: Store, userId: number, now: number): Promise<ApiTokenView[]> {
  return (await store.tokensOf(userId)).filter((one) => one.expires_at > now).map(view);
}

/** Makes a token; the secret is in this answer and nowhere else. Throws Fault `conflict` when there are too many. */
export async function makeToken(
  store: Store,
  userId: number,
  { name, scope, days }: z.infer<typeof newApiToken>,
  now: number,
): Promise<ApiTokenView & { token: string }> {
  if ((await listTokens(store, userId, now)).length >= mostTokens)
    throw conflict('too_many_tokens', `There are ${mostTokens} tokens already; end one that is not needed.`);
  const token = `${prefix}${newToken()}`;
  const record = await store.putToken({
    user_id: userId,
    name,
    token_hash: hashToken(token),
    scope,
    created_at: now,
    expires_at: now + days * dayMs,
  });
  return { ...view(record), token };
}

/** Ends a token. Throws Fault `not_found` when the user has none of that id. */
export async function endToken(store: Store, userId: number, id: number): Promise<void> {
  if (!(await store.dropToken(userId, id))) throw notFound('such token');
}
