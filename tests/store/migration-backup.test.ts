import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { schemaVersion } from '../../server/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
const packed = readFileSync(new URL('../fixtures/databases/schema-6.sqlite.gz', import.meta.url));

function oldDatabase(): { folder: string; file: string; backups: string } {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'atlas.sqlite');
  writeFileSync(file, gunzipSync(packed));
  return { folder, file, backups: join(folder, 'backups') };
}

/** All that a database holds, as text; opened for writing, so that it leaves nothing beside it. */
function contentOf(file: string): string {
  const db = new Database(file);
  const tables = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all() as {
    name: string;
    sql: string;
  }[];
  const rows = tables
    .filter(({ sql }) => !/VIRTUAL/.test(sql))
    .map(({ name, sql }) => [name, sql, db.prepare(`SELECT * FROM "${name}"`).raw().all()]);
  const text = JSON.stringify([db.pragma('user_version'), rows]);
  db.close();
  return text;
}

it('a database is copied before it is migrated: private, named by schema and time, and as it was', async () => {
  const { folder, file, backups } = oldDatabase();
  const before = contentOf(file);
  await (await open(folder)).close();
  const [copy, ...more] = readdirSync(backups);
  expect(more).toEqual([]);
  expect(copy).toMatch(/^schema-6-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite$/);
  expect(statSync(backups).mode & 0o777).toBe(0o700);
  expect(statSync(join(backups, copy!)).mode & 0o777).toBe(0o600);
  expect(contentOf(join(backups, copy!))).toBe(before);
  expect(contentOf(file)).not.toBe(before);
  // Nothing is copied where there is nothing to migrate.
  await (await open(folder)).close();
  expect(readdirSync(backups)).toEqual([copy]);
});

it('of such copies the newest three are kept, and nothing else is touched', async () => {
  const { folder, backups } = oldDatabase();
  mkdirSync(backups);
  const old = ['schema-3-2021-01-01T00-00-00Z.sqlite', 'schema-2-2024-01-01T00-00-00Z.sqlite'];
  const older = ['schema-5-2020-01-01T00-00-00Z.sqlite', 'mine.sqlite', 'atlas-2020-01-01T00-00-00Z.sqlite'];
  for (const name of [...old, ...older]) writeFileSync(join(backups, name), '');
  await (await open(folder)).close();
  const left = readdirSync(backups).filter((name) => !name.startsWith('schema-6-'));
  expect(left.sort()).toEqual([...old, ...older.slice(1)].sort());
});

it('a migration that fails leaves the database as it was and names the copy', async () => {
  const { folder, file, backups } = oldDatabase();
  const db = new Database(file);
  // What the last step wants to make is there already.
  db.exec('ALTER TABLE documents ADD COLUMN told INTEGER NOT NULL DEFAULT 0');
  db.close();
  const before = contentOf(file);
  await expect(open(folder)).rejects.toThrow(
    new RegExp(
      `could not be brought from schema 6 to ${schemaVersion} \\(.*told.*\\); it is as it was, and a copy`,
    ),
  );
  expect(contentOf(file)).toBe(before);
  expect(readdirSync(backups)).toHaveLength(1);
});

it('what stands empty in a file after a migration is given back', async () => {
  const { folder, file } = oldDatabase();
  const full = new Database(file);
  full.exec(`CREATE TABLE more (body BLOB); INSERT INTO more
    SELECT zeroblob(8000) FROM json_each('[${Array.from({ length: 500 }, () => 0).join()}]'); DROP TABLE more`);
  full.close();
  const numbers = () => {
    const db = new Database(file, { readonly: true });
    const [pages, empty] = ['page_count', 'freelist_count'].map((name) => db.pragma(name, { simple: true }));
    db.close();
    return { pages: pages as number, empty: empty as number };
  };
  const before = numbers();
  expect(before.empty).toBeGreaterThan(450);
  await (await open(folder)).close();
  const after = numbers();
  expect(after.empty).toBeLessThan(after.pages / 4);
  expect(after.pages).toBeLessThan(before.pages - 300);
});
