import { z } from 'zod';
import { type Role, roles } from './roles.ts';
import { staffOnly } from './staff-only.ts';

export const userName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u, 'user_name_malformed')
  .min(2, 'text_too_short')
  .max(64, 'text_too_long');

/** NIST SP 800-63B: length is what counts; 12 characters at least, no rules of composition. */
export const password = z.string().min(12, 'password_too_short').max(256, 'text_too_long');

export const login = z.strictObject({
  name: z.string().trim().min(1, 'text_empty').max(64, 'text_too_long'),
  password: z.string().min(1, 'text_empty').max(256, 'text_too_long'),
  /** Of the second factor, by who has one: asked for once name and password are right. */
  code: z.string().trim().max(40, 'text_too_long').optional(),
});
export const setup = z.strictObject({
  token: z.string().min(1, 'text_empty').max(200),
  name: userName,
  password,
});
export const passwordChange = z.strictObject({
  current: z.string().min(1, 'text_empty').max(256, 'text_too_long'),
  next: password,
});
export const newUser = z.strictObject({
  name: staffOnly(userName),
  role: z.enum(roles, 'code_unknown'),
  password: staffOnly(password),
});

export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** What somebody says of a new API token: what it is for, what it may do, and for how many days (a year at most). */
export const newApiToken = z.strictObject({
  name: staffOnly(z.string().trim().min(1, 'text_empty').max(100, 'text_too_long')),
  scope: z.enum(tokenScopes, 'code_unknown'),
  days: z.int('number_expected').min(1, 'value_too_small').max(365, 'value_too_large').default(90),
});

/** An API token as its owner sees it; the secret is shown once, in the answer that made it. Times are RFC 3339. */
export interface ApiTokenView {
  id: number;
  name: string;
  scope: TokenScope;
  created_at: string;
  expires_at: string;
  last_used: string | null;
}

/** `GET /api/session`. */
export interface SessionView {
  user: { name: string; role: Role } | null;
  /** No user exists yet: the set-up page is open to the holder of the one-time link. */
  setup: boolean;
  /** The deployment demands a second factor of this user, who has none yet and can do nothing but set it up. */
  second_factor_required?: true;
}
