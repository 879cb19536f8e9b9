import type { ChangeEntry } from '../../contract/change.ts';
import type { VersionEntry } from '../../contract/feature.ts';
import type { Texts } from '../../contract/text.ts';
import type { Audience, Store } from '../store.ts';
import type { ReaderContext } from './reader-context.ts';

/** Versions the audience may hear of, oldest first; readers see a retraction only of what was published. */
export function readHistory(context: ReaderContext, id: string, audience: Audience): VersionEntry[] {
  const rows = context
    .prepare(
      `SELECT d.version, r.seq, r.recorded_at, d.status, r.kind, r.reason
       FROM documents d LEFT JOIN batches b ON b.id = d.batch JOIN revisions r ON r.seq = iif(d.batch = 0, d.seq, b.seq)
       WHERE d.incident = @id AND d.private <= @private
         AND (d.status IN (SELECT value FROM json_each(@statuses)) OR d.public AND @reader)
       ORDER BY d.version`,
    )
    .all({
      id,
      statuses: JSON.stringify(audience.statuses),
      private: Number(audience.private ?? false),
      reader: Number(audience.statuses.includes('published')),
    }) as (Omit<VersionEntry, 'reason'> & { reason: string | null })[];
  return rows.map(({ reason, ...entry }) => (reason === null ? entry : { ...entry, reason }));
}

/** Public revisions after `since`, oldest first, at most `limit`. */
export function readChanges(context: ReaderContext, since: number, limit: number): ChangeEntry[] {
  const single = context
    .prepare(
      `SELECT d.seq, r.recorded_at, d.incident, d.version, r.kind
       FROM documents d CROSS JOIN revisions r ON r.seq = d.seq
       WHERE d.seq > ? AND d.public = 1 AND d.batch = 0 ORDER BY d.seq LIMIT ?`,
    )
    .all(since, limit) as ChangeEntry[];
  const batches = context
    .prepare(
      `SELECT b.seq, r.recorded_at, r.kind, b.data_set ->> 'id' AS data_set, b.public_count AS count
       FROM batches b CROSS JOIN revisions r ON r.seq = b.seq
       WHERE b.seq > ? AND b.public_count > 0 ORDER BY b.seq LIMIT ?`,
    )
    .all(since, limit) as ChangeEntry[];
  return [...single, ...batches].sort((a, b) => a.seq - b.seq).slice(0, limit);
}

/** Words in use in the current versions, sorted by id. */
export function readVocabulary(context: ReaderContext): Awaited<ReturnType<Store['vocabulary']>> {
  const rows = context.prepare('SELECT kind, id, name, line FROM vocabulary ORDER BY kind, id').all() as {
    kind: 'claimant' | 'actor' | 'group' | 'publisher';
    id: string;
    name: string;
    line: string | null;
  }[];
  const named = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name: JSON.parse(name) as Texts }));
  return {
    claimants: rows
      .filter((row) => row.kind === 'claimant')
      .map(({ id, name, line }) => ({
        id,
        name: JSON.parse(name) as Texts,
        ...(line === null ? {} : { line }),
      })),
    actors: named('actor'),
    groups: named('group'),
    publishers: rows.filter((row) => row.kind === 'publisher').map(({ id }) => id),
  };
}
