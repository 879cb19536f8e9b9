import type { AuditEntry } from '../contract/audit.ts';
import type { EvidenceFile } from '../contract/evidence.ts';
import type { VersionEntry } from '../contract/feature.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import { type Actor, audienceOf } from '../domain/permissions.ts';
import type { Proof } from '../store/integrity.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';
import { notFound } from './fault.ts';

/** All that this service holds of an incident but its private notes, for whoever has to answer for it elsewhere. */
export interface WholeRecord {
  incident: string;
  made_at: string;
  made_by: string;
  /** Each version as it was written, oldest first, with the revision that wrote it. */
  versions: { revision: VersionEntry; document: IncidentDocument }[];
  /** Who did what to it, oldest first. */
  audit: AuditEntry[];
  /** Files at its sources with their custody; the bytes are downloaded one by one and known by their hash. */
  evidence: EvidenceFile[];
  /** What `check-proof.mjs` reads: that the versions stand in the signed record as they were written. */
  proof: Proof;
}

const pageOfAudit = 1_000;

/**
 * The whole record of an incident with its proof. That somebody took it along is noted. It holds what a rule of protection
 * keeps from readers. Throws Fault unless the actor may read the audit, and `not_found`.
 */
export async function readWholeRecord(atlas: Atlas, actor: Actor | null, id: string): Promise<WholeRecord> {
  demand(actor, 'readAudit');
  const { store, now } = atlas;
  const proof = await store.proof(id);
  const [history, written] = await Promise.all([store.history(id, audienceOf(actor)), store.written(id)]);
  if (!proof || history.length === 0) throw notFound(`incident «${id}»`);
  const documents = new Map(written.map(({ version, document }) => [version, document]));
  await noteAction(atlas, actor, 'record_downloaded', id);
  return {
    incident: id,
    made_at: new Date(now()).toISOString(),
    made_by: actor.name,
    versions: history.map((revision) => ({ revision, document: documents.get(revision.version)! })),
    audit: (await auditOf(atlas, id)).reverse(),
    evidence: await store.evidenceOf(id),
    proof,
  };
}

/** Every line about an incident, newest first. */
async function auditOf({ store }: Atlas, subject: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await store.audit({
      ...{ subject, actor: null, action: null, since: null, until: null },
      ...{ limit: pageOfAudit, cursor },
    });
    entries.push(...page.entries);
    cursor = page.next;
    if (cursor === null) return entries;
  }
}
