import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { savedName } from '../../server/store/sqlite/columns/saved.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { commitAll } from './contract-oracle.ts';
import { hour } from './made-versions.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const audience = { statuses: ['published'] };

/** Opens a folder as a service does; answers how many incidents there are and where the columns came from. */
async function opened(folder: string, zone = 'UTC'): Promise<{ count: number; saved: unknown }> {
  let saved: unknown;
  const info = (details: object, message: string) => {
    if (message === 'columns ready') ({ saved } = details as { saved: boolean });
  };
  const store = await openSqliteStore({
    ...{ folder, zone, readers: 1, deadlineMs: 20_000, columns: true },
    logger: { info },
  });
  await store.ready();
  const count = await store.count(emptyQuery, audience, hour(60));
  await store.close();
  return { count, saved };
}

async function filled(seed: number): Promise<{ folder: string; count: number }> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  await commitAll(store, fc.sample(histories, { seed, numRuns: 1 })[0]!);
  const count = await store.count(emptyQuery, audience, hour(60));
  await store.close();
  expect(count).toBeGreaterThan(1);
  return { folder, count };
}

it('a second start takes the columns that the first one saved, for the owner alone', async () => {
  const { folder, count } = await filled(1);
  expect(await opened(folder)).toEqual({ count, saved: false });
  expect(statSync(join(folder, savedName)).mode & 0o777).toBe(0o600);
  expect(await opened(folder)).toEqual({ count, saved: true });
});

it('saved columns follow what was written without them', async () => {
  const { folder } = await filled(2);
  await opened(folder);
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  const more = fc.sample(histories, { seed: 3, numRuns: 1 })[0]!;
  const fresh = more
    .filter(({ change }) => change.base === 0)
    .map(({ change, projection }) => {
      const incident = `later-${change.incident}`;
      return { change: { ...change, incident, document: { ...change.document, id: incident } }, projection };
    });
  await commitAll(store, fresh);
  const count = await store.count(emptyQuery, audience, hour(60));
  await store.close();
  expect(await opened(folder)).toEqual({ count, saved: true });
});

it.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  [
    'changed in one bit',
    (bytes: Buffer) => {
      bytes[4_000]! ^= 4;
      return bytes;
    },
  ],
  ['something else', () => Buffer.from('{"layout":1}'.padEnd(9_000))],
])('saved columns that are %s are not believed', async (_, spoil) => {
  const { folder, count } = await filled(4);
  await opened(folder);
  const file = join(folder, savedName);
  writeFileSync(file, spoil(readFileSync(file)));
  expect(await opened(folder)).toEqual({ count, saved: false });
  expect(await opened(folder)).toEqual({ count, saved: true });
});

it('saved columns of an earlier program, with fewer arrays, are made anew', async () => {
  const { folder, count } = await filled(7);
  await opened(folder);
  const file = join(folder, savedName);
  const bytes = readFileSync(file);
  const head = JSON.parse(bytes.subarray(0, 256).toString()) as { rows: number; made: string; crc32: number };
  // As that program wrote it: whole, and right by its own count.
  const rows = bytes.subarray(256, 256 + head.rows - 64);
  const rest = bytes.subarray(256 + head.rows);
  const [schema, arrays, zone] = JSON.parse(head.made) as [number, number, string | null];
  const older = {
    ...head,
    rows: rows.length,
    made: JSON.stringify([schema, arrays + 1, zone]),
    crc32: crc32(rest, crc32(rows)),
  };
  writeFileSync(file, Buffer.concat([Buffer.from(JSON.stringify(older).padEnd(256)), rows, rest]));
  expect(await opened(folder)).toEqual({ count, saved: false });
  expect(await opened(folder)).toEqual({ count, saved: true });
});

it('saved columns of another database or of another zone are not believed', async () => {
  const [one, other] = [await filled(5), await filled(6)];
  await opened(one.folder);
  writeFileSync(join(other.folder, savedName), readFileSync(join(one.folder, savedName)));
  expect(await opened(other.folder)).toEqual({ count: other.count, saved: false });
  expect(await opened(other.folder, 'Europe/Paris')).toEqual({ count: other.count, saved: false });
});
