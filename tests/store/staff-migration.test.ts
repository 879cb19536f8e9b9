import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { schemaVersion } from '../../server/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { createTestServer } from '../support/server.ts';
import { type Told, told } from '../support/told-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/* Databases that programs of earlier schemas filled with what people write, and what they told of it. Of schemas
 * 10 and 11 there is none: no program wrote them in the form that they have now. */
const fixtures = new URL('../fixtures/databases/', import.meta.url);
const unpacked = (name: string) => gunzipSync(readFileSync(new URL(name, fixtures)));

interface Kept {
  /** Of somebody who was logged in when the program ended. */
  cookie: string;
  now: number;
  revisions: number;
  head: string;
  answers: Told;
}

const versions = readdirSync(fixtures)
  .flatMap((name) => /^staff-(\d+)\.sqlite\.gz$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);

/** Tables, indexes and triggers of a file as SQL, without what SQLite makes for itself. */
function schemaOf(folder: string): string[] {
  const db = new Database(join(folder, databaseName), { readonly: true });
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all() as string[];
  db.close();
  return rows.map((sql) => sql.replace(/["\s]+/g, ' ')).sort();
}

it('there are such files, and the newest is not far behind', () => {
  expect(versions.length).toBeGreaterThan(2);
  expect(schemaVersion - versions.at(-1)!).toBeLessThan(3);
});

it.each(versions)(
  'a database of schema %d tells its staff after the upgrade what it told before',
  async (version) => {
    const { cookie, now, revisions, head, answers } = JSON.parse(
      unpacked(`staff-${version}.json.gz`).toString(),
    ) as Kept;
    expect(Object.keys(answers).length).toBeGreaterThan(30);
    const [folder, empty] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, databaseName), unpacked(`staff-${version}.sqlite.gz`));
    const server = await createTestServer({ folder });
    try {
      server.clock.now = now;
      expect(await server.atlas.store.verify()).toEqual({ revisions, head, broken: null });
      expect(await told(server, cookie)).toMatchObject(answers);
    } finally {
      await server.close();
    }
    // A step that was changed after files were written by it would leave them without what a new file has.
    await (await openSqliteStore({ folder: empty, readers: 1, deadlineMs: 20_000 })).close();
    expect(schemaOf(folder)).toEqual(schemaOf(empty));
  },
);
