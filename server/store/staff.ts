import type { AuditAction, AuditPage, StaffEntry } from '../contract/audit.ts';
import type { AlertStore } from './alerts.ts';
import type { EvidenceStore } from './evidence.ts';
import type { PeopleStore } from './people.ts';
import type { SuggestionStore } from './suggestions.ts';
import type { WorkStore } from './work.ts';

/** Which lines of the audit: each test that is not null holds. Times are RFC 3339 UTC, `until` not included. */
export interface AuditQuestion {
  actor: string | null;
  action: AuditAction | null;
  subject: string | null;
  since: string | null;
  until: string | null;
  limit: number;
  /** `next` of the page before. */
  cursor: string | null;
}

/** What staff do besides writing the record: never read by anything that answers the public. */
export interface StaffStore extends PeopleStore, SuggestionStore, AlertStore, WorkStore, EvidenceStore {
  note(entry: StaffEntry): Promise<void>;
  /** Newest first, revisions and noted actions in one. Throws CursorError. */
  audit(question: AuditQuestion): Promise<AuditPage>;
}
