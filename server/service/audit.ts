import type { AuditPage, StaffEntry } from '../contract/audit.ts';
import type { Actor } from '../domain/permissions.ts';
import type { AuditQuestion } from '../store/staff.ts';
import type { Atlas } from './atlas.ts';
import { demand } from './demand.ts';

/** Notes what somebody did that makes no revision. A log-in that failed has only the name that was tried. */
export function noteAction(
  { store, now }: Pick<Atlas, 'store' | 'now'>,
  actor: Pick<Actor, 'name'> & Partial<Pick<Actor, 'role'>>,
  action: StaffEntry['action'],
  subject: string | null = null,
  detail: StaffEntry['detail'] = null,
): Promise<void> {
  return store.note({
    recorded_at: new Date(now()).toISOString(),
    actor: actor.name,
    role: actor.role ?? null,
    action,
    subject,
    detail,
  });
}

/** Throws Fault unless the actor may read the audit, and CursorError. */
export async function readAudit(
  { store }: Pick<Atlas, 'store'>,
  actor: Actor | null,
  question: AuditQuestion,
): Promise<AuditPage> {
  demand(actor, 'readAudit');
  return store.audit(question);
}
