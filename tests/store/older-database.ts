import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../server/store/sqlite/migrations.ts';

/**
 * Makes the database of a folder one that an older program wrote: the schema of version `to` by the migrations of that
 * time, with the same rows in the columns that it had. The store must be closed.
 */
export function makeOlder(folder: string, to: number): void {
  const file = join(folder, 'atlas.sqlite');
  const older = join(folder, 'older.sqlite');
  const db = new Database(older);
  // Tables behind an index of words or boxes are copied as they are.
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  db.pragma('page_size = 8192');
  migrate(db, to);
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH ? AS later').run(file);
  const tables = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all() as string[];
  const columns = (schema: string, table: string) =>
    db.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema) as string[];
  for (const table of tables) {
    const later = columns('later', table);
    const shared = columns('main', table).filter((name) => later.includes(name));
    db.exec(`DELETE FROM main.${table}`);
    db.exec(`INSERT INTO main.${table} (${shared}) SELECT ${shared} FROM later.${table}`);
  }
  db.exec('DETACH later');
  db.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  renameSync(older, file);
}
