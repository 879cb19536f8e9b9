import type { EvidenceReport } from '../contract/evidence.ts';
import type { Actor } from '../domain/permissions.ts';
import type { VerifyReport } from '../store/integrity.ts';
import type { Store } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';

/** Checks that go on: who asks meanwhile waits for the same. */
const running = new WeakMap<Store, Promise<RecordReport>>();

/** What the record is worth, and the files of evidence beside it. */
export type RecordReport = VerifyReport & { evidence: EvidenceReport };

/** Checks the chain of revisions, all that is derived from it, and by `checkEvidence` the files beside it. Throws Fault unless the actor may read the audit. */
export async function verifyRecord(
  atlas: Atlas,
  actor: Actor | null,
  checkEvidence: () => Promise<EvidenceReport>,
): Promise<RecordReport> {
  demand(actor, 'readAudit');
  const { store } = atlas;
  const going = running.get(store);
  if (going) return going;
  const all = async () => ({ ...(await store.verify()), evidence: await checkEvidence() });
  const check = all().finally(() => running.delete(store));
  running.set(store, check);
  const report = await check;
  await noteAction(atlas, actor, 'record_verified', null, {
    revisions: report.revisions,
    broken: report.broken?.seq ?? null,
    evidence_faults: report.evidence.faults.length,
  });
  return report;
}
