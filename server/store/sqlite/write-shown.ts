import type { RewrittenVersion } from '../../contract/change.ts';
import type { Projection } from '../../domain/projection.ts';
import type { EarlierVersion } from '../protection.ts';
import { versionDigest } from './batch-rows.ts';
import type { Connection } from './connection.ts';
import { dropRows } from './drop-rows.ts';
import { projectionHash, sha256 } from './hash-chain.ts';
import { readLine } from './read-document.ts';
import { isThere } from './unsettled.ts';
import { rowsOf } from './verify-batch.ts';
import { type VersionRow, writeAccountStates, writeStates } from './write-projection.ts';

/*
 * A rule of protection holds for all versions of its incident: when it changes, what was derived from the earlier ones
 * is taken away and written anew. Their revisions stay as they are, and the one that changed the rule vouches for them.
 */

interface Found extends VersionRow {
  version: number;
  ending: number | null;
}

/** An earlier version where it stands, with what is to be shown of it. */
interface Rewriting {
  row: Found;
  projection: Projection;
}

/** Finds the earlier versions; throws unless all of them come, so that none is forgotten. */
export function findEarlier(
  connection: Connection,
  incident: string,
  earlier: readonly EarlierVersion[],
): Rewriting[] {
  const rows = connection
    .prepare(
      `SELECT d.seq, d.incident, d.version, d.rec_from, d.rec_to, d.status, d.private, d.batch, d.ending
       FROM documents d WHERE d.incident = ? AND ${isThere('d')} ORDER BY d.version`,
    )
    .all(incident) as Found[];
  return rows.map((row) => {
    const found = earlier.find(({ version }) => version === row.version);
    if (!found)
      throw new Error(`The rule of protection of ${incident} changed, and version ${row.version} did not.`);
    return { row, projection: found.projection };
  });
}

/** What the revision that changes the rule says of the versions before it. */
export function rewrittenBy(connection: Connection, earlier: readonly Rewriting[]): RewrittenVersion[] {
  return earlier.map(({ row, projection }) => ({
    version: row.version,
    projection_hash: projectionHash(projection),
    ...(row.seq < 0 ? { line_hash: sha256(readLine(connection, row.seq)) } : {}),
  }));
}

/** Writes anew what is found of the earlier versions, and what is read of them. */
export function rewriteEarlier(
  connection: Connection,
  by: number,
  earlier: readonly Rewriting[],
  zone: string,
): void {
  for (const { row, projection } of earlier) {
    const { version: _, ending, ...version } = row;
    const vouched = version.seq < 0 ? vouchedDigest(connection, version.seq) : null;
    dropRows(connection, version.seq);
    writeStates(connection, version, projection, zone);
    writeAccountStates(connection, version, projection.accountStates);
    for (const table of ['states', 'account_states'])
      connection.prepare(`UPDATE ${table} SET ending = ? WHERE seq = ?`).run(ending, version.seq);
    // What each claimant tells is derived with the rest, and vouched for with it.
    connection.prepare('UPDATE documents SET told = 0 WHERE seq = ?').run(version.seq);
    keepShown(connection, version.seq, by, projection, vouched);
  }
}

/** Keeps what everybody reads of a version. */
export function keepShown(
  connection: Connection,
  seq: number,
  by: number,
  { shown, accounts }: Projection,
  vouched: string | null,
): void {
  connection
    .prepare('INSERT OR REPLACE INTO shown (seq, document, accounts, by, vouched) VALUES (?, ?, ?, ?, ?)')
    .run(seq, shown ? JSON.stringify(shown) : null, JSON.stringify(accounts), by, vouched);
}

/** The digest of a version of a batch: kept when it was rewritten before, else made of its rows as they are. */
function vouchedDigest(connection: Connection, seq: number): string {
  const kept = connection.prepare('SELECT vouched FROM shown WHERE seq = ?').pluck().get(seq);
  if (typeof kept === 'string') return kept;
  const { states, accounts } = rowsOf(connection, seq);
  return Buffer.from(versionDigest(readLine(connection, seq), states, accounts)).toString('hex');
}

/** Whether a revision changed what is shown of versions before it. */
export function rewrites(connection: Connection, seq: number): boolean {
  return connection.prepare('SELECT 1 FROM shown WHERE by = ? AND seq <> by LIMIT 1').get(seq) !== undefined;
}
