import type { ImportChange } from '../../contract/change.ts';
import type { Evidence, ProvenRevision } from '../integrity.ts';
import { pathOf, rootOf, treeOver } from './merkle.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { batchTexts } from './verify-batch.ts';

interface Row {
  seq: number;
  recorded_at: string;
  change: string;
  projection_hash: string;
  prev_hash: string;
  hash: string;
}

const columns = 'r.seq, r.recorded_at, r.change, r.projection_hash, r.prev_hash, r.hash';

/** The hash that a revision was recorded with; null when there is none of that number. */
export function readHash(context: ReaderContext, seq: number): string | null {
  const hash = context.prepare('SELECT hash FROM revisions WHERE seq = ?').pluck().get(seq);
  return (hash as string | undefined) ?? null;
}

/**
 * All revisions that wrote an incident, each with its way to the root of the tree over the whole history; null when
 * there is none. Of an import, which is one revision for many incidents, also what vouches for the one version.
 */
export function readEvidence(context: ReaderContext, incident: string, kept?: number): Evidence | null {
  return onOneSnapshot(context, () => {
    const own = context
      .prepare(`SELECT ${columns}, NULL AS version_seq FROM revisions r WHERE r.incident = ? ORDER BY r.seq`)
      .all(incident) as (Row & { version_seq: null })[];
    const imported = context
      .prepare(
        `SELECT ${columns}, d.seq AS version_seq FROM documents d JOIN batches b ON b.id = d.batch
         JOIN revisions r ON r.seq = b.seq WHERE d.incident = ? AND d.batch <> 0 ORDER BY d.version`,
      )
      .all(incident) as (Row & { version_seq: number })[];
    if (own.length + imported.length === 0) return null;
    const hashes = context.prepare('SELECT hash FROM revisions ORDER BY seq').pluck().all() as string[];
    const levels = treeOver(hashes);
    const revisions = [...own, ...imported].map(
      ({ prev_hash: previous, version_seq, ...row }): ProvenRevision => ({
        ...{ ...row, previous, path: pathOf(levels, row.seq - 1) },
        ...(version_seq === null ? {} : { import: vouchedBy(context, row, version_seq) }),
      }),
    );
    revisions.sort((a, b) => a.seq - b.seq);
    return {
      ...{ incident, size: hashes.length, root: rootOf(levels), head: hashes.at(-1)! },
      ...{ head_path: pathOf(levels, hashes.length - 1) },
      ...(kept === undefined ? {} : { kept: { seq: kept, path: pathOf(levels, kept - 1) } }),
      revisions,
    };
  });
}

/** The text of the version and the digests of all versions of its import, whose digest the revision holds. */
function vouchedBy(
  context: ReaderContext,
  row: Pick<Row, 'seq' | 'change'>,
  seq: number,
): ProvenRevision['import'] {
  const digests: Uint8Array[] = [];
  let found: { text: string; at: number } | undefined;
  const change = JSON.parse(row.change) as ImportChange;
  for (const version of batchTexts(context, row.seq)) {
    if (version.seq === seq) found = { text: version.text, at: digests.length };
    digests.push(version.digest);
  }
  if (!found || digests.length !== change.count)
    throw new Error(`The import of revision ${row.seq} is not whole.`);
  return { ...found, digests: Buffer.concat(digests).toString('base64') };
}
