/**
 * A program of its own, for tests that kill it: opens the store of the folder it is given and commits for ever. Prints
 * a line `SEQ INCIDENT` after each commit that was acknowledged.
 */
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { madeVersion } from './made-versions.ts';

async function main(folder: string): Promise<never> {
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  for (let number = store.seq(); ; number++) {
    const { change, projection } = madeVersion(`incident-${number}`, 0);
    const { seq } = await store.commit(change, projection);
    process.stdout.write(`${seq} ${change.incident}\n`);
  }
}

await main(process.argv[2]!);
