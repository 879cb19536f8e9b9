import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { readSets } from '../../server/store/sqlite/read-sets.ts';
import { featuresOf } from './contract-oracle.ts';
import { hour, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

/*
 * Databases that programs of each schema wrote from the same history, and what they answered: `histories` of
 * random-versions.ts, the first one of seed 11. A new schema's file is added by the program before it is changed.
 */
const fixtures = new URL('../fixtures/databases/', import.meta.url);
const before = JSON.parse(readFileSync(new URL('answers.json', fixtures), 'utf8')) as {
  revisions: number;
  head: string;
  found: string[][];
  shared: ReturnType<typeof readSets>[];
};

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
const audience = { statuses: ['draft', 'in_review', 'published', 'retracted'] };

function folderOf(version: number): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const packed = readFileSync(new URL(`schema-${version}.sqlite.gz`, fixtures));
  writeFileSync(join(folder, databaseName), gunzipSync(packed));
  return folder;
}

const both = ['incidents', 'accounts'] as const;
const filters: [filter: string, collections: readonly ('incidents' | 'accounts')[]][] = [
  ...[-180, -120, 15, 20, 25, 30, 100, 178].flatMap((x) =>
    [
      `S_INTERSECTS(geometry, BBOX(${x}, -90, ${Math.min(180, x + 8)}, 44))`,
      `S_WITHIN(geometry, BBOX(${x}, 39, ${Math.min(180, x + 30)}, 90))`,
      `S_INTERSECTS(claimed_places, BBOX(${x}, -90, ${Math.min(180, x + 8)}, 44))`,
    ].map((filter): [string, typeof both] => [filter, both]),
  ),
  ["A_OVERLAPS(actors, ('police'))", ['incidents']],
  ["A_OVERLAPS(municipalities_any, ('upper'))", both],
  ["claimant = 'police'", ['accounts']],
];

/** What each filter finds, at several knowledge dates. */
async function answers(folder: string): Promise<string[][]> {
  const store = await open(folder);
  const found: string[][] = [];
  for (const [filter, collections] of filters)
    for (const at of [5, 12, 28])
      for (const collection of collections) {
        const query = { ...emptyQuery, filter, knownAt: { text: '', at: hour(at) } };
        const { numberReturned, ...chunk } = await store.chunk(collection, query, audience, hour(60));
        found.push(featuresOf({ numberReturned, ...chunk }).map((one) => String(one.id)));
      }
  await store.close();
  return found;
}

/** What each state shares with others, in the order of states. */
function sharedIn(folder: string): ReturnType<typeof readSets>[] {
  const connection = openConnection(join(folder, databaseName), 'read');
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
  ['places were indexed once for all who claim them', 5],
  ['it could be read as one claimant tells it', 6],
  ['what staff do was noted', 7],
  ['people were invited, suggested and told', 8],
])('a database from before %s answers the same when it is opened', async (_what, version) => {
  const { revisions, head, found, shared } = before;
  expect(found.flat().length).toBeGreaterThan(150);
  expect(shared.some(({ claims }) => claims.length > 1)).toBe(true);
  expect(shared.some(({ spot }) => typeof spot === 'string')).toBe(true);
  const folder = folderOf(version);
  expect(await answers(folder)).toEqual(found);
  expect(sharedIn(folder)).toEqual(shared);
  const opened = await open(folder);
  expect(await opened.verify()).toEqual({ revisions, head, broken: null });
  const { change, projection } = madeVersion('new', 0, { recorded: hour(70) });
  expect(await opened.commit(change, projection)).toMatchObject({ seq: revisions + 1 });
  expect(await opened.verify()).toMatchObject({ revisions: revisions + 1, broken: null });
  await opened.close();
});
