import type { Assignment, ReviewComment, VersionWriter } from '../../../contract/work.ts';
import type { LastWrite } from '../../work.ts';
import type { Connection } from '../connection.ts';
import { isThere, recordedFrom, standsNow } from '../unsettled.ts';

type NewComment = Pick<ReviewComment, 'incident' | 'version' | 'pointer' | 'text' | 'actor' | 'recorded_at'>;

const columns = 'id, incident, version, pointer, text, actor, recorded_at, resolved_by, resolved_at';

export function writeComment(connection: Connection, comment: NewComment): ReviewComment {
  return connection
    .prepare(
      `INSERT INTO review_comments (incident, version, pointer, text, actor, recorded_at)
       VALUES (@incident, @version, @pointer, @text, @actor, @recorded_at) RETURNING ${columns}`,
    )
    .get(comment) as ReviewComment;
}

export function settleComment(
  connection: Connection,
  incident: string,
  id: number,
  resolved: { by: string; at: string } | null,
): ReviewComment | null {
  const settled = connection
    .prepare(
      `UPDATE review_comments SET resolved_by = @by, resolved_at = @at
       WHERE id = @id AND incident = @incident RETURNING ${columns}`,
    )
    .get({ id, incident, by: resolved?.by ?? null, at: resolved?.at ?? null });
  return (settled as ReviewComment | undefined) ?? null;
}

export function writeAssignment(
  connection: Connection,
  incident: string,
  assignment: Omit<Assignment, 'incident'> | null,
): void {
  if (assignment === null) connection.prepare('DELETE FROM assignments WHERE incident = ?').run(incident);
  else
    connection
      .prepare(
        `INSERT INTO assignments (incident, user, by, recorded_at) VALUES (@incident, @user, @by, @recorded_at)
         ON CONFLICT (incident) DO UPDATE SET user = @user, by = @by, recorded_at = @recorded_at`,
      )
      .run({ incident, ...assignment });
}

export function readComments(connection: Connection, incident: string): ReviewComment[] {
  return connection
    .prepare(`SELECT ${columns} FROM review_comments WHERE incident = ? ORDER BY id`)
    .all(incident) as ReviewComment[];
}

export function readOpenComments(
  connection: Connection,
  limit: number,
): { incident: string; count: number }[] {
  return connection
    .prepare(
      `SELECT incident, count(*) AS count FROM review_comments WHERE resolved_at IS NULL
       GROUP BY incident ORDER BY max(id) DESC LIMIT ?`,
    )
    .all(limit) as { incident: string; count: number }[];
}

const assigned = 'SELECT incident, user, by, recorded_at FROM assignments';

export function readAssignments(connection: Connection, user: string): Assignment[] {
  return connection.prepare(`${assigned} WHERE user = ? ORDER BY incident`).all(user) as Assignment[];
}

export function readAssignmentsOf(connection: Connection, incidents: readonly string[]): Assignment[] {
  return connection
    .prepare(`${assigned} WHERE incident IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(incidents)) as Assignment[];
}

export function readVersionWriters(connection: Connection, incident: string, limit: number): VersionWriter[] {
  return connection
    .prepare(
      `SELECT r.version, r.kind, r.actor, r.recorded_at, r.reason, d.status
       FROM revisions r JOIN documents d ON d.seq = r.seq
       WHERE r.incident = ? ORDER BY r.version DESC LIMIT ?`,
    )
    .all(incident, limit) as VersionWriter[];
}

export function readWritersSincePublished(connection: Connection, incident: string): string[] {
  return connection
    .prepare(
      `WITH published (version) AS (
         SELECT coalesce(max(d.version), 0) FROM documents d
         WHERE d.incident = @incident AND d.status = 'published' AND ${isThere('d')})
       SELECT actor FROM revisions
       WHERE incident = @incident AND version > (SELECT version FROM published)
       UNION
       SELECT b.actor FROM documents d JOIN batches b ON b.id = d.batch
       WHERE d.incident = @incident AND b.seq IS NOT NULL AND d.version > (SELECT version FROM published)
       ORDER BY actor`,
    )
    .pluck()
    .all({ incident }) as string[];
}

export function readWrittenBy(connection: Connection, actor: string, limit: number): string[] {
  return connection
    .prepare(
      'SELECT incident FROM revisions WHERE actor = ? GROUP BY incident ORDER BY max(seq) DESC LIMIT ?',
    )
    .pluck()
    .all(actor, limit) as string[];
}

export function readLastWrites(connection: Connection, incidents: readonly string[]): LastWrite[] {
  const rows = connection
    .prepare(
      `SELECT d.incident, r.actor, ${recordedFrom('d')} AS at FROM documents d
       LEFT JOIN revisions r ON r.seq = d.seq
       WHERE d.incident IN (SELECT value FROM json_each(?)) AND ${standsNow('d', true)}`,
    )
    .all(JSON.stringify(incidents)) as { incident: string; actor: string | null; at: number }[];
  return rows.map(({ at, ...row }) => ({ ...row, recorded_at: new Date(at).toISOString() }));
}
