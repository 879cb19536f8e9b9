import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Checkpoint, Evidence, Proof } from '../integrity.ts';

/** The private key in the file; makes one (PKCS 8 PEM, mode 0600) when there is none. */
export function loadCheckpointKey(file: string): KeyObject {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const key = readKey(file);
    if (key?.asymmetricKeyType === 'ed25519') return key;
    throw new Error(
      `${file} does not hold an Ed25519 key. Put it back from a backup; where there is none, move the file away: a new key is made, and whoever knows the old one has to be told.`,
    );
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return privateKey;
}

function readKey(file: string): KeyObject | null {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as { syscall?: unknown }).syscall) throw error;
    return null;
  }
}

/** The text that a checkpoint signs: its purpose, seq and head, a line each. */
export function checkpointText(seq: number, head: string): string {
  return `incident-atlas checkpoint\n${seq}\n${head}\n`;
}

/** Signs where the chain stands (Ed25519, RFC 8032): signature in base64, public key as SPKI PEM. */
export function signCheckpoint(head: string, seq: number, key: KeyObject): Checkpoint {
  return {
    seq,
    head,
    signature: sign(null, Buffer.from(checkpointText(seq, head)), key).toString('base64'),
    public_key: createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string,
  };
}

/** The text that a proof signs: its purpose, how many revisions the tree has and its root, a line each. */
export function treeText(size: number, root: string): string {
  return `incident-atlas tree\n${size}\n${root}\n`;
}

/** Signs the root of the tree that the evidence leads to. */
export function signEvidence(evidence: Evidence, key: KeyObject): Proof {
  return {
    ...evidence,
    signature: sign(null, Buffer.from(treeText(evidence.size, evidence.root)), key).toString('base64'),
    public_key: createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string,
  };
}
