import type { EvidenceReport } from '../../contract/evidence.ts';
import type { Store } from '../../store/store.ts';
import { evidenceFolder } from './evidence-folder.ts';

/** Reads every file of evidence that was not erased and compares it with its hash. */
export async function checkEvidence(
  store: Pick<Store, 'evidenceContents'>,
  path: string,
): Promise<EvidenceReport> {
  const folder = evidenceFolder(path);
  const all = await store.evidenceContents();
  const contents = all.filter(({ erased }) => !erased);
  const faults: EvidenceReport['faults'] = [];
  for (const { sha256, incident } of contents) {
    const state = await folder.holds(sha256);
    if (state !== 'holds') faults.push({ sha256, incident, fault: state });
  }
  return { files: contents.length, erased: all.length - contents.length, faults };
}
