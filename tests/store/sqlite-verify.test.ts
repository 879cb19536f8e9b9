import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { registerPacked } from '../../server/store/sqlite/packed/functions.ts';
import { commitBatch } from './made-batches.ts';
import { madeState, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });

/** SQL that puts a word into features for another, and packs them as the service does. */
function altering(word: string, other: string): string {
  const feature = `packed(replace(unpacked(feature), '${word}', '${other}'))`;
  return `UPDATE state_bodies SET feature = ${feature}, search = packed_after(unpacked_after(feature, search), ${feature})`;
}

/** What somebody with the file might do, the revision that must be named, and a word of the reason. */
const tamperings: [what: string, sql: string, seq: number, reason: RegExp][] = [
  ['a change', `UPDATE revisions SET change = replace(change, 'Title', 'Lie') WHERE seq = 2`, 2, /hash/],
  [
    'the time of a revision',
    `UPDATE revisions SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE seq = 1`,
    1,
    /hash/,
  ],
  ['a hash', `UPDATE revisions SET hash = prev_hash WHERE seq = 3`, 3, /hash/],
  ['the actor beside the change', `UPDATE revisions SET actor = 'somebody' WHERE seq = 2`, 2, /columns/],
  ['a missing revision', `DELETE FROM revisions WHERE seq = 2`, 3, /missing/],
  ['the last revision, taken away', `DELETE FROM revisions WHERE seq = 4`, 4, /not in the chain/],
  [
    'a document',
    `UPDATE documents SET document = replace(document, 'Title', 'Lie') WHERE seq = 2`,
    2,
    /document/,
  ],
  ['a document that is no JSON', `UPDATE documents SET document = '{' WHERE seq = 1`, 1, /cannot be read/],
  ['the status of a version', `UPDATE documents SET status = 'draft' WHERE seq = 4`, 4, /status/],
  ['the end of a version', `UPDATE documents SET rec_to = rec_to + 1 WHERE seq = 1`, 1, /dates/],
  ['a feature', `${altering('riot', 'attack')} WHERE owner = 2`, 2, /derived/],
  [
    'a byte of a feature',
    `UPDATE state_bodies SET feature = CAST(substr(feature, 1, 40) || x'00' || substr(feature, 42) AS BLOB) WHERE owner = 2`,
    2,
    /cannot be read/,
  ],
  ['a shape', `UPDATE claim_shapes SET lon = 1`, 1, /derived/],
  [
    'an account',
    `UPDATE account_bodies SET feature = packed(replace(unpacked(feature), 'Observers', 'Us')) WHERE owner = 2`,
    2,
    /derived/,
  ],
  ['a known date', `UPDATE states SET known_from = known_from + 1 WHERE seq = 4`, 4, /derived/],
  ['a missing state', `DELETE FROM states WHERE seq = 2`, 2, /derived/],
  ['a column that filters ask', `UPDATE states SET type = 'attack' WHERE seq = 2`, 2, /filters/],
  ['a set of terms', `UPDATE term_sets SET ids = 'us' WHERE ids = 'observers'`, 1, /filters/],
  ['what finds a set by its terms', `UPDATE set_terms SET value = 'us' WHERE value = 'observers'`, 4, /sets/],
  ['which set a state has', `UPDATE states SET claimants = 0 WHERE id = 3`, 3, /filters/],
  ['which set an account has', `UPDATE account_states SET claims = 0 WHERE id = 3`, 3, /derived/],
  ['who may see a state', `UPDATE states SET status = 'draft' WHERE seq = 4`, 4, /filters/],
  ['who tells a state so', `UPDATE states SET teller = 0 WHERE seq = 2`, 2, /filters/],
  ['a telling that nobody gave', `UPDATE states SET preferred = 0 WHERE seq = 3`, 3, /derived/],
  ['what a claimant tells', `DELETE FROM states WHERE seq = 4 AND preferred = 0`, 4, /derived/],
  [
    'whose telling it is',
    `UPDATE states SET teller = (SELECT id FROM term_sets WHERE ids = 'observers') WHERE seq = 4 AND preferred = 0`,
    4,
    /derived/,
  ],
];

describe('verify', () => {
  const intact = temporaryFolder();
  beforeAll(async () => {
    const store = await open(intact);
    for (const [id, base] of [
      ['a', 0],
      ['b', 0],
      ['a', 1],
      ['c', 0],
    ] as const) {
      const states = [madeState(id, base + 1, { type: 'riot', sub_type: 'mob_violence' })];
      const told = id === 'c' ? [{ claimant: 'police', states: [madeState(id, 1, { type: 'riot' })] }] : [];
      const { change, projection } = madeVersion(id, base, { states, told });
      await store.commit(change, projection);
    }
    expect(await store.verify()).toMatchObject({ revisions: 4, broken: null });
    await store.close();
  });

  it.each(tamperings)('names %s as the first row that was altered', async (_what, sql, seq, reason) => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(intact, 'atlas.sqlite'), join(folder, 'atlas.sqlite'));
    const db = new Database(join(folder, 'atlas.sqlite'));
    db.pragma('foreign_keys = OFF');
    registerPacked(db);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    const store = await open(folder);
    const { broken } = await store.verify();
    await store.close();
    expect(broken).toMatchObject({ seq, reason: expect.stringMatching(reason) });
  });
});

/** What somebody might do to the versions of an import, the incident that must be named, and a word of the reason. */
const importTamperings: [what: string, sql: string, incident: string, reason: RegExp][] = [
  [
    'a feature',
    `${altering('protest', 'riot')} WHERE owner IN (SELECT id FROM states WHERE incident = 'row-40')`,
    'row-40',
    /was altered/,
  ],
  [
    'an account that is nothing',
    `UPDATE account_bodies SET feature = zeroblob(length(feature)) WHERE owner IN (SELECT id FROM account_states WHERE incident = 'row-41')`,
    'row-41',
    /was altered/,
  ],
  ['a shape', "UPDATE states SET claims = 0 WHERE incident = 'row-7'", 'row-7', /was altered/],
  ['a kept digest', 'UPDATE batch_blocks SET digests = zeroblob(length(digests))', 'row-0', /was altered/],
  [
    'the status of a version',
    "UPDATE documents SET status = 'draft' WHERE incident = 'row-3'",
    'row-3',
    /status/,
  ],
  [
    'who may see a version',
    "UPDATE documents SET public = 0, private = 1 WHERE incident = 'row-3'",
    'row-3',
    /see it/,
  ],
  ['who may see a state', "UPDATE states SET private = 1 WHERE incident = 'row-5'", 'row-5', /filters/],
  [
    'a column that filters ask',
    "UPDATE states SET type = 'attack' WHERE incident = 'row-6'",
    'row-6',
    /filters/,
  ],
  ['a missing version', "DELETE FROM documents WHERE incident = 'row-9'", 'row-9', /missing/],
  ['a missing state', "DELETE FROM states WHERE incident = 'row-9'", 'row-9', /was altered/],
  [
    'a missing block',
    'DELETE FROM batch_blocks WHERE first = (SELECT max(first) FROM batch_blocks)',
    '',
    /not those of the import/,
  ],
  [
    'the terms of the data set',
    "UPDATE batches SET data_set = replace(data_set, 'allowed', 'private')",
    '',
    /differs from its revision/,
  ],
  [
    'its documents',
    'UPDATE batch_blocks SET lines = (SELECT lines FROM batch_blocks ORDER BY first DESC LIMIT 1)',
    'row-',
    /was altered/,
  ],
];

describe('verify of an import', () => {
  const intact = temporaryFolder();
  beforeAll(async () => {
    const store = await open(intact);
    const rows = Array.from({ length: 45 }, (_, at) => madeVersion(`row-${at}`, 0));
    await commitBatch(store, rows);
    expect(await store.verify()).toMatchObject({ revisions: 1, broken: null });
    await store.close();
  });

  it.each(importTamperings)('names %s and the incident it is of', async (_what, sql, incident, reason) => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(intact, 'atlas.sqlite'), join(folder, 'atlas.sqlite'));
    const db = new Database(join(folder, 'atlas.sqlite'));
    db.pragma('foreign_keys = OFF');
    registerPacked(db);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    const store = await open(folder);
    const { broken } = await store.verify();
    await store.close();
    expect(broken).toMatchObject({ seq: 1, reason: expect.stringMatching(reason) });
    expect(broken!.reason).toContain(incident);
  });
});
