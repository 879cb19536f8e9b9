/** A whole number for each of some numbers, in places that are found without a search; -1 where none was put yet. */
export interface NumberTable {
  values: Int32Array;
  /** The place of a number in `values`, the same for the same number. */
  slotOf(number: number): number;
}

const wide = new Float64Array(1);
const halves = new Int32Array(wide.buffer);

/** A table for at most so many different numbers, none of which is NaN; several times faster than a Map. */
export function numberTable(most: number): NumberTable {
  const bits = Math.max(4, 33 - Math.clz32(most));
  const keys = new Float64Array(2 ** bits).fill(Number.NaN);
  const values = new Int32Array(2 ** bits).fill(-1);
  const mask = 2 ** bits - 1;
  const shift = 32 - bits;
  return {
    values,
    slotOf(number) {
      // Instants differ in their higher digits, lengths in their fractions: all bits count.
      wide[0] = number;
      const folded = halves[0]! ^ Math.imul(halves[1]!, 0x85ebca6b);
      let slot = Math.imul(folded, 0x9e3779b1) >>> shift;
      for (;;) {
        const key = keys[slot]!;
        if (key === number) return slot;
        if (Number.isNaN(key)) {
          keys[slot] = number;
          return slot;
        }
        slot = (slot + 1) & mask;
      }
    },
  };
}
