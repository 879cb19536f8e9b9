import { hash, verify } from '@node-rs/argon2';
import { BusyError } from '../store/store.ts';

/** Argon2id with the second recommended option of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords that are worked on at a time: a flood of log-ins must leave the processor to those who read. */
const mostAtOnce = 1;
/** More that wait would only be answered when nobody waits for it any more. */
const mostWaiting = 24;
let running = 0;
const waiting: (() => void)[] = [];

/** Does the work when its turn comes; throws BusyError when too many wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < mostAtOnce) running += 1;
  else if (waiting.length >= mostWaiting) throw new BusyError('Too many passwords are waiting.');
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Hashes a password into the PHC string that the store keeps. Throws BusyError in a flood of them. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

let nobody: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (no such user) the same work is done against a hash
 * nobody has, so that the time of the answer does not tell which names exist. Throws BusyError in a flood of them.
 */
export async function checkPassword(password: string, phc: string | null): Promise<boolean> {
  nobody ??= hash('no user has this password', cost);
  const against = phc ?? (await nobody);
  const matches = await inTurn(() => verify(against, password.normalize('NFKC')));
  return matches && phc !== null;
}
