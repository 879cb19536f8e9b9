import type { ImportRecord } from '../../store/import.ts';
import type { Store } from '../../store/store.ts';
import type { ImportFolder } from './import-folder.ts';

/** Days after which a file that nobody committed is forgotten. */
const keptDays = 30;

/**
 * Puts imports in order after a start. A step that was under way is shown as interrupted; where its batch was finished
 * all the same, in the moment before the end, the import says so. Forgets old files that were never committed.
 */
export async function recoverImports(store: Store, folder: ImportFolder, now: number): Promise<void> {
  for (const record of await store.imports()) {
    if (record.batch !== null || record.broken?.step === 'commit')
      await store.putImport(await settled(store, record));
    else if (
      ['uploaded', 'checked'].includes(record.state) &&
      now - Date.parse(record.at) > keptDays * 86_400_000
    ) {
      await store.dropImport(record.id);
      await folder.forget(record.id);
    }
  }
}

async function settled(store: Store, record: ImportRecord): Promise<ImportRecord> {
  const { batch, broken } = record;
  const found = batch === null ? null : await store.batchRevision(batch);
  if (batch === null || !found || !broken)
    return { ...record, batch: null, ...(broken?.step === 'commit' ? { commit: null } : {}) };
  const outcome = { seq: found.seq, written: found.count, left: 0 };
  const done = { ...record, broken: null, batch: null };
  switch (broken.step) {
    case 'commit':
      return {
        ...done,
        state: 'committed',
        commit: { status: 'in_review', faulty: 'skip', ...record.commit, ...outcome },
        batches: { commit: batch },
      };
    case 'publish':
      return {
        ...done,
        state: 'published',
        publish: outcome,
        batches: { ...record.batches, publish: batch },
      };
    case 'undo':
      return { ...done, state: 'undone', undo: outcome, batches: { ...record.batches, undo: batch } };
    case 'check':
      return { ...record, batch: null };
  }
}
