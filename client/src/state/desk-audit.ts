import { computed, signal } from '@preact/signals';
import type { AuditAction, AuditPage } from '#contract/audit.ts';
import type { EvidenceReport } from '#contract/evidence.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

/** What the audit is asked; it outlives a visit to another page of the desk. Days are `YYYY-MM-DD`. */
export interface AuditFilters {
  actor: string;
  action: AuditAction | '';
  subject: string;
  since: string | null;
  until: string | null;
}
export const anyAudit: AuditFilters = { actor: '', action: '', subject: '', since: null, until: null };
export const auditFilters = signal(anyAudit);
/** Where each page before the one shown began; the first begins nowhere. */
export const auditTrail = signal<readonly string[]>([]);

export function filterAudit(change: Partial<AuditFilters>): void {
  auditTrail.value = [];
  auditFilters.value = { ...auditFilters.value, ...change };
}

/** Whether who is here may read it; the service decides again. */
export const mayReadAudit = computed(() => ['editor', 'admin'].includes(session.value?.user?.role ?? ''));

const looks = signal(0);

export const audit = resource<AuditPage>(
  computed(() => {
    if (path.value !== '/desk/audit' || !mayReadAudit.value) return null;
    const parameters = new URLSearchParams({ limit: '50' });
    for (const [name, value] of Object.entries(auditFilters.value))
      if (value) parameters.set(name, value.trim());
    const cursor = auditTrail.value.at(-1);
    if (cursor) parameters.set('cursor', cursor);
    return `/api/audit?${parameters}`;
  }),
  looks,
);

/** What a check of the whole record found. */
export interface Verification {
  revisions: number;
  broken: { seq: number; reason: string } | null;
  head: string;
  /** Of the files of evidence beside it. */
  evidence: EvidenceReport;
}

/** Has the service check the whole record now. Throws as `request` does. */
export async function verifyRecord(): Promise<Verification> {
  const { body } = await request<Verification>('/api/verification', { method: 'POST' });
  looks.value += 1;
  return body;
}
