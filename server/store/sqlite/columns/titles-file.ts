import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Connection } from '../connection.ts';
import { schemaVersion } from '../migrations.ts';
import { unpackString } from '../packed/unpack.ts';
import { isThere } from '../unsettled.ts';

export const titlesName = 'titles.bin';

/** Changes with the meaning of the bytes. */
const layout = 2;
/** Bytes of the line at the head of the file, filled up with blanks. */
const headLength = 256;
/** Bytes of the checksum before each text. */
const sumLength = 4;
/** Bytes written or read at once, and what may lie between texts that are read together. */
const atOnce = 1 << 20;
const gap = 1 << 12;
/** The longest text that is in the file; a longer one is asked from the database. */
const longest = 0xffff;

interface Head {
  layout: number;
  schema: number;
  /** The last revision in it and its hash, which must be the same in the database. */
  last: [seq: number, hash: string | null];
  /** One more than the last id of a state. */
  ids: number;
  /** Where the places of the texts begin, their lengths behind them, and the checksum of both. */
  placesAt: number;
  crc32: number;
}

/** What our own writers put between these names are the titles; inside of a text the marks would be escaped. */
export function titlesOfFeature(packed: Uint8Array): string {
  const text = unpackString(packed);
  const summary = text.indexOf(',"summary":');
  const end = summary < 0 ? text.indexOf(',"type":') : summary;
  return `{${text.slice(text.indexOf('"title":'), end)}}`;
}

/**
 * Writes the titles of states beside the database (mode 0600), in the order of their numbers here: what is asked for
 * together should stand together. The file appears whole or not at all. A state never changes, so what is in it holds
 * for as long as there is its last revision.
 */
export function writeTitles(folder: string, connection: Connection, order: Uint32Array): void {
  const file = join(folder, titlesName);
  const temporary = `${file}.part`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    connection.db.transaction(() => write(handle, connection, order)).deferred();
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

function write(handle: number, connection: Connection, order: Uint32Array): void {
  const number = (sql: string) => connection.db.prepare(sql).pluck().get() as number;
  const seq = number('SELECT coalesce(max(seq), 0) FROM revisions');
  const texts = readTexts(connection, order);
  const ids = texts.length.length;
  const places = new Uint32Array(ids);
  const part = Buffer.alloc(atOnce);
  let [at, filled] = [headLength, 0];
  const flush = () => {
    writeWhole(handle, part.subarray(0, filled), at);
    at += filled;
    filled = 0;
  };
  for (const id of order) {
    const bytes = texts.of(id);
    if (filled + bytes.length > atOnce) flush();
    places[id] = at + filled;
    filled += bytes.copy(part, filled);
  }
  flush();
  if (at > 0xffffffff) throw new Error('The titles are too many for one file.');
  const both = [places, texts.length].map(({ buffer }) => new Uint8Array(buffer as ArrayBuffer));
  const head: Head = {
    layout,
    schema: schemaVersion,
    last: [seq, hashOf(connection, seq)],
    ids,
    placesAt: at,
    crc32: both.reduce((sum, bytes) => crc32(bytes, sum), 0),
  };
  for (const bytes of both) {
    writeWhole(handle, bytes, at);
    at += bytes.length;
  }
  writeWhole(handle, Buffer.from(JSON.stringify(head).padEnd(headLength)), 0);
}

/** The titles of states behind their checksums, by id; read in the order of the database, which is many times faster. */
function readTexts(connection: Connection, wanted: Uint32Array) {
  const ids = wanted.reduce((most, id) => Math.max(most, id + 1), 0);
  const isWanted = new Uint8Array(ids);
  for (const id of wanted) isWanted[id] = 1;
  const [length, place] = [new Uint16Array(ids), new Float64Array(ids)];
  const parts: Buffer[] = [];
  let filled = atOnce;
  const rows = connection.db
    .prepare(
      `SELECT s.id, b.feature FROM states s CROSS JOIN state_bodies b ON b.owner = s.id
       WHERE s.id < ? AND ${isThere('s')} ORDER BY s.id`,
    )
    .raw()
    .iterate(ids) as IterableIterator<[id: number, feature: Buffer]>;
  for (const [id, feature] of rows) {
    const bytes = Buffer.from(titlesOfFeature(feature));
    const size = sumLength + bytes.length;
    if (isWanted[id] === 0 || size > longest) continue;
    if (filled + size > atOnce) {
      parts.push(Buffer.allocUnsafe(atOnce));
      filled = 0;
    }
    const part = parts.at(-1)!;
    part.writeUInt32LE(crc32(bytes), filled);
    bytes.copy(part, filled + sumLength);
    [length[id], place[id]] = [size, (parts.length - 1) * atOnce + filled];
    filled += size;
  }
  const none = Buffer.alloc(0);
  const of = (id: number): Buffer => {
    const from = place[id]! % atOnce;
    return length[id] === 0
      ? none
      : parts[Math.floor(place[id]! / atOnce)]!.subarray(from, from + length[id]!);
  };
  return { length, of };
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
  /** The titles of states as JSON, in their order; null where they are not there, or damaged. */
  textsOf(states: readonly number[]): (string | null)[];
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
  const { ids, places, lengths } = found;
  const bytes = Buffer.allocUnsafe(atOnce);
  const textAt = (from: number, size: number): string | null => {
    const text = bytes.subarray(from + sumLength, from + size);
    return crc32(text) === bytes.readUInt32LE(from) ? text.toString() : null;
  };
  return {
    ids,
    textsOf(states) {
      const texts: (string | null)[] = new Array(states.length).fill(null);
      const asked = inOrderOfPlace(states, places, lengths);
      for (let first = 0; first < asked.length; ) {
        // As many as lie close together are read at once.
        const start = places[states[asked[first]!]!]!;
        let [end, next] = [start, first];
        for (; next < asked.length; next++) {
          const id = states[asked[next]!]!;
          const to = places[id]! + lengths[id]!;
          if (places[id]! > end + gap || to > start + atOnce) break;
          end = Math.max(end, to);
        }
        const read = readSync(handle, bytes, 0, end - start, start);
        for (; first < next; first++) {
          const id = states[asked[first]!]!;
          const from = places[id]! - start;
          if (from + lengths[id]! <= read) texts[asked[first]!] = textAt(from, lengths[id]!);
        }
      }
      return texts;
    },
    close: () => closeSync(handle),
  };
}

/** Which of the states are in the file, by their index, in the order in which they stand there. */
function inOrderOfPlace(states: readonly number[], places: Uint32Array, lengths: Uint16Array): Uint32Array {
  // Place and index in one number, which sorts without a function.
  const room = 2 ** 20;
  if (states.length > room) throw new RangeError(`No more than ${room} titles are read at once.`);
  const keys = new Float64Array(states.length);
  let count = 0;
  for (let index = 0; index < states.length; index++) {
    const id = states[index]!;
    if (id < lengths.length && lengths[id]! > sumLength) keys[count++] = places[id]! * room + index;
  }
  return Uint32Array.from(keys.subarray(0, count).sort(), (key) => key % room);
}

function placesIn(handle: number, connection: Connection) {
  const first = Buffer.alloc(headLength);
  if (readSync(handle, first, 0, headLength, 0) < headLength) return null;
  try {
    const head = JSON.parse(first.toString()) as Head;
    if (head.layout !== layout || head.schema !== schemaVersion) return null;
    if (hashOf(connection, head.last[0]) !== head.last[1]) return null;
    const bytes = Buffer.alloc(head.ids * 6);
    const read = readSync(handle, bytes, 0, bytes.length, head.placesAt);
    if (read < bytes.length || crc32(bytes) !== head.crc32) return null;
    const places = new Uint32Array(bytes.buffer, bytes.byteOffset, head.ids);
    const lengths = new Uint16Array(bytes.buffer, bytes.byteOffset + 4 * head.ids, head.ids);
    return { ids: head.ids, places, lengths };
  } catch {
    return null;
  }
}
