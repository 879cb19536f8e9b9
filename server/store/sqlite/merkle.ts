import { createHash } from 'node:crypto';

/*
 * The tree over the hashes of all revisions (RFC 6962 §2.1): a leaf is SHA-256(0x00 ‖ hash), a node SHA-256(0x01 ‖ left ‖
 * right), and the last of an odd row goes up as it is. Who knows the root can be shown that a revision is among those
 * below it by some twenty hashes, without being shown the others.
 */

export type Levels = readonly Buffer[][];

const digest = (prefix: number, ...parts: Uint8Array[]) => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The rows of the tree, leaves first, over hashes of 64 hex digits; one with a single node is the last. */
export function treeOver(hashes: readonly string[]): Levels {
  const levels: Buffer[][] = [hashes.map((hash) => digest(0, Buffer.from(hash, 'hex')))];
  for (let row = levels[0]!; row.length > 1; row = levels.at(-1)!) {
    const above: Buffer[] = [];
    for (let at = 0; at < row.length; at += 2)
      above.push(at + 1 < row.length ? digest(1, row[at]!, row[at + 1]!) : row[at]!);
    levels.push(above);
  }
  return levels;
}

/** The root in hex digits. Throws of an empty tree. */
export function rootOf(levels: Levels): string {
  const root = levels.at(-1)?.[0];
  if (!root) throw new Error('There is no revision yet, and nothing to prove.');
  return root.toString('hex');
}

/** The hashes, in hex digits, by which the leaf of this number (from 0) leads to the root. */
export function pathOf(levels: Levels, leaf: number): string[] {
  const path: string[] = [];
  let at = leaf;
  for (const row of levels.slice(0, -1)) {
    const beside = row[at ^ 1];
    if (beside) path.push(beside.toString('hex'));
    at >>= 1;
  }
  return path;
}
