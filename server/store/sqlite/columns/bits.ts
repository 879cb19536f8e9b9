import type { Table } from './buffer.ts';

/** A bit for each of the sorted rows of a table, the first in the lowest bit of the first word. */
export type Bits = Int32Array;

export const createBits = (rows: number): Bits => new Int32Array((rows + 31) >>> 5);

/** Sets the bits of the rows from one on up to another. */
export function setSpan(bits: Bits, from: number, to: number): void {
  if (from >= to) return;
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  const [head, tail] = [-1 << (from & 31), -1 >>> (31 - ((to - 1) & 31))];
  if (first === last) {
    bits[first]! |= head & tail;
    return;
  }
  bits[first]! |= head;
  bits.fill(-1, first + 1, last);
  bits[last]! |= tail;
}

/** Whether a row's bit is set in all. */
export function isIn(sets: readonly Bits[], row: number): boolean {
  for (let index = 0; index < sets.length; index++)
    if ((sets[index]![row >>> 5]! & (1 << (row & 31))) === 0) return false;
  return true;
}

/** The bits that are set in all. */
export function allOf(sets: readonly Bits[]): Bits {
  const [first, second, third] = sets;
  if (!second) return first!.slice();
  const out = new Int32Array(first!.length);
  // Usually they are three: one walk over all is much faster than one for each.
  if (third)
    for (let word = 0; word < out.length; word++) out[word] = first![word]! & second[word]! & third[word]!;
  else for (let word = 0; word < out.length; word++) out[word] = first![word]! & second[word]!;
  for (let index = 3; index < sets.length; index++) {
    const other = sets[index]!;
    for (let word = 0; word < out.length; word++) out[word]! &= other[word]!;
  }
  return out;
}

/** The bits that are set in one of them; none of nothing. */
export function anyOf(sets: readonly Bits[], rows: number): Bits {
  const [first, second] = sets;
  const out = createBits(rows);
  if (first && second && sets.length === 2) {
    for (let word = 0; word < out.length; word++) out[word] = first[word]! | second[word]!;
    return out;
  }
  for (const other of sets) for (let word = 0; word < out.length; word++) out[word]! |= other[word]!;
  return out;
}

/** How many bits of a word are set (H. S. Warren, Hacker's Delight, §5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many rows are in both. */
export function countBoth(bits: Bits, other: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    const both = bits[word]! & other[word]!;
    if (both !== 0) count += ones(both);
  }
  return count;
}

/** The first `most` rows whose bits are set, from one on up to another. */
export function firstRows(bits: Bits, from: number, to: number, most: number): number[] {
  const out: number[] = [];
  const last = (to + 31) >>> 5;
  for (let word = from >>> 5; word < last && out.length < most; word++)
    for (let rest = bits[word]!; rest !== 0 && out.length < most; rest &= rest - 1) {
      const row = (word << 5) + 31 - Math.clz32(rest & -rest);
      if (row >= from && row < to) out.push(row);
    }
  return out;
}

/** Adds 1 to `into` at the code of each row that is in both, less `first`; codes below that are none. */
export function countCodes(
  bits: Bits,
  other: Bits,
  codes: Uint8Array | Uint32Array | Int32Array,
  first: number,
  into: Uint32Array,
): void {
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word]! & other[word]!; rest !== 0; rest &= rest - 1) {
      const code = codes[(word << 5) + 31 - Math.clz32(rest & -rest)]! - first;
      if (code >= 0) into[code]!++;
    }
}

/** Bytes of bits that are kept for one table in a thread. */
const mostBytes = 16 * 2 ** 20;

const memories = new WeakMap<Table, Map<string, Bits>>();

/**
 * The bits of a condition, kept under its name, those that were asked last: what a sorted row says of itself never
 * changes. Nobody may change what is answered.
 */
export function rememberedBits(table: Table, name: string, make: () => Bits): Bits {
  let memory = memories.get(table);
  if (!memory) {
    memory = new Map();
    memories.set(table, memory);
  }
  const bits = memory.get(name) ?? make();
  memory.delete(name);
  memory.set(name, bits);
  for (const oldest of memory.keys()) {
    if (memory.size * bits.byteLength <= mostBytes || memory.size === 1) break;
    memory.delete(oldest);
  }
  return bits;
}
