import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { logFault } from './examine-log.ts';
import { refuseForeign } from './migrations.ts';

/** A database up to this size (bytes) is read whole at each start, which takes less than a second. */
const readWhole = 128 * 2 ** 20;

const wayBack =
  'Put a backup back with «incident-atlas restore FILE» (the present file is kept beside it), or set ATLAS_DATA to another folder.';

/** The sentence for a database that must not be written to. */
const damaged = (file: string, what: string) => new Error(`${file} is damaged: ${what} ${wayBack}`);

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Looks at the database and its log before anything in them changes. Throws a sentence that says what to do when they
 * are damaged, of another program or of a newer one.
 */
export function examine(file: string): void {
  if (sizeOf(file) === 0) {
    if (sizeOf(`${file}-wal`) > 0)
      throw damaged(file, 'it is empty, but there is a log of writes beside it.');
    return;
  }
  const header = firstBytes(file, 100);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new Error(`${file} is not a database of this service, or its beginning is destroyed. ${wayBack}`);
  const fault = logFault(`${file}-wal`);
  if (fault) throw damaged(file, fault);
  // Read-only: closing a connection that can write may move the log into the file.
  const look = new Database(file, { readonly: true, fileMustExist: true });
  try {
    examineOpened(look, file);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code ?? '')) throw error;
    throw damaged(file, `${message}.`);
  } finally {
    look.close();
  }
}

function examineOpened(look: Database.Database, file: string): void {
  refuseForeign(look, file);
  const said =
    Number(look.pragma('page_count', { simple: true })) * Number(look.pragma('page_size', { simple: true }));
  const there = sizeOf(file) + sizeOf(`${file}-wal`);
  if (there < said) throw damaged(file, `${said} bytes belong to it, and ${there} are there.`);
  if (said > readWhole) return;
  const found = look.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw damaged(file, `${String(found).replace(/\s+/g, ' ')}.`);
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, count, 0);
  } finally {
    closeSync(handle);
  }
  return bytes;
}
