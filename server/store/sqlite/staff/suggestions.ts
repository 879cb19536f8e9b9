import type { SuggestionStatus } from '../../../contract/suggestion.ts';
import type { SuggestionRecord } from '../../suggestions.ts';
import type { Connection } from '../connection.ts';

type Row = Omit<SuggestionRecord, 'said'> & { said: string };

const columns =
  'id, token_hash, received_at, language, said, contact, status, reason, incident, decided_by, decided_at';
const ofStatuses = 'status IN (SELECT value FROM json_each(@statuses))';

const toRecord = (row: Row): SuggestionRecord => ({ ...row, said: JSON.parse(row.said) });

export function writeSuggestion(
  connection: Connection,
  { said, ...rest }: Pick<SuggestionRecord, 'token_hash' | 'received_at' | 'language' | 'said' | 'contact'>,
): number {
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO suggestions (token_hash, received_at, language, said, contact, status)
       VALUES (@token_hash, @received_at, @language, @said, @contact, 'received')`,
    )
    .run({ ...rest, said: JSON.stringify(said) });
  return Number(lastInsertRowid);
}

export function readSuggestions(
  connection: Connection,
  statuses: readonly SuggestionStatus[],
  limit: number,
  before: number | null,
): SuggestionRecord[] {
  const rows = connection
    .prepare(
      `SELECT ${columns} FROM suggestions WHERE ${ofStatuses} AND id < @before ORDER BY id DESC LIMIT @limit`,
    )
    .all({
      statuses: JSON.stringify(statuses),
      before: before ?? Number.MAX_SAFE_INTEGER,
      limit,
    }) as Row[];
  return rows.map(toRecord);
}

export function readSuggestion(connection: Connection, id: number): SuggestionRecord | null {
  const row = connection.prepare(`SELECT ${columns} FROM suggestions WHERE id = ?`).get(id);
  return row ? toRecord(row as Row) : null;
}

export function readSuggestionByToken(connection: Connection, tokenHash: string): SuggestionRecord | null {
  const row = connection.prepare(`SELECT ${columns} FROM suggestions WHERE token_hash = ?`).get(tokenHash);
  return row ? toRecord(row as Row) : null;
}

export function readSuggestionCount(connection: Connection, statuses: readonly SuggestionStatus[]): number {
  return connection
    .prepare(`SELECT count(*) FROM suggestions WHERE ${ofStatuses}`)
    .pluck()
    .get({ statuses: JSON.stringify(statuses) }) as number;
}

export function changeSuggestion(
  connection: Connection,
  id: number,
  from: readonly SuggestionStatus[],
  to: Pick<SuggestionRecord, 'status' | 'reason' | 'incident' | 'decided_by' | 'decided_at'>,
): boolean {
  return (
    connection
      .prepare(
        `UPDATE suggestions SET status = @status, reason = @reason, incident = @incident,
           decided_by = @decided_by, decided_at = @decided_at
         WHERE id = @id AND ${ofStatuses}`,
      )
      .run({ ...to, id, statuses: JSON.stringify(from) }).changes > 0
  );
}

export function dropContact(connection: Connection, id: number): boolean {
  return (
    connection.prepare('UPDATE suggestions SET contact = NULL WHERE id = ? AND contact IS NOT NULL').run(id)
      .changes > 0
  );
}
