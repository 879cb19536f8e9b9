import { storeContract } from './contract.ts';
import { openStore } from './open-store.ts';

storeContract('SQLite', () => openStore(false));
