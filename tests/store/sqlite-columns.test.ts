import { storeContract } from './contract.ts';
import { openStore } from './open-store.ts';

// What SQL answers alone the columns in memory must answer too.
storeContract('SQLite with columns', () => openStore(true));
