import { z } from 'zod';
import { type Role, roles } from './roles.ts';
import { password, userName } from './session.ts';
import { staffOnly } from './staff-only.ts';

/** What an admin says of somebody to invite; `note` says whom, and only admins read it. */
export const newInvitation = z.strictObject({
  role: z.enum(roles, 'code_unknown'),
  note: staffOnly(z.string().trim().max(100, 'text_too_long').default('')),
});

/** What the invited sends: the token of the link, and the name and password of their own. */
export const acceptance = z.strictObject({
  token: z.string().min(1, 'text_empty').max(200, 'text_too_long'),
  name: userName,
  password,
});

/** An invitation that still holds; its link was shown once, in the answer that made it. Times are RFC 3339. */
export interface InvitationView {
  id: number;
  role: Role;
  note: string;
  created_by: string;
  created_at: string;
  expires_at: string;
}

/** A log-in of one's own that goes on. */
export interface SessionEntry {
  id: string;
  created_at: string;
  last_seen: string;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** A code of the authenticator, or a recovery code; spaces and hyphens are for reading. */
export const secondCode = z.string().trim().min(6, 'text_too_short').max(40, 'text_too_long');

export const ownPassword = z.strictObject({
  password: z.string().min(1, 'text_empty').max(256, 'text_too_long'),
});
export const factorConfirmation = z.strictObject({ code: secondCode });

/** `GET /api/session/second-factor`. */
export interface SecondFactorView {
  enabled: boolean;
  since: string | null;
  /** Recovery codes that were not used yet. */
  recovery_codes: number;
}

/** What an authenticator needs, in the answer that begins the set-up and nowhere else. */
export interface SecondFactorSecret {
  /** Base32 (RFC 4648), for typing. */
  secret: string;
  /** `otpauth:` address, for a QR code. */
  uri: string;
}
