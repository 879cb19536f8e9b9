import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import type { Store } from '../../server/store/store.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store of its own in an empty folder; with `columns` these answer from the first question on, and follow commits. */
export async function openStore(columns: boolean): Promise<Store> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({
    folder,
    readers: 2,
    deadlineMs: 20_000,
    zone: 'Europe/Paris',
    columns,
  });
  await store.ready();
  return store;
}
