import type Database from 'better-sqlite3';
import { pack } from './pack.ts';
import { sumOfPacked, unpackString, unpackStringAfter } from './unpack.ts';

/**
 * Registers what SQL reads packed texts with, and writes them: `unpacked(body)`, `unpacked_after(before, body)` of a
 * text that was packed after another, `packed(text)` and `packed_after(text, before)`. Migrations call them, so their
 * names and what they do never change.
 */
export function registerPacked(db: Database.Database): void {
  const steady = { deterministic: true };
  db.function('unpacked', steady, (body) => unpackString(body as Buffer));
  db.function('unpacked_after', steady, (before, body) =>
    unpackStringAfter(before as Buffer, body as Buffer),
  );
  // A statement that names the same call twice makes it twice for each row.
  let last: unknown = null;
  let body: Uint8Array = new Uint8Array(0);
  db.function('packed', steady, (text) => {
    if (last !== text) [last, body] = [text, pack(bufferOf(text))];
    return body;
  });
  db.function('packed_after', steady, (text, before) => {
    const first = before as Buffer;
    return pack(bufferOf(text), bufferOf(unpackString(first)), sumOfPacked(first));
  });
}

const bufferOf = (text: unknown) => Buffer.from(String(text));
