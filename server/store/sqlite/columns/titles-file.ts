import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Connection } from '../connection.ts';
import { schemaVersion } from '../migrations.ts';
import { isThere } from '../unsettled.ts';

export const titlesName = 'titles.bin';

/** Changes with the meaning of the bytes. */
const layout = 1;
/** Bytes of the line at the head of the file, filled up with blanks. */
const headLength = 256;
/** Bytes of the checksum before each text. */
const sumLength = 4;
/** Bytes written at once. */
const atOnce = 1 << 20;

interface Head {
  layout: number;
  schema: number;
  /** The last revision in it and its hash, which must be the same in the database. */
  last: [seq: number, hash: string | null];
  /** One more than the last id of a state. */
  ids: number;
  /** Where the places of the texts begin, and the checksum of those. */
  placesAt: number;
  crc32: number;
}

/** What our own writers put between these names are the titles; inside of a text the marks would be escaped. */
export const titlesOfBody = `'{' || substr(b.feature, instr(b.feature, '"title":'),
  iif(instr(b.feature, ',"summary":'), instr(b.feature, ',"summary":'), instr(b.feature, ',"type":'))
    - instr(b.feature, '"title":')) || '}'`;

/**
 * Writes the titles of all states beside the database (mode 0600), by id; the file appears whole or not at all. A state
 * never changes, so what is in it holds for as long as there is its last revision.
 */
export function writeTitles(folder: string, connection: Connection): void {
  const file = join(folder, titlesName);
  const temporary = `${file}.part`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    connection.db.transaction(() => write(handle, connection)).deferred();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

function write(handle: number, connection: Connection): void {
  const number = (sql: string) => connection.db.prepare(sql).pluck().get() as number;
  const ids = number('SELECT coalesce(max(id), 0) + 1 FROM states');
  const seq = number('SELECT coalesce(max(seq), 0) FROM revisions');
  const places = new Uint32Array(ids + 1);
  const part = Buffer.alloc(atOnce);
  let [at, length, next] = [headLength, 0, 0];
  const flush = () => {
    writeWhole(handle, part.subarray(0, length), at);
    at += length;
    length = 0;
  };
  const rows = connection.db
    .prepare(
      `SELECT s.id, ${titlesOfBody} FROM states s CROSS JOIN state_bodies b ON b.owner = s.id
       WHERE ${isThere('s')} ORDER BY s.id`,
    )
    .raw()
    .iterate() as IterableIterator<[id: number, text: string]>;
  for (const [id, text] of rows) {
    places.fill(at + length, next, id + 1);
    next = id + 1;
    const bytes = Buffer.from(text);
    if (length + sumLength + bytes.length > atOnce) flush();
    length = part.writeUInt32LE(crc32(bytes), length);
    length += bytes.copy(part, length);
  }
  flush();
  if (at > 0xffffffff) throw new Error('The titles are too many for one file.');
  places.fill(at, next);
  const asBytes = new Uint8Array(places.buffer);
  const head: Head = {
    layout,
    schema: schemaVersion,
    last: [seq, hashOf(connection, seq)],
    ids,
    placesAt: at,
    crc32: crc32(asBytes),
  };
  writeWhole(handle, asBytes, at);
  writeWhole(handle, Buffer.from(JSON.stringify(head).padEnd(headLength)), 0);
}

function writeWhole(handle: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(handle, bytes, done, bytes.length - done, at + done);
}

function hashOf(connection: Connection, seq: number): string | null {
  return (
    (connection.prepare('SELECT hash FROM revisions WHERE seq = ?').pluck().get(seq) as string | undefined) ??
    null
  );
}

/** The titles in a file. */
export interface TitlesFile {
  /** One more than the last id of a state that may be in it. */
  ids: number;
  /** The titles of a state as JSON; null where they are not there, or damaged. */
  textOf(id: number): string | null;
  close(): void;
}

/** The file of a database; null when there is none, or it is damaged or of another database or program. */
export function openTitles(folder: string, connection: Connection): TitlesFile | null {
  let handle: number;
  try {
    handle = openSync(join(folder, titlesName), 'r');
  } catch {
    return null;
  }
  const found = placesIn(handle, connection);
  if (!found) {
    closeSync(handle);
    return null;
  }
  const { ids, places } = found;
  let bytes = Buffer.alloc(1_024);
  return {
    ids,
    textOf(id) {
      if (id >= ids) return null;
      const [from, to] = [places[id]!, places[id + 1]!];
      const size = to - from;
      if (size <= sumLength) return null;
      if (size > bytes.length) bytes = Buffer.alloc(size);
      if (readSync(handle, bytes, 0, size, from) < size) return null;
      const text = bytes.subarray(sumLength, size);
      return crc32(text) === bytes.readUInt32LE(0) ? text.toString() : null;
    },
    close: () => closeSync(handle),
  };
}

function placesIn(handle: number, connection: Connection): { ids: number; places: Uint32Array } | null {
  const first = Buffer.alloc(headLength);
  if (readSync(handle, first, 0, headLength, 0) < headLength) return null;
  try {
    const head = JSON.parse(first.toString()) as Head;
    if (head.layout !== layout || head.schema !== schemaVersion) return null;
    if (hashOf(connection, head.last[0]) !== head.last[1]) return null;
    const places = new Uint32Array(head.ids + 1);
    const bytes = new Uint8Array(places.buffer);
    const read = readSync(handle, bytes, 0, bytes.length, head.placesAt);
    return read === bytes.length && crc32(bytes) === head.crc32 ? { ids: head.ids, places } : null;
  } catch {
    return null;
  }
}
