/** Texts of a part of a batch one after the other in UTF-8: encoded once, for the digest and for the file. */
export interface TextPacker {
  /** Bytes so far: where the next text begins. */
  length(): number;
  put(text: string): void;
  /** All bytes, in memory of their own. */
  bytes(): Uint8Array;
}

/** At most so many bytes are there for a code unit. */
const widest = 3;

export function packTexts(): TextPacker {
  let buffer = Buffer.allocUnsafeSlow(1 << 20);
  let length = 0;
  return {
    length: () => length,
    put(text) {
      const most = length + text.length * widest;
      if (most > buffer.length) {
        const wider = Buffer.allocUnsafeSlow(Math.max(most, buffer.length * 2));
        buffer.copy(wider, 0, 0, length);
        buffer = wider;
      }
      length += buffer.write(text, length);
    },
    bytes: () => Uint8Array.prototype.slice.call(buffer, 0, length),
  };
}
