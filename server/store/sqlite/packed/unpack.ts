import { dictionary } from './dictionary.ts';
import {
  type Bytes,
  bytesOf,
  DamagedTextError,
  type Head,
  readHead,
  stored,
  sumOf,
  withDictionary,
} from './head.ts';
import { longestCode, opening } from './letters.ts';
import { farPlace, nearPlace, shortestPiece, widest } from './steps.ts';

const { starts } = dictionary;
const known = dictionary.bytes.length;
const codes = (1 << longestCode) - 1;
/** The dictionary with some bytes behind it, since four are read at once. */
const { view: knownView } = bytesOf(Uint8Array.from([...dictionary.bytes, 0, 0, 0, 0]));

const newHead = (): Head => ({ kind: 0, length: 0, sum: 0, from: 0, to: 0 });
const [head, headBefore] = [newHead(), newHead()];
/** Where texts are put that leave as strings. */
let scratch = bytesOf(Buffer.allocUnsafeSlow(1 << 16));

/** A packed text as a string. Throws DamagedTextError where a byte of it is not as it was written. */
export function unpackString(packed: Uint8Array): string {
  const source = bytesOf(packed);
  readOnly(source, head);
  makeRoom(head.length);
  unpackInto(source, head, scratch, 0, 0, 0);
  return (scratch.bytes as Buffer).toString('utf8', 0, head.length);
}

/** A text that was packed after another, as a string. */
export function unpackStringAfter(before: Uint8Array, packed: Uint8Array): string {
  const found = unpackSeconds(Buffer.concat([before, packed]));
  if (found.length !== 1) throw new DamagedTextError();
  return found[0]!;
}

/** Of packed texts that follow each other in pairs, the second of each, which was packed after the first. */
export function unpackSeconds(packed: Uint8Array): string[] {
  const source = bytesOf(packed);
  const found: string[] = [];
  for (let at = 0; at < packed.length; at = head.to) {
    readHead(source, at, headBefore);
    readHead(source, headBefore.to, head);
    const [begin, end] = [headBefore.length, headBefore.length + head.length];
    makeRoom(end);
    unpackInto(source, headBefore, scratch, 0, 0, 0);
    unpackInto(source, head, scratch, begin, 0, headBefore.sum);
    found.push((scratch.bytes as Buffer).toString('utf8', begin, end));
  }
  return found;
}

/** What a text that is packed after this one is told. */
export function sumOfPacked(packed: Uint8Array): number {
  readHead(bytesOf(packed), 0, head);
  return head.sum;
}

/** A packed text in memory of its own. */
export function unpackBytes(packed: Uint8Array): Uint8Array {
  return unpackJoined(packed, 0);
}

/** Packed texts that follow each other, unpacked into memory of their own with a byte between them. */
export function unpackJoined(packed: Uint8Array, between: number): Uint8Array {
  const source = bytesOf(packed);
  let length = 0;
  for (let at = 0; at < packed.length; at = head.to) {
    readHead(source, at, head);
    length += head.length + (at > 0 ? 1 : 0);
  }
  const target = bytesOf(new Uint8Array(length));
  let outAt = 0;
  for (let at = 0; at < packed.length; at = head.to) {
    readHead(source, at, head);
    if (at > 0) target.bytes[outAt++] = between;
    unpackInto(source, head, target, outAt, outAt, 0);
    outAt += head.length;
  }
  return target.bytes;
}

function readOnly(source: Bytes, into: Head): void {
  readHead(source, 0, into);
  if (into.to !== source.bytes.length) throw new DamagedTextError();
}

function makeRoom(length: number): void {
  if (length > scratch.bytes.length) scratch = bytesOf(Buffer.allocUnsafeSlow(length * 2));
}

/** Writes a text from `at` on; what it was packed after ends there, and began at `begin`. */
function unpackInto(source: Bytes, one: Head, target: Bytes, at: number, begin: number, seed: number): void {
  const { kind, from, to, length, sum } = one;
  if (sumOf(source, one, seed) !== sum) throw new DamagedTextError();
  if (kind === withDictionary) takeSteps(source, from, to, target, at, at + length, begin);
  else if (kind === stored && length === to - from) target.bytes.set(source.bytes.subarray(from, to), at);
  else throw new DamagedTextError();
}

/** Follows the steps of a body: letters, then a piece of the dictionary or of what is written already. */
function takeSteps(
  { bytes: packed, view: packedView }: Bytes,
  from: number,
  to: number,
  { bytes: out, view: outView }: Bytes,
  at: number,
  outEnd: number,
  begin: number,
): void {
  // Numbers are read in place: this loop is most of what a page takes.
  let step = from;
  let byte = 0;
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    byte = packed[step++]!;
    size |= (byte & 0x7f) << shift;
    if (byte < 0x80 || shift > 21) break;
  }
  const stepsEnd = step + size;
  if (stepsEnd > to) throw new DamagedTextError();
  let outAt = at;
  let letter = stepsEnd;
  let bits = 0;
  let count = 0;
  while (step < stepsEnd) {
    byte = packed[step++]!;
    let letters = byte >> 4;
    let length = byte & widest;
    if (letters === widest)
      for (let shift = 0; ; shift += 7) {
        byte = packed[step++]!;
        letters += (byte & 0x7f) << shift;
        if (byte < 0x80 || shift > 21) break;
      }
    if (length === widest)
      for (let shift = 0; ; shift += 7) {
        byte = packed[step++]!;
        length += (byte & 0x7f) << shift;
        if (byte < 0x80 || shift > 21) break;
      }
    if (outAt + letters > outEnd) throw new DamagedTextError();
    while (letters > 0) {
      if (count < longestCode) {
        bits = (bits << 16) | (letter + 2 <= to ? packedView.getUint16(letter) : (packed[letter] ?? 0) << 8);
        letter += 2;
        count += 16;
      }
      const found = opening[(bits >>> (count - longestCode)) & codes]!;
      out[outAt++] = found;
      const both = found >>> 20;
      if (both > 0 && letters > 1) {
        out[outAt++] = found >> 8;
        count -= both;
        letters -= 2;
      } else {
        count -= (found >> 16) & widest;
        letters--;
      }
    }
    if (length === 0) continue;
    length += shortestPiece - 1;
    let place = packed[step++]!;
    if (place < nearPlace) place = starts[place] ?? known;
    else if (place < farPlace) place = ((place - nearPlace) << 8) | packed[step++]!;
    else {
      place = (packed[step]! << 16) | (packed[step + 1]! << 8) | packed[step + 2]!;
      step += 3;
    }
    const end = outAt + length;
    if (end > outEnd) throw new DamagedTextError();
    // Four bytes at once, a few more than asked, where they will be written over.
    const isRoomy = end + 4 <= out.length;
    if (place < known) {
      if (place + length > known) throw new DamagedTextError();
      if (isRoomy)
        for (; outAt < end; outAt += 4, place += 4)
          outView.setInt32(outAt, knownView.getInt32(place, true), true);
      else for (; outAt < end; place++) out[outAt++] = knownView.getUint8(place);
    } else {
      place += begin - known;
      if (place >= outAt) throw new DamagedTextError();
      if (isRoomy && outAt - place >= 4)
        for (; outAt < end; outAt += 4, place += 4)
          outView.setInt32(outAt, outView.getInt32(place, true), true);
      else for (; outAt < end; place++) out[outAt++] = out[place]!;
    }
    outAt = end;
  }
  if (outAt !== outEnd || step !== stepsEnd) throw new DamagedTextError();
}
