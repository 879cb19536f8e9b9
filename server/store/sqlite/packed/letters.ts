/**
 * How many bits the code of each byte has, in hexadecimal: short for what texts of reports are mostly made of, in Latin
 * and Cyrillic letters. Of a file's format as the dictionary is, so it may never change.
 */
const lengths = `\
cccccccccccccccccccccccccccccccc3c8ccccccccc766a6666777777b9cccc\
c9aa9baabbbaa9aa9c999bbbcca9c9ccc5776477646666556a555678b88ccccc\
9998cba8acccb8ccb9abbccb9aaabbbaa8bcbcc9c8c7cccc8a9a988a8c999979\
ccc678cccccccccc56cccccccccccccccccccccccccccccccccccccccccccccc\
`;

/** Bits of the longest code. */
export const longestCode = 12;

export const lengthOf: Uint8Array = Uint8Array.from(lengths, (digit) => Number.parseInt(digit, 16));

/** The codes by byte: of equal length in the order of bytes, after all that are shorter. */
export const codeOf: Uint16Array = codes();

function codes(): Uint16Array {
  const made = new Uint16Array(256);
  let code = 0;
  for (let length = 1; length <= longestCode; length++) {
    for (let byte = 0; byte < 256; byte++) if (lengthOf[byte] === length) made[byte] = code++;
    code <<= 1;
  }
  return made;
}

/**
 * What the next `longestCode` bits begin with, by their number: a byte, the bits of its code from `oneBits` on, and
 * where there is room a second byte with the bits of both.
 */
export const opening: Int32Array = openings();

function openings(): Int32Array {
  const ones = new Int32Array(1 << longestCode);
  for (let byte = 0; byte < 256; byte++) {
    const length = lengthOf[byte]!;
    const from = codeOf[byte]! << (longestCode - length);
    ones.fill(byte | (length << 16), from, from + (1 << (longestCode - length)));
  }
  return ones.map((first, bits) => {
    const length = first >> 16;
    const second = ones[(bits << length) & ((1 << longestCode) - 1)]!;
    const both = length + (second >> 16);
    return both > longestCode ? first : first | ((second & 0xff) << 8) | (both << 20);
  });
}
