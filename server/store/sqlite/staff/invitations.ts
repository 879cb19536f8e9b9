import type { InvitationRecord } from '../../people.ts';
import type { UserRecord } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { writeUser } from '../users.ts';

const columns = 'id, token_hash, role, note, created_by, created_at, expires_at';

/** Stores an invitation; forgets those that ended before it was made. */
export function writeInvitation(
  connection: Connection,
  invitation: Omit<InvitationRecord, 'id'>,
): InvitationRecord {
  return connection.db.transaction(() => {
    connection.prepare('DELETE FROM invitations WHERE expires_at < ?').run(invitation.created_at);
    return connection
      .prepare(
        `INSERT INTO invitations (token_hash, role, note, created_by, created_at, expires_at)
         VALUES (@token_hash, @role, @note, @created_by, @created_at, @expires_at) RETURNING ${columns}`,
      )
      .get(invitation) as InvitationRecord;
  })();
}

export function readInvitations(connection: Connection): InvitationRecord[] {
  return connection.prepare(`SELECT ${columns} FROM invitations ORDER BY id`).all() as InvitationRecord[];
}

export function dropInvitation(connection: Connection, id: number): boolean {
  return connection.prepare('DELETE FROM invitations WHERE id = ?').run(id).changes > 0;
}

/** Adds the user and takes the invitation away, both or neither. */
export function acceptInvitation(
  connection: Connection,
  tokenHash: string,
  user: { name: string; password_hash: string },
  now: number,
): UserRecord | 'taken' | null {
  return connection.db.transaction(() => {
    const invitation = connection
      .prepare(`SELECT ${columns} FROM invitations WHERE token_hash = ? AND expires_at > ?`)
      .get(tokenHash, now) as InvitationRecord | undefined;
    if (!invitation) return null;
    const added = writeUser(connection, { ...user, role: invitation.role }, false);
    if (!added) return 'taken';
    dropInvitation(connection, invitation.id);
    return added;
  })();
}
