import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Checkpoint } from '../store/integrity.ts';
import { checkpointText } from '../store/sqlite/checkpoint.ts';
import type { Store } from '../store/store.ts';

const shape = z.object({
  seq: z.int().min(0),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
  public_key: z.string(),
});

/** A checkpoint that somebody kept: an answer of `/api/checkpoint` in a file. Throws a sentence when it is none. */
export async function readKeptCheckpoint(file: string): Promise<Checkpoint> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is no checkpoint: it must be an answer of /api/checkpoint.`);
  }
}

/** What a checkpoint that was kept says against the history as it stands now; null when it agrees. */
export async function checkpointFault(store: Store, kept: Checkpoint): Promise<string | null> {
  if (!isSigned(kept)) return 'The checkpoint was altered: its signature does not fit.';
  const now = await store.checkpoint();
  if (kept.public_key !== now.public_key)
    return 'The key was replaced: the checkpoint was signed by another one than this service has.';
  if (kept.seq > now.seq)
    return `Revisions were taken away: the checkpoint knows ${kept.seq}, and there are ${now.seq}.`;
  if (kept.seq > 0 && (await store.hashAt(kept.seq)) !== kept.head)
    return `The history was rewritten: revision ${kept.seq} does not have the hash that the checkpoint says.`;
  return null;
}

function isSigned({ seq, head, signature, public_key }: Checkpoint): boolean {
  try {
    const text = Buffer.from(checkpointText(seq, head));
    return verify(null, text, createPublicKey(public_key), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
