import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { commitAll, featuresOf } from './contract-oracle.ts';
import { hour } from './made-versions.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
const audience = { statuses: ['draft', 'in_review', 'published', 'retracted'] };
const boxes = [-180, -120, 15, 20, 25, 30, 100, 178].flatMap((x) => [
  `S_INTERSECTS(geometry, BBOX(${x}, -90, ${Math.min(180, x + 8)}, 44))`,
  `S_WITHIN(geometry, BBOX(${x}, 39, ${Math.min(180, x + 30)}, 90))`,
]);

/** What each filter finds in a folder's database, incidents and accounts, at several knowledge dates. */
async function answers(folder: string): Promise<string[][]> {
  const store = await open(folder);
  const found: string[][] = [];
  for (const filter of boxes)
    for (const at of [5, 12, 28])
      for (const collection of ['incidents', 'accounts'] as const) {
        const query = { ...emptyQuery, filter, knownAt: { text: '', at: hour(at) } };
        const { numberReturned, ...chunk } = await store.chunk(collection, query, audience, hour(60));
        found.push(featuresOf({ numberReturned, ...chunk }).map((one) => String(one.id)));
      }
  await store.close();
  return found;
}

it('a database from before features had boxes of their own answers the same when it is opened', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await commitAll(store, fc.sample(histories, { seed: 11, numRuns: 1 })[0]!);
  await store.close();
  const expected = await answers(folder);
  expect(expected.flat().length).toBeGreaterThan(50);

  const db = new Database(join(folder, 'atlas.sqlite'));
  db.exec('DROP TABLE state_extents; DROP TABLE account_extents; DROP INDEX places_in_order');
  db.pragma('user_version = 2');
  db.close();
  expect(await answers(folder)).toEqual(expected);
});
