import type { ReaderContext } from '../reader-context.ts';
import { growingList, type List } from './list.ts';

/**
 * The version of the index's own format (FTS5 names it in its configuration) that is read here: that of SQLite since
 * 3.9, of an index that knows neither where a word stands nor how often.
 */
const knownVersion = 4;
/** Row of the record that says which segments there are. */
const structureRow = 10;
/** Bits of the row of a page that its number in the segment takes, with what else is stored of a segment. */
const pageBits = 37;
/** Words of the index itself begin with this letter, those of its indexes of beginnings with others. */
const mainIndex = 0x30;

/**
 * The ids of all states that have a word which begins so, some more than once. The pages of the index are read as they
 * are: to be told each id by SQLite takes ten times as long. Null where the index is of another format, or has what was
 * taken out of it again; then SQLite must be asked.
 */
export function postingsOf(context: ReaderContext, beginning: string): Uint32Array | null {
  const version = context.prepare("SELECT v FROM state_words_config WHERE k = 'version'").pluck().get();
  const segments = version === knownVersion ? segmentsOf(context) : null;
  if (!segments) return null;
  const asked = Buffer.concat([Uint8Array.of(mainIndex), Buffer.from(beginning)]);
  const firstPage = context
    .prepare('SELECT pgno >> 1 FROM state_words_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1')
    .pluck();
  const ids = growingList(Uint32Array);
  for (const { segment, last } of segments) {
    const page = (firstPage.get(segment, asked) as number | undefined) ?? 1;
    if (!readSegment(context, segment, page, last, asked, ids)) return null;
  }
  return ids.values();
}

interface Segment {
  segment: number;
  /** Its last page. */
  last: number;
}

/** What is read of a page, moved on by `number`. */
interface Cursor {
  bytes: Uint8Array;
  at: number;
}

/** A whole number as SQLite writes it, the highest bits first; of those there are no more than 53. */
function number(cursor: Cursor): number {
  const { bytes } = cursor;
  let byte = bytes[cursor.at++]!;
  let value = byte & 0x7f;
  for (let read = 1; byte > 0x7f && read < 8; read++) {
    byte = bytes[cursor.at++]!;
    value = value * 128 + (byte & 0x7f);
  }
  return value;
}

function pageOf(context: ReaderContext, row: bigint): Buffer | undefined {
  return context.prepare('SELECT block FROM state_words_data WHERE id = ?').pluck().get(row) as
    | Buffer
    | undefined;
}

/** The segments of the index; null where the record is not understood. */
function segmentsOf(context: ReaderContext): Segment[] | null {
  const bytes = pageOf(context, BigInt(structureRow));
  // After the cookie; another version of the record begins with 0xff.
  if (!bytes || bytes[4] === 0xff) return null;
  const cursor = { bytes, at: 4 };
  const [levels] = [number(cursor), number(cursor), number(cursor)];
  const segments: Segment[] = [];
  for (let level = 0; level < levels!; level++) {
    number(cursor);
    for (let left = number(cursor); left > 0; left--) {
      const segment = number(cursor);
      number(cursor);
      segments.push({ segment, last: number(cursor) });
    }
  }
  return cursor.at === bytes.length ? segments : null;
}

/** Goes through the words of a segment from a page on, until one no longer begins as asked. */
function readSegment(
  context: ReaderContext,
  segment: number,
  first: number,
  last: number,
  asked: Uint8Array,
  ids: List,
): boolean {
  const base = BigInt(segment) << BigInt(pageBits);
  const term = { bytes: new Uint8Array(256), length: 0 };
  let isAsked = false;
  for (let page = first; page <= last; page++) {
    context.watch.check();
    const bytes = pageOf(context, base + BigInt(page));
    if (!bytes) return false;
    const end = bytes.readUInt16BE(2);
    const places = { bytes, at: end };
    let next = places.at < bytes.length ? number(places) : end;
    // What stands before the first word belongs to the last one of the page before.
    if (isAsked && !readIds({ bytes, at: bytes.readUInt16BE(0) || next }, next, ids)) return false;
    for (let isFirst = true; next < end; isFirst = false) {
      const cursor = { bytes, at: next };
      next = places.at < bytes.length ? next + number(places) : end;
      readTerm(cursor, isFirst ? 0 : number(cursor), term);
      const order = orderOf(term, asked);
      if (order > 0) return true;
      isAsked = order === 0;
      if (isAsked && !readIds(cursor, next, ids)) return false;
    }
  }
  return true;
}

interface Term {
  bytes: Uint8Array;
  length: number;
}

/** Reads what a word has besides the first bytes that it shares with the word before. */
function readTerm(cursor: Cursor, shared: number, term: Term): void {
  const end = number(cursor) + cursor.at;
  term.length = shared + end - cursor.at;
  if (term.length > term.bytes.length) {
    const wider = new Uint8Array(term.length * 2);
    wider.set(term.bytes);
    term.bytes = wider;
  }
  for (let at = shared; cursor.at < end; at++) term.bytes[at] = cursor.bytes[cursor.at++]!;
}

/** 0 where a word begins with another, else below or above it as it stands before or behind. */
function orderOf({ bytes, length }: Term, asked: Uint8Array): number {
  for (let at = 0; at < asked.length; at++) {
    const more = (at < length ? bytes[at]! : -1) - asked[at]!;
    if (more !== 0) return more;
  }
  return 0;
}

/** The ids up to a place: the first whole, each other as what it is more. False for one that was taken out. */
function readIds(cursor: Cursor, end: number, ids: List): boolean {
  let id = 0;
  while (cursor.at < end) {
    const more = number(cursor);
    if (more === 0) return false;
    id += more;
    ids.push(id);
  }
  return true;
}
