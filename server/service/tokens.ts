import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url: 43 characters without padding. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token, hex: what is kept instead of it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
