/** Writer of protobuf's wire format (encoding of 2008, stable): varints, doubles, length-delimited bytes. */
export interface ByteWriter {
  /** Unsigned whole number below 2^53. */
  varint(value: number): void;
  /** Field header: number and wire type (0 varint, 1 eight bytes, 2 length-delimited). */
  tag(field: number, wire: 0 | 1 | 2): void;
  /** A varint field. */
  number(field: number, value: number): void;
  double(field: number, value: number): void;
  text(field: number, value: string): void;
  bytes(field: number, value: Uint8Array): void;
  /** Packed varints, of which the bytes are `packedSize`. */
  packed(field: number, values: readonly number[], size: number): void;
  /** What was written, in a buffer of its own. */
  finish(): Uint8Array;
}

const encoder = new TextEncoder();

/** Up to this length a text is gone through here: a call of the runtime costs more. */
const shortText = 64;

/** Bytes of a text in UTF-8. */
export function textSize(value: string): number {
  if (value.length > shortText) return Buffer.byteLength(value);
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) > 0x7f) return Buffer.byteLength(value);
  return value.length;
}

/** Bytes of a whole number below 2^53 as a varint. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) size++;
  return size;
}

/** Bytes of packed varints without their header. */
export function packedSize(values: readonly number[]): number {
  let size = 0;
  for (const value of values) size += varintSize(value);
  return size;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1_024);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const varint = (value: number) => {
    room(8);
    let rest = value;
    // Bit operations hold 32 bits only, so larger numbers are divided.
    while (rest > 0x7f) {
      buffer[length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    buffer[length++] = rest;
  };
  const tag = (field: number, wire: number) => varint(field * 8 + wire);
  const bytes = (field: number, value: Uint8Array) => {
    tag(field, 2);
    varint(value.length);
    room(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  return {
    varint,
    tag,
    bytes,
    number: (field, value) => {
      tag(field, 0);
      varint(value);
    },
    double: (field, value) => {
      tag(field, 1);
      room(8);
      new DataView(buffer.buffer).setFloat64(length, value, true);
      length += 8;
    },
    text: (field, value) => {
      const size = textSize(value);
      tag(field, 2);
      varint(size);
      room(size);
      if (size === value.length && size <= shortText)
        for (let at = 0; at < size; at++) buffer[length + at] = value.charCodeAt(at);
      else encoder.encodeInto(value, buffer.subarray(length, length + size));
      length += size;
    },
    packed: (field, values, size) => {
      tag(field, 2);
      varint(size);
      for (const value of values) varint(value);
    },
    finish: () => buffer.slice(0, length),
  };
}
