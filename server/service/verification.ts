import type { Actor } from '../domain/permissions.ts';
import type { VerifyReport } from '../store/integrity.ts';
import type { Store } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { demandAudit, noteAction } from './audit.ts';

/** Checks that go on: who asks meanwhile waits for the same. */
const running = new WeakMap<Store, Promise<VerifyReport>>();

/** Checks the chain of revisions and all that is derived from it. Throws Fault unless the actor may read the audit. */
export async function verifyRecord(atlas: Atlas, actor: Actor | null): Promise<VerifyReport> {
  demandAudit(actor);
  const { store } = atlas;
  const going = running.get(store);
  if (going) return going;
  const check = store.verify().finally(() => running.delete(store));
  running.set(store, check);
  const report = await check;
  await noteAction(atlas, actor, 'record_verified', null, {
    revisions: report.revisions,
    broken: report.broken?.seq ?? null,
  });
  return report;
}
