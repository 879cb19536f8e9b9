import { dictionary } from './dictionary.ts';
import { putNumber, sizeOfNumber, stored, withDictionary, withHead } from './head.ts';
import { codeOf, lengthOf } from './letters.ts';
import { farPlace, nearPlace, shortestPiece, widest } from './steps.ts';

const mostNear = (farPlace - nearPlace) << 8;
const mostFar = 1 << 24;

/** Bits of a hash, and how many places with the same are looked at. */
const hashBits = 13;
const mostTried = 12;

const known = dictionary.bytes.length;
const numberOfStart = new Int16Array(known).fill(-1);
dictionary.starts.forEach((at, number) => {
  numberOfStart[at] = number;
});

/** The dictionary, what came before the text, and the text; `next` is the place with the same hash to try after one. */
let window = new Uint8Array(1 << 16);
let next = new Int32Array(1 << 16);
/** Bits that the letters up to each place would take. */
let bits = new Int32Array(1 << 16);
const heads = new Int32Array(1 << hashBits);
window.set(dictionary.bytes);

const hashAt = (at: number): number =>
  Math.imul(
    window[at]! | (window[at + 1]! << 8) | (window[at + 2]! << 16) | (window[at + 3]! << 24),
    0x9e3779b1,
  ) >>>
  (32 - hashBits);

const headsOfDictionary = new Int32Array(1 << hashBits).fill(-1);
// From its end on, so that the starts, which cost least, are tried first.
for (let at = known - shortestPiece; at >= 0; at--) {
  const hash = hashAt(at);
  next[at] = headsOfDictionary[hash]!;
  headsOfDictionary[hash] = at;
}

/** Steps and letters of the body that is being made. */
let steps = new Uint8Array(1 << 12);
let letters = new Uint8Array(1 << 14);
let [stepsEnd, lettersEnd, rest, restBits] = [0, 0, 0, 0];

/** Packs a text; `before` is a text that `unpack` will have, with which it shares much. */
export function pack(text: Uint8Array, before: Uint8Array = nothing, seed = 0): Uint8Array {
  const from = known + before.length;
  const end = from + text.length;
  if (end >= mostFar || text.length < shortestPiece) return withHead(stored, text, text.length, seed);
  makeRoom(end);
  window.set(before, known);
  window.set(text, from);
  heads.set(headsOfDictionary);
  for (let at = known; at + shortestPiece <= from; at++) remember(at);
  for (let at = from; at < end; at++) bits[at + 1 - known] = bits[at - known]! + lengthOf[window[at]!]!;
  [stepsEnd, lettersEnd, rest, restBits] = [0, 0, 0, 0];
  takeSteps(from, end);
  if (restBits > 0) letters[lettersEnd++] = rest << (8 - restBits);
  const size = sizeOfNumber(stepsEnd) + stepsEnd + lettersEnd;
  if (size >= text.length) return withHead(stored, text, text.length, seed);
  const body = new Uint8Array(size);
  const at = putNumber(body, 0, stepsEnd);
  body.set(steps.subarray(0, stepsEnd), at);
  body.set(letters.subarray(0, lettersEnd), at + stepsEnd);
  return withHead(withDictionary, body, text.length, seed);
}

const nothing = new Uint8Array(0);

function makeRoom(end: number): void {
  if (end + shortestPiece > window.length) {
    const size = end * 2;
    const wider = { window: new Uint8Array(size), next: new Int32Array(size) };
    wider.window.set(window.subarray(0, known));
    wider.next.set(next.subarray(0, known));
    ({ window, next } = wider);
    bits = new Int32Array(size);
  }
  // A step of one piece takes less than its piece, and a letter at most 12 bits.
  const most = (end - known) * 2 + 64;
  if (most > letters.length) [steps, letters] = [new Uint8Array(most), new Uint8Array(most)];
  else if (most > steps.length) steps = new Uint8Array(most);
}

function remember(at: number): void {
  const hash = hashAt(at);
  next[at] = heads[hash]!;
  heads[hash] = at;
}

/** What `find` found: where the piece stands, how long it is, and how many bits it spares. */
let [foundAt, foundLength, foundGain] = [0, 0, 0];

function find(at: number, end: number): void {
  [foundLength, foundGain] = [0, 0];
  let tried = 0;
  for (let place = heads[hashAt(at)]!; place >= 0 && tried < mostTried; place = next[place]!, tried++) {
    if (window[place + foundLength] !== window[at + foundLength]) continue;
    const most = place < known ? Math.min(end - at, known - place) : end - at;
    let length = 0;
    while (length < most && window[place + length] === window[at + length]) length++;
    if (length < shortestPiece) continue;
    const number = place < known ? numberOfStart[place]! : -1;
    const cost = number >= 0 ? 16 : place < mostNear ? 24 : 40;
    const gain = bits[at + length - known]! - bits[at - known]! - cost;
    if (gain > foundGain) [foundAt, foundLength, foundGain] = [place, length, gain];
  }
}

function takeSteps(from: number, end: number): void {
  const last = end - shortestPiece;
  let [at, letter] = [from, from];
  while (at <= last) {
    find(at, end);
    if (foundLength === 0) {
      remember(at++);
      continue;
    }
    const [place, length, gain] = [foundAt, foundLength, foundGain];
    remember(at);
    if (at < last) {
      find(at + 1, end);
      // One letter more, and a piece that is worth it.
      if (foundGain > gain + lengthOf[window[at]!]!) {
        at++;
        continue;
      }
    }
    putStep(letter, at, place, length);
    const after = at + length;
    for (at++; at < after; at++) if (at <= last) remember(at);
    letter = at;
  }
  if (letter < end) putStep(letter, end, 0, 0);
}

function putStep(from: number, to: number, place: number, length: number): void {
  const count = to - from;
  const more = length === 0 ? 0 : length - shortestPiece + 1;
  steps[stepsEnd++] = (Math.min(count, widest) << 4) | Math.min(more, widest);
  if (count >= widest) stepsEnd = putNumber(steps, stepsEnd, count - widest);
  if (more >= widest) stepsEnd = putNumber(steps, stepsEnd, more - widest);
  if (more > 0) putPlace(place);
  for (let at = from; at < to; at++) putLetter(window[at]!);
}

function putPlace(place: number): void {
  const number = place < known ? numberOfStart[place]! : -1;
  if (number >= 0) steps[stepsEnd++] = number;
  else if (place < mostNear) {
    steps[stepsEnd++] = nearPlace + (place >> 8);
    steps[stepsEnd++] = place & 0xff;
  } else {
    steps[stepsEnd++] = farPlace;
    for (const shift of [16, 8, 0]) steps[stepsEnd++] = (place >> shift) & 0xff;
  }
}

function putLetter(byte: number): void {
  rest = (rest << lengthOf[byte]!) | codeOf[byte]!;
  restBits += lengthOf[byte]!;
  while (restBits >= 8) {
    restBits -= 8;
    letters[lettersEnd++] = (rest >> restBits) & 0xff;
  }
  rest &= 0xff;
}
