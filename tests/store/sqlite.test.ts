import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Both ways to an answer must give the same: the columns in memory, and SQL alone.
for (const columns of [true, false])
  storeContract(columns ? 'SQLite with columns' : 'SQLite', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({
      folder,
      readers: 2,
      deadlineMs: 20_000,
      zone: 'Europe/Paris',
      columns,
    });
    // From here on the columns answer, and follow what is committed.
    await store.ready();
    return store;
  });
