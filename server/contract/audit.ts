import { type ChangeKind, changeKinds } from './change.ts';
import type { Role } from './roles.ts';

/** What people do that makes no revision; a part adds its own lines. Never a password, a secret or a private text. */
export const staffActions = [
  'logged_in',
  'login_failed',
  'logged_out',
  'password_changed',
  'set_up',
  'user_added',
  'user_changed',
  'token_made',
  'token_ended',
  'record_verified',
  'record_downloaded',
  'user_invited',
  'invitation_revoked',
  'user_joined',
  'session_ended',
  'sessions_ended',
  'second_factor_on',
  'second_factor_off',
  'second_factor_reset',
  'recovery_code_used',
  'suggestion_taken_up',
  'suggestion_accepted',
  'suggestion_merged',
  'suggestion_rejected',
  'contact_deleted',
  'alert_host_allowed',
  'alert_host_removed',
  'alert_made',
  'alert_changed',
  'alert_removed',
  'alert_tested',
  'delivery_replayed',
  'commented',
  'comment_resolved',
  'comment_reopened',
  'assigned',
  'evidence_uploaded',
  'evidence_released',
  'evidence_withdrawn',
  'evidence_downloaded',
  'evidence_moved',
  'evidence_erased',
] as const;
export type StaffAction = (typeof staffActions)[number];

/** All that the audit tells: writes of the record are in the hash chain, what else people do is noted beside it. */
export const auditActions = [...changeKinds, ...staffActions] as const;
export type AuditAction = ChangeKind | StaffAction;

/** What somebody did. `subject` is what it was done to: an incident's id, `user:NAME`, `token:ID` … */
export interface StaffEntry {
  /** RFC 3339 UTC. */
  recorded_at: string;
  /** Name of the user; of a log-in that failed, the name that was tried. */
  actor: string;
  role: Role | null;
  action: StaffAction;
  subject: string | null;
  /** A few plain values, such as the role that was given. */
  detail: Record<string, string | number | boolean | null> | null;
}

/** A line of the audit. `seq` and `version` are those of a revision, `detail` then what it rearranged. */
export interface AuditEntry extends Omit<StaffEntry, 'action' | 'role'> {
  action: AuditAction;
  role: string | null;
  seq: number | null;
  version: number | null;
  reason: string | null;
}

/** `GET /api/audit`, newest first. */
export interface AuditPage {
  entries: AuditEntry[];
  /** Where the next page begins; null on the last. */
  next: string | null;
}
