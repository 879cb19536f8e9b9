import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal over texts one after the other, each ended by a line feed. */
export function textDigest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\n');
  return hash.digest('hex');
}
