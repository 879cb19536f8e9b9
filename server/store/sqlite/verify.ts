import type { Change, ImportChange } from '../../contract/change.ts';
import type { VerifyReport } from '../integrity.ts';
import { isToldLater } from './derive-told.ts';
import { firstHash, projectionHash, revisionHash } from './hash-chain.ts';
import { readProjection } from './read-projection.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { batchFault } from './verify-batch.ts';
import { shownFault, shownLater } from './verify-shown.ts';
import { columnsFault, membersFault, same, versionFault } from './verify-version.ts';

interface Revision {
  seq: number;
  recorded_at: string;
  actor: string;
  kind: string;
  incident: string;
  version: number;
  base: number;
  reason: string | null;
  change: string;
  projection_hash: string;
  prev_hash: string;
  hash: string;
}

/**
 * Computes the chain of revisions anew and compares every stored version, state and account with what its revision
 * says; names the first row that differs, and why. Reads one snapshot, so it may run while others write.
 */
export function verifyStore(context: ReaderContext): VerifyReport {
  return onOneSnapshot(context, () => {
    let head = firstHash;
    let revisions = 0;
    // The iterator keeps its statement busy, so this one is not shared.
    for (const row of context.db
      .prepare('SELECT * FROM revisions ORDER BY seq')
      .iterate() as Iterable<Revision>) {
      const reason = chainFault(row, revisions + 1, head) ?? attempt(() => revisionFault(context, row));
      if (reason) return { revisions, broken: { seq: row.seq, reason }, head };
      head = row.hash;
      revisions = row.seq;
    }
    const orphan = context
      .prepare(
        `SELECT min(seq) FROM (SELECT seq FROM documents UNION ALL SELECT seq FROM states
           UNION ALL SELECT seq FROM account_states UNION ALL SELECT seq FROM batches UNION ALL SELECT by FROM shown
           UNION ALL SELECT ${Number.MAX_SAFE_INTEGER} FROM documents
             WHERE seq < 0 AND batch NOT IN (SELECT id FROM batches)) WHERE seq > ?`,
      )
      .pluck()
      .get(revisions) as number | null;
    if (orphan !== null)
      return {
        revisions,
        broken: { seq: orphan, reason: 'There are rows of a revision that is not in the chain.' },
        head,
      };
    const reason = membersFault(context);
    return { revisions, broken: reason === null ? null : { seq: revisions, reason }, head };
  });
}

function attempt(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    if ((error as Error).name === 'DeadlineError') throw error;
    return `A stored value cannot be read: ${(error as Error).message}`;
  }
}

function chainFault(row: Revision, expected: number, previous: string): string | null {
  if (row.seq !== expected) return `Revision ${expected} is missing.`;
  if (row.prev_hash !== previous) return 'The previous hash is not the hash of the revision before.';
  const hash = revisionHash(previous, row.seq, row.recorded_at, row.projection_hash, row.change);
  return row.hash === hash ? null : 'The revision does not have the hash that was recorded.';
}

/** Columns beside the hashed text repeat it for the sake of reading; they must repeat it truly. */
function revisionFault(context: ReaderContext, row: Revision): string | null {
  const change = JSON.parse(row.change) as Change | ImportChange;
  const { kind, incident, base, actor, recorded_at } = change;
  const reason = 'reason' in change ? (change.reason ?? null) : null;
  const stored = [row.kind, row.incident, row.base, row.actor, row.recorded_at, row.reason, row.version];
  const said = [kind, incident, base, actor, recorded_at, reason, base + 1];
  if (!same(stored, said)) return 'The columns of the revision differ from its change.';
  if ('digest' in change) return batchFault(context, row.seq, change);
  const { seq } = row;
  const document = context.prepare('SELECT document FROM documents WHERE seq = ?').pluck().get(seq);
  if (document === undefined) return 'The version of this revision is missing.';
  if (!same(JSON.parse(document as string), change.document))
    return 'The stored document differs from that of the revision.';
  return (
    versionFault(context, {
      ...{ seq, incident, version: base + 1, document: change.document },
      ...{ recordedAt: Date.parse(recorded_at), batch: 0 },
    }) ?? projectionFault(context, row)
  );
}

function projectionFault(context: ReaderContext, row: Revision): string | null {
  const projection = readProjection(context, row.seq);
  const later = shownLater(context, row.seq);
  if (later) return shownFault(later, row.version, projection) ?? columnsFault(context, row.seq, projection);
  const vouched = isToldLater(context, row.seq) ? { ...projection, told: [] } : projection;
  if (projectionHash(vouched) !== row.projection_hash)
    return 'What is stored as derived from this version differs from what was derived.';
  return columnsFault(context, row.seq, projection);
}
