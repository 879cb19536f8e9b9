import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { SecondFactorSecret, SecondFactorView } from '../contract/people.ts';
import type { Store, UserRecord } from '../store/store.ts';
import { conflict, Fault } from './fault.ts';
import { hashToken } from './tokens.ts';

const issuer = 'Incident Atlas';
/** Seconds that a code holds; one step before and after is accepted, for clocks that differ. */
const period = 30;
const recoveryCodes = 10;
/** Letters of a recovery code; those handed out before had fewer, and still hold. */
const recoveryLengths: readonly number[] = [24, 16];

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/** What people put between the characters of a code, so that it can be read. */
const bare = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();

/** The time step of a code; null when it is of none that is near `now` (ms). */
function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/** What is wrong with a code, without saying whether it is mistyped, over or used. */
export function wrongCode(kind: 'unauthenticated' | 'invalid'): Fault {
  const errors = [{ pointer: '/code', code: 'second_factor_wrong' }];
  return new Fault(kind, 'second_factor_wrong', 'The code is wrong, over or used already.', { errors });
}

/** Whether a user has one, since when, and with how many recovery codes. */
export async function viewSecondFactor(store: Store, userId: number): Promise<SecondFactorView> {
  const factor = await store.secondFactor(userId);
  const since = factor?.confirmed_at ?? null;
  return {
    enabled: since !== null,
    since: since === null ? null : new Date(since).toISOString(),
    recovery_codes: since === null ? 0 : factor!.recovery_codes,
  };
}

/** Makes a secret that waits to be confirmed. Throws Fault `conflict` when the user has a factor already. */
export async function beginSecondFactor(
  store: Store,
  user: Pick<UserRecord, 'id' | 'name'>,
): Promise<SecondFactorSecret> {
  const secret = new Secret({ size: 20 }).base32;
  if (!(await store.beginSecondFactor(user.id, secret)))
    throw conflict('second_factor_there', 'There is a second factor already; switch it off first.');
  return { secret, uri: totpOf(secret, user.name).toString() };
}

/**
 * Switches the factor on by a code of it. The answer holds the recovery codes, which are shown this once. Throws Fault
 * `invalid` for a wrong code, `conflict` when nothing waits.
 */
export async function confirmSecondFactor(
  store: Store,
  userId: number,
  code: string,
  now: number,
): Promise<string[]> {
  const factor = await store.secondFactor(userId);
  const nothing = () => conflict('second_factor_not_begun', 'No second factor waits to be confirmed.');
  if (!factor || factor.confirmed_at !== null) throw nothing();
  const step = stepOf(factor.secret, bare(code), now);
  if (step === null) throw wrongCode('invalid');
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const hashes = codes.map((one) => hashToken(bare(one)));
  if (!(await store.confirmSecondFactor(userId, step, now, hashes))) throw nothing();
  return codes;
}

/** 120 random bits in six groups of base32: of so many a plain hash may be kept. */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(15)).buffer }).base32;
  return text.match(/.{4}/g)!.join('-');
}

/** Spends a code: of the authenticator once in its time, a recovery code once for ever. Null when it does not hold. */
export async function spendCode(
  store: Store,
  userId: number,
  given: string,
  now: number,
): Promise<'code' | 'recovery' | null> {
  const factor = await store.secondFactor(userId);
  if (factor?.confirmed_at === null || !factor) return null;
  const code = bare(given);
  const step = stepOf(factor.secret, code, now);
  if (step !== null) return (await store.spendStep(userId, step)) ? 'code' : null;
  if (!recoveryLengths.includes(code.length)) return null;
  return (await store.spendRecoveryCode(userId, hashToken(code))) ? 'recovery' : null;
}
