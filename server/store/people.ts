import type { Role } from '../contract/roles.ts';
import type { SessionRecord, UserRecord } from './store.ts';

/** An invitation as stored: only the SHA-256 of its token is kept. Times are ms. */
export interface InvitationRecord {
  id: number;
  token_hash: string;
  role: Role;
  note: string;
  created_by: string;
  created_at: number;
  expires_at: number;
}

/** A second factor (RFC 6238). Until it is confirmed it asks nothing of anybody. */
export interface SecondFactorRecord {
  /** Base32; codes cannot be checked without it. */
  secret: string;
  confirmed_at: number | null;
  /** Number of the last time step whose code was used. */
  last_step: number;
  /** Recovery codes that were not used yet. */
  recovery_codes: number;
}

/** How people come in and prove who they are. */
export interface PeopleStore {
  putInvitation(invitation: Omit<InvitationRecord, 'id'>): Promise<InvitationRecord>;
  /** In the order they were made, those that are over too. */
  invitations(): Promise<InvitationRecord[]>;
  dropInvitation(id: number): Promise<boolean>;
  /** Adds the user and spends the invitation in one: null when it does not hold at `now` (ms), `taken` for the name. */
  acceptInvitation(
    tokenHash: string,
    user: { name: string; password_hash: string },
    now: number,
  ): Promise<UserRecord | 'taken' | null>;

  /** The sessions of a user, the last used first. */
  sessionsOf(userId: number): Promise<SessionRecord[]>;

  secondFactor(userId: number): Promise<SecondFactorRecord | null>;
  /** Ids of the users who have confirmed one. */
  secondFactorUsers(): Promise<number[]>;
  /** Keeps a secret that waits to be confirmed; false when the user has a confirmed one. */
  beginSecondFactor(userId: number, secret: string): Promise<boolean>;
  /** Confirms it and keeps the hashes of its recovery codes; false when it is confirmed already, or there is none. */
  confirmSecondFactor(
    userId: number,
    step: number,
    now: number,
    recoveryHashes: readonly string[],
  ): Promise<boolean>;
  /** Spends the code of a time step; false when that step, or a later one, was used. */
  spendStep(userId: number, step: number): Promise<boolean>;
  /** False when the user has no such code left. */
  spendRecoveryCode(userId: number, codeHash: string): Promise<boolean>;
  /** False when the user had none. */
  dropSecondFactor(userId: number): Promise<boolean>;
  /** Takes all API tokens of a user away. */
  dropTokensOf(userId: number): Promise<void>;
}
