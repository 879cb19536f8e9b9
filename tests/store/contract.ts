import { describe } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { feedContract } from './contract-feed.ts';
import { oracleContract } from './contract-oracle.ts';
import { placesContract } from './contract-places.ts';
import { usersContract } from './contract-users.ts';
import { versionsContract } from './contract-versions.ts';

/** What every engine must do. `open` makes an empty store of its own each time it is called; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    versionsContract(open);
    placesContract(open);
    usersContract(open);
    feedContract(open);
    oracleContract(open);
  });
}
