import type { Status } from '../../contract/codebook.ts';
import type { DataSet } from '../../contract/data-set.ts';
import type { Standing } from '../../domain/standing.ts';
import type { StandingVersion } from '../import.ts';
import { documentReader } from './read-document.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { isThere, standsNow } from './unsettled.ts';

/** What stands of incidents, as the store's interface says. */
export function readStanding(context: ReaderContext, incidents: readonly string[]): Standing[] {
  return onOneSnapshot(context, () => {
    const current = context.prepare(
      `SELECT d.version, d.status, d.private, d.public, d.batch,
         EXISTS (SELECT 1 FROM shown h WHERE h.seq = d.seq AND h.document IS NOT NULL) AS protected FROM documents d
       WHERE d.incident = ? AND ${standsNow('d', true)}`,
    );
    const imported = context.prepare(
      `SELECT d.version, d.content FROM documents d WHERE d.incident = ? AND d.batch <> 0 AND ${isThere('d')}
       ORDER BY d.version DESC LIMIT 1`,
    );
    return incidents.flatMap((incident): Standing[] => {
      const row = current.get(incident) as
        | { version: number; status: Status; private: 0 | 1; public: 0 | 1; protected: 0 | 1; batch: number }
        | undefined;
      if (!row) return [];
      const last = imported.get(incident) as { version: number; content: Buffer | null } | undefined;
      return [
        {
          incident,
          version: row.version,
          status: row.status,
          private: row.private === 1,
          public: row.public === 1,
          protected: row.protected === 1,
          content: last?.content ? new Uint8Array(last.content) : null,
          amended: last?.version !== row.version,
          batch: row.batch,
        },
      ];
    });
  });
}

/** The versions that stand with their documents, as the store's interface says. */
export function readStandingVersions(
  context: ReaderContext,
  incidents: readonly string[],
): StandingVersion[] {
  return onOneSnapshot(context, () => {
    const current = context.prepare(
      `SELECT d.seq, d.version FROM documents d WHERE d.incident = ? AND ${standsNow('d', true)}`,
    );
    const documentOf = documentReader(context);
    return incidents.flatMap((incident): StandingVersion[] => {
      const row = current.get(incident) as { seq: number; version: number } | undefined;
      return row ? [{ version: row.version, document: documentOf(row.seq) }] : [];
    });
  });
}

/** The data sets whose rows are public, as the store's interface says. */
export function readDataSets(context: ReaderContext, recordedAt: number | null): DataSet[] {
  const rows = context
    .prepare(
      `SELECT data_set FROM batches
       WHERE public_count > 0 AND recorded_at <= coalesce(?, recorded_at) ORDER BY seq`,
    )
    .pluck()
    .all(recordedAt) as string[];
  const sets = rows.map((text) => JSON.parse(text) as DataSet);
  // The terms under which a data set came last stand.
  return [...new Map(sets.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
