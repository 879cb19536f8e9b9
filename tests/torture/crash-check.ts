import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';

/** A write that was acknowledged. */
export interface Acknowledged {
  incident: string;
  version: number;
}

/** What is wrong with a folder whose process was killed, in sentences; none when all holds. */
export async function faultsIn(folder: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const faults: string[] = [];
  const db = new Database(join(folder, 'atlas.sqlite'), { readonly: true });
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') faults.push(`The integrity check says: ${check}`);
    const found = db.prepare('SELECT count(*) FROM revisions WHERE incident = ? AND version = ?').pluck();
    for (const { incident, version } of acknowledged) {
      const times = found.get(incident, version);
      if (times !== 1)
        faults.push(`Version ${version} of ${incident} was acknowledged and is there ${times} times.`);
    }
  } finally {
    db.close();
  }
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 60_000 });
  try {
    // The hash of every revision, and everything derived from it.
    const { broken } = await store.verify();
    if (broken) faults.push(`Revision ${broken.seq} is damaged: ${broken.reason}`);
  } finally {
    await store.close();
  }
  return faults;
}

/** How many versions of an import can be seen: none or all of them is right. */
export function importedIn(folder: string, prefix: string): number {
  const db = new Database(join(folder, 'atlas.sqlite'), { readonly: true });
  const count = db
    .prepare(
      `SELECT count(*) FROM documents d JOIN batches b ON b.id = d.batch
       WHERE b.recorded_at IS NOT NULL AND b.data_set LIKE '%' || ? || '%'`,
    )
    .pluck()
    .get(`"${prefix}"`) as number;
  db.close();
  return count;
}
