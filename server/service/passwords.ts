import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the second recommended option of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password into the PHC string that the store keeps. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

let nobody: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (no such user) the same work is done against a hash
 * nobody has, so that the time of the answer does not tell which names exist.
 */
export async function checkPassword(password: string, phc: string | null): Promise<boolean> {
  nobody ??= hashPassword('no user has this password');
  const matches = await verify(phc ?? (await nobody), password.normalize('NFKC'));
  return matches && phc !== null;
}
