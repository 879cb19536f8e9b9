import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointFault } from '../../server/cli/kept-checkpoint.ts';
import type { Checkpoint } from '../../server/store/integrity.ts';
import { signCheckpoint } from '../../server/store/sqlite/checkpoint.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Row {
  seq: number;
  recorded_at: string;
  projection_hash: string;
  change: string;
  hash: string;
}

/** Computes the hashes anew from a revision on, as somebody would who knows how. */
function forge(db: Database.Database, from: number): void {
  const before = db
    .prepare('SELECT hash FROM revisions WHERE seq = ?')
    .pluck()
    .get(from - 1) as string | undefined;
  let previous = before ?? '0'.repeat(64);
  const write = db.prepare('UPDATE revisions SET prev_hash = ?, hash = ? WHERE seq = ?');
  for (const row of db.prepare('SELECT * FROM revisions WHERE seq >= ? ORDER BY seq').all(from) as Row[]) {
    const { seq, recorded_at, projection_hash, change } = row;
    const hash = sha256([previous, seq, recorded_at, projection_hash, change].join('\n'));
    write.run(previous, hash, seq);
    previous = hash;
  }
}

function forget(db: Database.Database, seq: number): void {
  for (const table of ['states', 'account_states', 'documents', 'revisions'])
    db.prepare(`DELETE FROM ${table} WHERE seq = ?`).run(seq);
}

const insert = `INSERT INTO revisions SELECT 6, recorded_at, actor, kind, incident, 2, 1, reason,
  replace(change, '"base":0', '"base":1'), projection_hash, prev_hash, hash FROM revisions WHERE seq = 5`;

/** What somebody might do who has the file, the number of the revision that is named, and a word of the reason. */
const tamperings: [what: string, how: (db: Database.Database) => void, seq: number, reason: RegExp][] = [
  ['a revision added at the end', (db) => db.exec(insert), 6, /previous hash/],
  [
    'a revision added at the end with hashes that fit',
    (db) => {
      db.exec(insert);
      forge(db, 6);
    },
    6,
    /version of this revision is missing/,
  ],
  [
    'two revisions that changed places',
    (db) =>
      db.exec(`UPDATE revisions SET seq = -2 WHERE seq = 2; UPDATE revisions SET seq = 2 WHERE seq = 3;
               UPDATE revisions SET seq = 3 WHERE seq = -2`),
    2,
    /previous hash/,
  ],
  [
    'two revisions that changed places, with hashes that fit',
    (db) => {
      db.exec(`UPDATE revisions SET seq = -2 WHERE seq = 2; UPDATE revisions SET seq = 2 WHERE seq = 3;
               UPDATE revisions SET seq = 3 WHERE seq = -2`);
      forge(db, 2);
    },
    2,
    /document differs/,
  ],
  [
    'a change rewritten with hashes that fit',
    (db) => {
      db.exec("UPDATE revisions SET change = replace(change, 'Title', 'Lie') WHERE seq = 4");
      forge(db, 4);
    },
    4,
    /document differs/,
  ],
  [
    'what was derived, with hashes that fit',
    (db) => {
      db.exec('UPDATE revisions SET projection_hash = hash WHERE seq = 4');
      forge(db, 4);
    },
    4,
    /derived/,
  ],
  ['a revision taken out with all of its rows', (db) => forget(db, 3), 4, /Revision 3 is missing/],
  ['the first revision taken away', (db) => forget(db, 1), 2, /Revision 1 is missing/],
];

/** What leaves a history that holds by itself: only a checkpoint that was kept tells. */
const rewritings: [what: string, how: (db: Database.Database, folder: string) => void, says: RegExp][] = [
  [
    'the last revisions taken away with all of their rows',
    (db) => {
      forget(db, 5);
      forget(db, 4);
    },
    /Revisions were taken away: the checkpoint knows 5, and there are 3/,
  ],
  [
    'the whole history rewritten with hashes that fit',
    (db) => {
      db.exec(
        `UPDATE revisions SET actor = 'nobody', change = replace(change, '"actor":"', '"actor":"nobody","was":"') WHERE seq = 2`,
      );
      const change = JSON.parse(
        db.prepare('SELECT change FROM revisions WHERE seq = 2').pluck().get() as string,
      );
      delete change.was;
      db.prepare('UPDATE revisions SET change = ? WHERE seq = 2').run(JSON.stringify(change));
      forge(db, 2);
    },
    /The history was rewritten: revision 5 does not have the hash/,
  ],
  [
    'the key replaced',
    (_db, folder) => {
      const { privateKey } = generateKeyPairSync('ed25519');
      writeFileSync(join(folder, 'checkpoint-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    },
    /The key was replaced/,
  ],
  ['the key taken away', (_db, folder) => rmSync(join(folder, 'checkpoint-key.pem')), /The key was replaced/],
];

describe('a history that was tampered with', () => {
  const intact = temporaryFolder();
  let kept: Checkpoint;
  beforeAll(async () => {
    const store = await open(intact);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const { change, projection } = madeVersion(id, 0);
      await store.commit(change, projection);
    }
    kept = await store.checkpoint();
    expect(await checkpointFault(store, kept)).toBeNull();
    await store.close();
  });

  const tampered = async (how: (db: Database.Database, folder: string) => void) => {
    const folder = temporaryFolder();
    cpSync(intact, folder, { recursive: true });
    const db = new Database(join(folder, 'atlas.sqlite'));
    db.pragma('foreign_keys = OFF');
    how(db, folder);
    db.close();
    const store = await open(folder);
    const found = { broken: (await store.verify()).broken, fault: await checkpointFault(store, kept) };
    await store.close();
    return found;
  };

  it.each(tamperings)('is found out by verify: %s', async (_what, how, seq, reason) => {
    const { broken } = await tampered(how);
    expect(broken).toMatchObject({ seq, reason: expect.stringMatching(reason) });
  });

  it.each(rewritings)('is found out by a checkpoint that was kept: %s', async (_what, how, says) => {
    const { broken, fault } = await tampered(how);
    expect(broken).toBeNull();
    expect(fault).toMatch(says);
  });

  it('is not hidden by an altered checkpoint', async () => {
    const store = await open(intact);
    const { privateKey } = generateKeyPairSync('ed25519');
    for (const [altered, says] of [
      [{ ...kept, seq: 3 }, /was altered/],
      [{ ...kept, head: sha256('another') }, /was altered/],
      [{ ...kept, signature: 'AAAA' }, /was altered/],
      [{ ...kept, public_key: 'no key' }, /was altered/],
      [signCheckpoint(kept.head, kept.seq, privateKey), /key was replaced/],
    ] as const)
      expect(await checkpointFault(store, altered)).toMatch(says);
    await store.close();
  });
});
