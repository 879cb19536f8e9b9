import type { Table } from './buffer.ts';

const opened = new WeakMap<Table, Buffer>();

/** The public id of a row. */
export function publicIdOf(table: Table, row: number): string {
  let bytes = opened.get(table);
  if (!bytes) {
    const { buffer, byteOffset, length } = table.dictionary.idBytes;
    bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, length);
    opened.set(table, bytes);
  }
  const at = table.rows.idAt[row]!;
  return bytes.toString('latin1', at, at + table.rows.idLength[row]!);
}
