const encoder = new TextEncoder();
const eightBytes = new Uint8Array(8);
const wide = new DataView(eightBytes.buffer);

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

/** Writer of protobuf's wire format (encoding of 2008, stable): varints, doubles, length-delimited bytes. */
export class ByteWriter {
  private buffer = new Uint8Array(1_024);
  /** Bytes written so far. */
  length = 0;

  /** The bytes, with room for so many more behind `length`; whoever writes there moves `length` on. */
  room(more: number): Uint8Array {
    if (this.length + more <= this.buffer.length) return this.buffer;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
    return larger;
  }

  /** Unsigned whole number below 2^53. */
  varint(value: number): void {
    const buffer = this.room(8);
    let rest = value;
    // Bit operations hold 32 bits only, so larger numbers are divided.
    while (rest > 0x7fffffff) {
      buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[this.length++] = rest;
  }

  /** Two varints, of which most are short. */
  pair(one: number, other: number): void {
    if (one > 0x7f || other > 0x3fff) {
      this.varint(one);
      this.varint(other);
      return;
    }
    const buffer = this.room(3);
    const at = this.length;
    buffer[at] = one;
    if (other <= 0x7f) {
      buffer[at + 1] = other;
      this.length = at + 2;
    } else {
      buffer[at + 1] = (other & 0x7f) | 0x80;
      buffer[at + 2] = other >>> 7;
      this.length = at + 3;
    }
  }

  /** Field header: number and wire type (0 varint, 1 eight bytes, 2 length-delimited). */
  tag(field: number, wire: 0 | 1 | 2): void {
    this.varint(field * 8 + wire);
  }

  /** A varint field. */
  number(field: number, value: number): void {
    this.tag(field, 0);
    this.varint(value);
  }

  double(field: number, value: number): void {
    this.tag(field, 1);
    wide.setFloat64(0, value, true);
    this.few(eightBytes, 0, 8);
  }

  text(field: number, value: string): void {
    const size = textSize(value);
    this.tag(field, 2);
    this.varint(size);
    const buffer = this.room(size);
    const at = this.length;
    if (size === value.length && size <= shortText)
      for (let index = 0; index < size; index++) buffer[at + index] = value.charCodeAt(index);
    else encoder.encodeInto(value, buffer.subarray(at, at + size));
    this.length = at + size;
  }

  bytes(field: number, value: Uint8Array): void {
    this.tag(field, 2);
    this.varint(value.length);
    this.room(value.length).set(value, this.length);
    this.length += value.length;
  }

  /** A span of bytes, which are few, as they are. */
  few(value: Uint8Array, from: number, to: number): void {
    const buffer = this.room(to - from);
    let at = this.length;
    for (let index = from; index < to; index++) buffer[at++] = value[index]!;
    this.length = at;
  }

  /** What another writer wrote, which is not much. */
  append({ buffer, length }: ByteWriter): void {
    this.few(buffer, 0, length);
  }

  /** Packed varints, of which the bytes are `packedSize`. */
  packed(field: number, values: readonly number[], size: number): void {
    this.tag(field, 2);
    this.varint(size);
    for (const value of values) this.varint(value);
  }

  /** What was written, until more is. */
  written(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** What was written, in a buffer of its own. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}
