/** Fewer rows than one of so many are sorted; of more, a bit for each row is set and all bits are gone through. */
const sparse = 256;

/** Rows below `end`, none of them twice, ascending; the list itself may be used for it. */
export function inOrder(rows: Uint32Array, end: number): Uint32Array {
  if (rows.length < end / sparse) return rows.sort();
  const bits = new Uint32Array(Math.ceil(end / 32));
  for (let index = 0; index < rows.length; index++) bits[rows[index]! >>> 5]! |= 1 << (rows[index]! & 31);
  let length = 0;
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1)
      rows[length++] = (word << 5) + 31 - Math.clz32(rest & -rest);
  return rows;
}
