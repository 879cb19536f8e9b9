import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Connection } from '../connection.ts';
import { schemaVersion } from '../migrations.ts';
import { arraysText, counts, openRows, type Snapshot } from './buffer.ts';
import { codebookText } from './codes.ts';

export const savedName = 'columns.bin';

/** Changes with the meaning of what the arrays hold; which there are is compared beside it. */
const layout = 6;
/** Bytes of the line at the head of the file, filled up with blanks. */
const headLength = 256;

interface Head {
  layout: number;
  /** What else the arrays follow from: one of other arrays, schema, codebook or zone cannot even be opened. */
  made: string;
  /** The last revision in it, which must be the same in the database. */
  last: string;
  rows: number;
  dictionaries: number;
  crc32: number;
}

/** What a snapshot of a database is made by. */
function makingOf(connection: Connection): string {
  const zone = connection.prepare("SELECT value FROM meta WHERE name = 'zone'").pluck().get();
  return JSON.stringify([schemaVersion, crc32(codebookText + arraysText), zone ?? null]);
}

/** The last revision in a snapshot, as the database has it. */
function lastOf(connection: Connection, { rows }: Snapshot): string {
  const seq = openRows(rows).counts[counts.head]!;
  const hash = connection.prepare('SELECT hash FROM revisions WHERE seq = ?').pluck().get(seq) ?? null;
  return JSON.stringify([seq, hash]);
}

const checksum = ({ rows, dictionaries }: Snapshot) =>
  crc32(new Uint8Array(dictionaries), crc32(new Uint8Array(rows)));

/** Writes the snapshot beside the database (mode 0600); the file appears whole or not at all. */
export function saveSnapshot(folder: string, connection: Connection, snapshot: Snapshot): void {
  const head: Head = {
    layout,
    made: makingOf(connection),
    last: lastOf(connection, snapshot),
    rows: snapshot.rows.byteLength,
    dictionaries: snapshot.dictionaries.byteLength,
    crc32: checksum(snapshot),
  };
  const file = join(folder, savedName);
  const temporary = `${file}.part`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeWhole(handle, Buffer.from(JSON.stringify(head).padEnd(headLength)));
    writeWhole(handle, new Uint8Array(snapshot.rows));
    writeWhole(handle, new Uint8Array(snapshot.dictionaries));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

/** The saved snapshot; null when there is none, or it is damaged or of another database, schema or codebook. */
export function loadSnapshot(folder: string, connection: Connection): Snapshot | null {
  const file = join(folder, savedName);
  if (!existsSync(file)) return null;
  const handle = openSync(file, 'r');
  try {
    const head = readHead(handle);
    if (head?.layout !== layout || head.made !== makingOf(connection)) return null;
    const snapshot = {
      rows: new SharedArrayBuffer(head.rows),
      dictionaries: new SharedArrayBuffer(head.dictionaries),
    };
    for (const part of [snapshot.rows, snapshot.dictionaries])
      if (!readWhole(handle, new Uint8Array(part))) return null;
    if (checksum(snapshot) !== head.crc32) return null;
    return head.last === lastOf(connection, snapshot) ? snapshot : null;
  } finally {
    closeSync(handle);
  }
}

function readHead(handle: number): Head | null {
  const bytes = Buffer.alloc(headLength);
  if (!readWhole(handle, bytes)) return null;
  try {
    const head = JSON.parse(bytes.toString()) as Head;
    const sizes = [head.rows, head.dictionaries];
    return sizes.every((size) => Number.isSafeInteger(size) && size > 0 && size < 2 ** 33) ? head : null;
  } catch {
    return null;
  }
}

function readWhole(handle: number, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(handle, bytes, at, bytes.length - at, null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}
