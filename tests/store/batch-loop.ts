/**
 * A program of its own, for tests that kill it: loads a batch of versions into the store of the folder it is given, for
 * ever, and never finishes it. Prints how many versions there are after each part that was acknowledged.
 */
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { entriesOf, madeDataSet } from './made-batches.ts';
import { madeVersion } from './made-versions.ts';

async function main(folder: string): Promise<never> {
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  const beganAt = new Date().toISOString();
  const batch = await store.beginBatch({ dataSet: madeDataSet, actor: 'operator', beganAt });
  for (let count = 0; ; count += 200) {
    const versions = Array.from({ length: 200 }, (_, at) => madeVersion(`loaded-${count + at}`, 0));
    await store.appendBatch(batch, entriesOf(versions));
    // Another write: what was added until then is on the disk.
    await store.ready();
    process.stdout.write(`${count + 200}\n`);
  }
}

await main(process.argv[2]!);
