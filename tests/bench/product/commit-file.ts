/** A process that commits every document of an `atlas` file through the store, as the API would: `FOLDER FILE`. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { IncidentDocument } from '../../../server/contract/incident.ts';
import { createChange } from '../../../server/domain/change.ts';
import { project } from '../../../server/domain/states.ts';
import { installPlaces, loadDeployment } from '../../../server/service/deployment.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open.ts';
import { root } from '../../rules/source-files.ts';

/** Commits that wait for the writer's thread, so that it always has the next while this thread derives. */
const inFlight = 64;

const [folder, file] = process.argv.slice(2) as [string, string];
const deployment = await loadDeployment(`${root}geodata/northern-kosovo`);
const { gazetteer, region } = deployment;
const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 10_000, zone: region.zone });
await installPlaces(store, deployment, () => undefined);
const waiting: Promise<unknown>[] = [];
for await (const line of createInterface({ input: createReadStream(file) })) {
  const { document, recorded_at } = JSON.parse(line) as { document?: IncidentDocument; recorded_at: string };
  if (!document) continue;
  const change = createChange(document, 'bench', recorded_at);
  const projection = project(change.document, { version: 1, recordedAt: change.recorded_at, gazetteer });
  waiting.push(store.commit(change, projection));
  if (waiting.length >= inFlight) await waiting.shift();
}
await Promise.all(waiting);
await store.close();
