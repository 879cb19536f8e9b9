import type { Change } from '../../server/contract/change.ts';
import type { DataSet } from '../../server/contract/data-set.ts';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { isPrivate, isPublic } from '../../server/domain/permissions.ts';
import type { Projection } from '../../server/domain/projection.ts';
import type { RecordedVersion } from '../../server/query/evaluate.ts';
import type { BatchEntry } from '../../server/store/batch.ts';
import type { Store } from '../../server/store/store.ts';

export type Version = { change: Change; projection: Projection };

export const madeDataSet: DataSet = {
  id: 'made',
  title: 'Made rows',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  attribution: 'Nobody',
  redistribution: 'allowed',
};

/** Versions as the entries of one batch; `last` is what stood of each incident before it, and is brought forward. */
export function entriesOf(
  versions: readonly Version[],
  last: Map<string, { document: IncidentDocument; public: boolean }> = new Map(),
): BatchEntry[] {
  const stood = new Map(last);
  return versions.map(({ change, projection }, index) => {
    const { incident, document } = change;
    const wasPublic = last.get(incident)?.public ?? false;
    last.set(incident, { document, public: isPublic(document, wasPublic) });
    const stands = !versions.slice(index + 1).some((one) => one.change.incident === incident);
    const before = stood.get(incident)?.document ?? null;
    return { change, projection, before, wasPublic, stands, content: null };
  });
}

/** Loads versions as one batch and finishes it at the time of the last of them. */
export async function commitBatch(store: Store, versions: readonly Version[], last = new Map()) {
  const recordedAt = versions.at(-1)!.change.recorded_at;
  const batch = await store.beginBatch({ dataSet: madeDataSet, actor: 'operator', beganAt: recordedAt });
  await store.appendBatch(batch, entriesOf(versions, last));
  return store.finishBatch(batch, recordedAt);
}

/** Commits histories in their order, every other part of them as a batch; answers what the evaluator reads. */
export async function commitInBatches(
  store: Store,
  versions: readonly Version[],
  size: number,
): Promise<RecordedVersion[]> {
  const records: RecordedVersion[] = [];
  const last = new Map<string, { document: IncidentDocument; public: boolean }>();
  for (let from = 0; from < versions.length; from += size) {
    const part = versions.slice(from, from + size);
    const isBatch = (from / size) % 2 === 0;
    const finished = isBatch ? await commitBatch(store, part, last) : null;
    for (const version of part) {
      const { change, projection } = version;
      const { recorded_at } = finished ?? (await store.commit(change, projection));
      if (!isBatch) entriesOf([version], last);
      records.push({
        incident: change.incident,
        version: change.base + 1,
        recorded_at: Date.parse(recorded_at),
        status: change.document.status,
        private: isPrivate(change.document),
        projection,
      });
    }
  }
  return records;
}
