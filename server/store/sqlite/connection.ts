import Database from 'better-sqlite3';
import { registerPacked } from './packed/functions.ts';

/** A connection with its prepared statements, each prepared once. */
export interface Connection {
  db: Database.Database;
  prepare(sql: string): Database.Statement<unknown[]>;
}

/** More texts than this are not kept: plans differ by the parameters in use, and those are a closed set. */
const mostStatements = 400;
/** The most that SQLite maps; what lies beyond is copied page by page. */
const mappedBytes = 0x7fff_0000;

/** Opens the file for one thread. A reader's connection cannot write; only the writer's is ever durable. */
export function openConnection(file: string, mode: 'read' | 'write'): Connection {
  const db = new Database(file, { readonly: mode === 'read', fileMustExist: true, timeout: 5_000 });
  if (mode === 'write') {
    // The page size holds from the first table on; an existing file keeps its own.
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
  } else db.pragma('query_only = ON');
  // What the writer reads of the file it keeps itself: an import would map all of it.
  if (mode === 'read') db.pragma(`mmap_size = ${mappedBytes}`);
  db.pragma(`cache_size = ${mode === 'read' ? -32_000 : -64_000}`);
  registerPacked(db);
  const statements = new Map<string, Database.Statement<unknown[]>>();
  return {
    db,
    prepare(sql) {
      const kept = statements.get(sql);
      if (kept) return kept;
      if (statements.size >= mostStatements) statements.clear();
      const statement = db.prepare<unknown[]>(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}
