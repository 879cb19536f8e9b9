import type { ChangeEntry } from '../../contract/change.ts';
import type { VersionEntry } from '../../contract/feature.ts';
import type { Rearrangement } from '../../contract/rearrangement.ts';
import type { Texts } from '../../contract/text.ts';
import type { Audience, VersionRecord } from '../store.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readDocument } from './read-document.ts';
import type { ReaderContext } from './reader-context.ts';
import { type RearrangementRow, rearranged, rearrangementOf } from './rearranged.ts';
import { shownReason } from './shown-reason.ts';

type Row = Omit<VersionEntry, 'reason' | 'role' | keyof Rearrangement> & {
  own: number;
  role: VersionEntry['role'] | null;
  reason: string | null;
} & RearrangementRow;

/** SQL for «the audience may hear of the version». */
const heardOf = (version: string) => `${version}.private <= @private
  AND (${version}.status IN (SELECT value FROM json_each(@statuses)) OR ${version}.public AND @reader)`;

/** Versions the audience may hear of, oldest first; `own` leads to their documents. */
function readRows(context: ReaderContext, id: string, audience: Audience): Row[] {
  return context
    .prepare(
      `SELECT d.seq AS own, d.version, r.seq, r.recorded_at, d.status, r.kind, r.change ->> 'role' AS role,
         ${shownReason('r', 'd')} AS reason, ${rearranged('r', heardOf('o'))}
       FROM documents d LEFT JOIN batches b ON b.id = d.batch JOIN revisions r ON r.seq = iif(d.batch = 0, d.seq, b.seq)
       WHERE d.incident = @id AND ${heardOf('d')}
       ORDER BY d.version`,
    )
    .all({
      id,
      statuses: JSON.stringify(audience.statuses),
      private: Number(audience.private ?? false),
      reader: Number(audience.statuses.includes('published')),
    }) as Row[];
}

function entryOf(row: Row): VersionEntry {
  const { version, seq, recorded_at, status, kind, role, reason } = row;
  return {
    ...{ version, seq, recorded_at, status, kind },
    ...(role ? { role } : {}),
    ...(reason === null ? {} : { reason }),
    ...rearrangementOf(row),
  };
}

/** Versions the audience may hear of, oldest first; readers see a retraction only of what was published. */
export function readHistory(context: ReaderContext, id: string, audience: Audience): VersionEntry[] {
  return readRows(context, id, audience).map(entryOf);
}

/** The same with their documents. */
export function readVersions(context: ReaderContext, id: string, audience: Audience): VersionRecord[] {
  return readRows(context, id, audience).map((row) => ({
    entry: entryOf(row),
    document: readDocument(context, row.own),
  }));
}

/** Public revisions after `since`, oldest first, at most `limit`. */
export function readChanges(context: ReaderContext, since: number, limit: number): ChangeEntry[] {
  const rows = context
    .prepare(
      `SELECT d.seq, r.recorded_at, d.incident, d.version, r.kind, ${rearranged('r', 'o.public = 1')}
       FROM documents d CROSS JOIN revisions r ON r.seq = d.seq
       WHERE d.seq > ? AND d.public = 1 AND d.batch = 0 ORDER BY d.seq LIMIT ?`,
    )
    .all(since, limit) as (ChangeEntry & RearrangementRow)[];
  const single = rows.map((row): ChangeEntry => {
    const { seq, recorded_at, incident, version, kind } = row;
    return { seq, recorded_at, incident: incident!, version: version!, kind, ...rearrangementOf(row) };
  });
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
export function readVocabulary(context: ReaderContext): Vocabulary {
  const rows = context.prepare('SELECT kind, id, name, line FROM vocabulary ORDER BY kind, id').all() as {
    kind: 'claimant' | 'actor' | 'group' | 'publisher' | 'tag';
    id: string;
    name: string;
    line: string | null;
  }[];
  const named = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name: JSON.parse(name) as Texts }));
  const ids = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
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
    publishers: ids('publisher'),
    tags: ids('tag'),
  };
}
