import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

storeContract('SQLite', () =>
  openSqliteStore({ folder: temporaryFolder(), readers: 2, deadlineMs: 20_000, zone: 'Europe/Paris' }),
);
