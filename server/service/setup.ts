import { timingSafeEqual } from 'node:crypto';
import { hashToken, newToken } from './tokens.ts';

/** The one-time permission to create the first admin; it lives in memory only and is printed to the terminal only. */
export interface SetupPermission {
  /** Makes a new token and forgets the one before. */
  issue(): string;
  /** True while the token is the last one issued, unused and at most an hour old. */
  holds(token: string): boolean;
  /** Ends the permission. */
  spend(): void;
}

const lifetimeMs = 3_600_000;

/** `now` in milliseconds since 1970. */
export function createSetupPermission(now: () => number): SetupPermission {
  let current: { hash: string; expires: number } | null = null;
  return {
    issue: () => {
      const token = newToken();
      current = { hash: hashToken(token), expires: now() + lifetimeMs };
      return token;
    },
    holds: (token) =>
      current !== null &&
      now() < current.expires &&
      timingSafeEqual(Buffer.from(hashToken(token)), Buffer.from(current.hash)),
    spend: () => {
      current = null;
    },
  };
}
