import type { IncidentDocument } from '../../contract/incident.ts';
import type { PrivateLogEntry, PrivatePart } from '../../contract/protection.ts';
import { isPrivate } from '../../domain/permissions.ts';
import { releaseTime } from '../../domain/rule-of.ts';
import type { WrittenVersion } from '../protection.ts';
import type { Connection } from './connection.ts';
import { readOriginal } from './read-document.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { isThere, recordedFrom } from './unsettled.ts';

/** Notes that an incident waits for its release, or no longer does. */
export function noteHeld(connection: Connection, document: IncidentDocument, zone: string): void {
  connection.prepare('DELETE FROM held WHERE incident = ?').run(document.id);
  const at = releaseTime(document, zone);
  if (at !== null && document.status === 'published' && isPrivate(document))
    connection.prepare('INSERT INTO held (incident, release_at) VALUES (?, ?)').run(document.id, at);
}

/** Incidents whose time has come. */
export function readDue(context: ReaderContext, now: number): string[] {
  return context
    .prepare('SELECT incident FROM held WHERE release_at <= ? ORDER BY release_at, incident')
    .pluck()
    .all(now) as string[];
}

/** The versions of an incident as they were written. */
export function readWritten(context: ReaderContext, id: string): WrittenVersion[] {
  return onOneSnapshot(context, () => {
    const rows = context
      .prepare(
        `SELECT d.seq, d.version, ${recordedFrom('d')} AS at FROM documents d
         WHERE d.incident = ? AND ${isThere('d')} ORDER BY d.version`,
      )
      .all(id) as { seq: number; version: number; at: number }[];
    return rows.map(({ seq, version, at }) => ({
      version,
      recorded_at: new Date(at).toISOString(),
      document: readOriginal(context, seq),
    }));
  });
}

/** Writes the private part, or overwrites it with zeros in the file and its log before it is gone. */
export function writePrivate(
  connection: Connection,
  id: string,
  part: PrivatePart | null,
  actor: string,
  at: number,
): void {
  connection.db.pragma('secure_delete = ON');
  try {
    connection.db
      .transaction(() => {
        connection.prepare('DELETE FROM private_parts WHERE incident = ?').run(id);
        if (part)
          connection
            .prepare('INSERT INTO private_parts (incident, part) VALUES (?, ?)')
            .run(id, JSON.stringify(part));
        connection
          .prepare('INSERT INTO private_log (incident, at, actor, action) VALUES (?, ?, ?, ?)')
          .run(id, at, actor, part ? 'written' : 'erased');
      })
      .immediate();
  } finally {
    connection.db.pragma('secure_delete = OFF');
  }
  connection.db.pragma('wal_checkpoint(TRUNCATE)');
}

/** The private part of an incident, and who wrote or erased it, the last first. */
export function readPrivate(
  context: ReaderContext,
  id: string,
): { part: PrivatePart | null; log: PrivateLogEntry[] } {
  return onOneSnapshot(context, () => {
    const part = context.prepare('SELECT part FROM private_parts WHERE incident = ?').pluck().get(id);
    const log = context
      .prepare('SELECT at, actor, action FROM private_log WHERE incident = ? ORDER BY id DESC LIMIT 50')
      .all(id) as (Omit<PrivateLogEntry, 'at'> & { at: number })[];
    return {
      part: part === undefined ? null : (JSON.parse(part as string) as PrivatePart),
      log: log.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    };
  });
}
