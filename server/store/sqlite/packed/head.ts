/** First byte of a packed text: as it is, or by the first dictionary. A byte that no program has given yet is refused. */
export const stored = 0;
export const withDictionary = 1;

/** A packed text is not what was written; it counts as damage of the file, as SQLite's own errors of that name do. */
export class DamagedTextError extends Error {
  readonly code = 'SQLITE_CORRUPT_TEXT';
  constructor() {
    super('A packed text is damaged.');
    this.name = 'DamagedTextError';
  }
}

/** What stands before a body, and where that begins and ends. `sum` is of all of it, and of what it was packed after. */
export interface Head {
  kind: number;
  /** Bytes of the text. */
  length: number;
  sum: number;
  from: number;
  to: number;
}

const sumSize = 4;

/** Bytes that can be read by fours as well. */
export interface Bytes {
  bytes: Uint8Array;
  view: DataView;
}

export function bytesOf(bytes: Uint8Array): Bytes {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/**
 * Puts a head before a body. It says how long both are, so that bodies can follow each other without anything between
 * them. `seed` is the sum of the text that it was packed after.
 */
export function withHead(kind: number, body: Uint8Array, length: number, seed: number): Uint8Array {
  const numbers = sizeOfNumber(body.length) + sizeOfNumber(length) + 1;
  const whole = new Uint8Array(numbers + sumSize + body.length);
  whole[0] = kind;
  putNumber(whole, putNumber(whole, 1, body.length), length);
  whole.set(body, numbers + sumSize);
  const made = bytesOf(whole);
  const head = { kind, length, sum: 0, from: numbers + sumSize, to: whole.length };
  made.view.setInt32(numbers, sumOf(made, head, seed), true);
  return whole;
}

/** Reads the head at a place into `head`, so that none has to be made for each of a thousand. */
export function readHead({ bytes, view }: Bytes, at: number, head: Head): void {
  let from = at + 1;
  let size = 0;
  for (let values = 0; values < 2; values++) {
    let value = 0;
    let byte = 0x80;
    for (let shift = 0; byte >= 0x80; shift += 7) {
      if (shift > 21 || from >= bytes.length) throw new DamagedTextError();
      byte = bytes[from++]!;
      value |= (byte & 0x7f) << shift;
    }
    if (values === 0) size = value;
    else head.length = value;
  }
  head.kind = bytes[at]!;
  head.from = from + sumSize;
  head.to = head.from + size;
  if (head.to > bytes.length) throw new DamagedTextError();
  head.sum = view.getInt32(from, true);
}

/** A sum that no change of a single byte, nor of a number of the head, leaves as it is. */
export function sumOf({ bytes, view }: Bytes, { kind, length, from, to }: Head, seed: number): number {
  const first = Math.imul(Math.imul(seed ^ kind ^ 0x811c9dc5, prime) ^ length, prime);
  let sum = Math.imul(first ^ (to - from), prime);
  let at = from;
  for (; at + 4 <= to; at += 4) {
    sum = Math.imul(sum ^ view.getInt32(at, true), prime);
    sum ^= sum >>> 15;
  }
  for (; at < to; at++) sum = Math.imul(sum ^ bytes[at]!, prime);
  return sum;
}

const prime = 0x01000193;

/** Bytes that a number takes: seven bits of it in each. */
export function sizeOfNumber(value: number): number {
  return value < 0x80 ? 1 : 1 + sizeOfNumber(value >>> 7);
}

/** Puts a number, lower bits first; answers where it ends. */
export function putNumber(bytes: Uint8Array, from: number, value: number): number {
  let [at, left] = [from, value];
  for (; left >= 0x80; left >>>= 7) bytes[at++] = (left & 0x7f) | 0x80;
  bytes[at++] = left;
  return at;
}
