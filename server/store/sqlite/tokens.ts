import type { TokenRecord, UserRecord } from '../store.ts';
import type { Connection } from './connection.ts';

const columns = 'id, user_id, name, token_hash, scope, created_at, expires_at, last_used';

/** Stores a token; forgets those that ended before it was made. */
export function writeToken(
  connection: Connection,
  token: Omit<TokenRecord, 'id' | 'last_used'>,
): TokenRecord {
  return connection.db.transaction(() => {
    connection.prepare('DELETE FROM tokens WHERE expires_at < ?').run(token.created_at);
    return connection
      .prepare(
        `INSERT INTO tokens (user_id, name, token_hash, scope, created_at, expires_at)
         VALUES (@user_id, @name, @token_hash, @scope, @created_at, @expires_at) RETURNING ${columns}`,
      )
      .get(token) as TokenRecord;
  })();
}

/** A token with its user, ended or not: what an end means is the caller's. */
export function readToken(
  connection: Connection,
  tokenHash: string,
): { token: TokenRecord; user: UserRecord } | null {
  const token = connection.prepare(`SELECT ${columns} FROM tokens WHERE token_hash = ?`).get(tokenHash) as
    | TokenRecord
    | undefined;
  if (!token) return null;
  const user = connection
    .prepare('SELECT id, name, role, disabled, password_hash, created_at FROM users WHERE id = ?')
    .get(token.user_id) as (Omit<UserRecord, 'disabled'> & { disabled: 0 | 1 }) | undefined;
  return user ? { token, user: { ...user, disabled: user.disabled === 1 } } : null;
}

/** The tokens of a user in the order they were made. */
export function readTokensOf(connection: Connection, userId: number): TokenRecord[] {
  return connection
    .prepare(`SELECT ${columns} FROM tokens WHERE user_id = ? ORDER BY id`)
    .all(userId) as TokenRecord[];
}

/** Notes when a token was last used (ms). */
export function touchToken(connection: Connection, tokenHash: string, lastUsed: number): void {
  connection.prepare('UPDATE tokens SET last_used = ? WHERE token_hash = ?').run(lastUsed, tokenHash);
}

/** Takes a token away; false when the user has none of that id. */
export function dropToken(connection: Connection, userId: number, id: number): boolean {
  return connection.prepare('DELETE FROM tokens WHERE user_id = ? AND id = ?').run(userId, id).changes > 0;
}

/** Takes all tokens of a user away. */
export function dropTokensOf(connection: Connection, userId: number): void {
  connection.prepare('DELETE FROM tokens WHERE user_id = ?').run(userId);
}
