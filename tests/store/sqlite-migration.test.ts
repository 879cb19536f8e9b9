import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { readSets } from '../../server/store/sqlite/read-sets.ts';
import { commitAll, featuresOf } from './contract-oracle.ts';
import { hour, madeVersion } from './made-versions.ts';
import { makeOlder } from './older-database.ts';
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

/** What each state shares with others, in the order of states. */
function sharedIn(folder: string): ReturnType<typeof readSets>[] {
  const connection = openConnection(join(folder, 'atlas.sqlite'), 'read');
  try {
    const ids = connection.prepare('SELECT id FROM states ORDER BY id').pluck().all() as number[];
    return ids.map((id) => readSets(connection, id));
  } finally {
    connection.db.close();
  }
}

it.each([
  ['features had boxes of their own', 2],
  ['states shared sets', 3],
  ['versions came in batches', 4],
])('a database from before %s answers the same when it is opened', async (_what, version) => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await commitAll(store, fc.sample(histories, { seed: 11, numRuns: 1 })[0]!);
  const { head, revisions } = await store.verify();
  await store.close();
  const expected = await answers(folder);
  expect(expected.flat().length).toBeGreaterThan(50);

  makeOlder(folder, version);
  expect(await answers(folder)).toEqual(expected);
  const opened = await open(folder);
  expect(await opened.verify()).toEqual({ revisions, head, broken: null });
  const { change, projection } = madeVersion('new', 0, { recorded: hour(70) });
  expect(await opened.commit(change, projection)).toMatchObject({ seq: revisions + 1 });
  await opened.close();
});

it('a database from before states shared sets is given them', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await commitAll(store, fc.sample(histories, { seed: 12, numRuns: 1 })[0]!);
  await store.close();
  const expected = sharedIn(folder);
  for (const has of [
    expected.some(({ spot }) => Array.isArray(spot)),
    expected.some(({ spot }) => typeof spot === 'string'),
    expected.some(({ claims }) => claims.length > 1),
    expected.some(({ actors }) => actors.includes(',')),
  ])
    expect(has).toBe(true);
  makeOlder(folder, 3);
  const again = await open(folder);
  expect(await again.verify()).toMatchObject({ broken: null });
  await again.close();
  expect(sharedIn(folder)).toEqual(expected);
});
