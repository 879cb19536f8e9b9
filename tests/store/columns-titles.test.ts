import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { titlesOf } from '../../server/store/sqlite/columns/titles.ts';
import {
  openTitles,
  titlesName,
  titlesOfFeature,
  writeTitles,
} from '../../server/store/sqlite/columns/titles-file.ts';
import { commitChange, readHead } from '../../server/store/sqlite/commit.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { openDatabase } from '../../server/store/sqlite/open-database.ts';
import type { ReaderContext } from '../../server/store/sqlite/reader-context.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** States in another order than that of their ids. */
const order = (rows: readonly { id: number }[]) => Uint32Array.from(rows.map(({ id }) => id).reverse());

/** A database with made versions, and the titles of its states as they stand in it. */
function made(seed: number) {
  const folder = temporaryFolder();
  const opened = openDatabase(folder, 'UTC');
  const versions = fc.sample(histories, { seed, numRuns: 1 })[0]!;
  let head = readHead(opened.connection);
  const commit = ({ change, projection }: (typeof versions)[number]) => {
    ({ head } = commitChange(opened.connection, head, change, projection, 'UTC'));
  };
  const half = Math.ceil(versions.length / 2);
  versions.slice(0, half).forEach(commit);
  const rows = () => {
    const found = opened.connection.db
      .prepare('SELECT owner AS id, feature FROM state_bodies ORDER BY owner')
      .all() as { id: number; feature: Buffer }[];
    return found.map(({ id, feature }) => ({ id, text: titlesOfFeature(feature) }));
  };
  /** A reader of its own, as a thread has it. */
  const reader = () => openConnection(join(folder, databaseName), 'read') as ReaderContext;
  return { folder, opened, rows, reader, commitRest: () => versions.slice(half).forEach(commit) };
}

it('titles are read from the file as the database has them, and what came later from there', () => {
  const { folder, opened, rows, reader, commitRest } = made(4);
  writeTitles(folder, opened.connection, order(rows()));
  expect(statSync(join(folder, titlesName)).mode & 0o777).toBe(0o600);
  const covered = rows();
  const file = openTitles(folder, opened.connection)!;
  expect(file.textsOf(covered.map(({ id }) => id))).toEqual(covered.map(({ text }) => text));
  expect(file.textsOf([0, covered[0]!.id, covered.at(-1)!.id + 1])).toEqual([null, covered[0]!.text, null]);
  expect(file.textsOf([])).toEqual([]);
  file.close();
  commitRest();
  const all = rows();
  expect(all.length).toBeGreaterThan(covered.length);
  const context = reader();
  const backwards = all.map(({ id }) => id).reverse();
  expect(titlesOf(context, backwards)).toEqual(all.map(({ text }) => JSON.parse(text)).reverse());
  expect(titlesOf(context, [])).toEqual([]);
  context.db.close();
  opened.close();
});

it('a damaged title, a damaged list of places and the file of another database are not believed', () => {
  const [one, other] = [made(5), made(6)];
  writeTitles(one.folder, one.opened.connection, order(one.rows()));
  const file = join(one.folder, titlesName);
  const whole = readFileSync(file);
  // The head has 256 bytes, then each title stands behind a checksum of four, in the order that was wanted.
  const [first, ...others] = one.rows().reverse();

  const damaged = Buffer.from(whole);
  damaged[256 + 4 + 3]! ^= 1;
  writeFileSync(file, damaged);
  const opened = openTitles(one.folder, one.opened.connection)!;
  expect(opened.textsOf([first!, ...others].map(({ id }) => id))).toEqual([
    null,
    ...others.map(({ text }) => text),
  ]);
  opened.close();
  const context = one.reader();
  expect(titlesOf(context, [first!.id])).toEqual([JSON.parse(first!.text)]);
  context.db.close();

  const misplaced = Buffer.from(whole);
  misplaced[misplaced.length - 1]! ^= 1;
  writeFileSync(file, misplaced);
  expect(openTitles(one.folder, one.opened.connection)).toBeNull();
  writeFileSync(file, whole.subarray(0, 300));
  expect(openTitles(one.folder, one.opened.connection)).toBeNull();
  writeFileSync(file, 'titles');
  expect(openTitles(one.folder, one.opened.connection)).toBeNull();

  writeFileSync(join(other.folder, titlesName), whole);
  expect(openTitles(other.folder, other.opened.connection)).toBeNull();
  one.opened.close();
  other.opened.close();
});
