import type { Role } from '../../contract/roles.ts';
import type { SessionRecord, UserRecord } from '../store.ts';
import type { Connection } from './connection.ts';

type Row = Omit<UserRecord, 'disabled'> & { disabled: 0 | 1 };

const columns = 'id, name, role, disabled, password_hash, created_at';

function toUser(row: Row): UserRecord {
  return { ...row, disabled: row.disabled === 1 };
}

/** Two names that differ only in case or in form are one user. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Number of users, disabled ones too. */
export function readUserCount(connection: Connection): number {
  return connection.prepare('SELECT count(*) FROM users').pluck().get() as number;
}

/** All users in the order they were added. */
export function readUsers(connection: Connection): UserRecord[] {
  return (connection.prepare(`SELECT ${columns} FROM users ORDER BY id`).all() as Row[]).map(toUser);
}

/** A user by name, whatever its case; null when there is none. */
export function readUserByName(connection: Connection, name: string): UserRecord | null {
  const row = connection.prepare(`SELECT ${columns} FROM users WHERE name_key = ?`).get(keyOf(name)) as
    | Row
    | undefined;
  return row ? toUser(row) : null;
}

/** Adds a user; null when the name is taken, or when `onlyIfNone` and there is any user. */
export function writeUser(
  connection: Connection,
  user: { name: string; role: Role; password_hash: string },
  onlyIfNone: boolean,
): UserRecord | null {
  const row = connection
    .prepare(
      `INSERT INTO users (name, name_key, role, password_hash, created_at)
       SELECT @name, @key, @role, @hash, @at WHERE NOT (@onlyIfNone AND EXISTS (SELECT 1 FROM users))
       ON CONFLICT (name_key) DO NOTHING RETURNING ${columns}`,
    )
    .get({
      name: user.name,
      key: keyOf(user.name),
      role: user.role,
      hash: user.password_hash,
      at: new Date().toISOString(),
      onlyIfNone: Number(onlyIfNone),
    }) as Row | undefined;
  return row ? toUser(row) : null;
}

/** Changes the members that are given; disabling a user ends its sessions. Throws when there is no such user. */
export function updateUser(
  connection: Connection,
  id: number,
  fields: { password_hash?: string; disabled?: boolean; role?: Role },
): void {
  connection.db.transaction(() => {
    const { changes } = connection
      .prepare(
        `UPDATE users SET password_hash = coalesce(@hash, password_hash), disabled = coalesce(@disabled, disabled),
           role = coalesce(@role, role) WHERE id = @id`,
      )
      .run({
        id,
        hash: fields.password_hash ?? null,
        disabled: fields.disabled === undefined ? null : Number(fields.disabled),
        role: fields.role ?? null,
      });
    if (!changes) throw new Error(`There is no user ${id}.`);
    if (fields.disabled) connection.prepare('DELETE FROM sessions WHERE user_id = ?').run(id);
  })();
}

/** Stores a session, or replaces the one of the same token; forgets those that ended before it began. */
export function writeSession(connection: Connection, session: SessionRecord): void {
  connection.db.transaction(() => {
    connection.prepare('DELETE FROM sessions WHERE expires_at < ?').run(session.created_at);
    connection
      .prepare(
        `INSERT OR REPLACE INTO sessions (token_hash, user_id, created_at, last_seen, expires_at)
         VALUES (@token_hash, @user_id, @created_at, @last_seen, @expires_at)`,
      )
      .run(session);
  })();
}

/** A session with its user, ended or not: what an end means is the caller's. */
export function readSession(
  connection: Connection,
  tokenHash: string,
): { session: SessionRecord; user: UserRecord } | null {
  const session = connection
    .prepare(
      'SELECT token_hash, user_id, created_at, last_seen, expires_at FROM sessions WHERE token_hash = ?',
    )
    .get(tokenHash) as SessionRecord | undefined;
  if (!session) return null;
  const user = connection.prepare(`SELECT ${columns} FROM users WHERE id = ?`).get(session.user_id) as
    | Row
    | undefined;
  return user ? { session, user: toUser(user) } : null;
}

/** The sessions of a user, ended ones too, the last used first. */
export function readSessionsOf(connection: Connection, userId: number): SessionRecord[] {
  return connection
    .prepare(
      `SELECT token_hash, user_id, created_at, last_seen, expires_at FROM sessions WHERE user_id = ?
       ORDER BY last_seen DESC, created_at DESC`,
    )
    .all(userId) as SessionRecord[];
}

/** Notes when a session was last used (ms). */
export function touchSession(connection: Connection, tokenHash: string, lastSeen: number): void {
  connection.prepare('UPDATE sessions SET last_seen = ? WHERE token_hash = ?').run(lastSeen, tokenHash);
}

/** Ends a session. */
export function dropSession(connection: Connection, tokenHash: string): void {
  connection.prepare('DELETE FROM sessions WHERE token_hash = ?').run(tokenHash);
}

/** Ends all sessions of a user but the one whose token hash is `except`. */
export function dropSessionsOf(connection: Connection, userId: number, except?: string): void {
  connection
    .prepare("DELETE FROM sessions WHERE user_id = ? AND token_hash <> ifnull(?, '')")
    .run(userId, except ?? null);
}
