import { move } from 'piscina';
import Database from 'better-sqlite3';
import { localDay } from '../../../server/contract/time.ts';
const db = new Database(':memory:');
export default function run(n: number): unknown {
  const b = db.prepare("select cast('abc'||? as blob) b").get(n) as { b: Buffer };
  return { t: localDay(0, 'UTC'), b: b.b.buffer.byteLength, m: move(new Uint8Array(3)) && 1 };
}
