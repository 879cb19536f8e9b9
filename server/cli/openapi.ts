import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openApiDocument } from '../http/openapi/document.ts';
import { installPlaces, type LoadedDeployment } from '../service/deployment.ts';
import { createLive } from '../service/live.ts';
import { createPresence } from '../service/presence.ts';
import { backupFile } from '../store/sqlite/backup.ts';
import { databaseName, lockName } from '../store/sqlite/data-folder.ts';
import { isProcessLocked } from '../store/sqlite/process-lock.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './usage.ts';

/**
 * Prints the OpenAPI document of the service as it would answer it, with examples out of its data. The deployment's
 * places are put into the store first, silently: the document is all that is printed.
 */
export async function printOpenApi(
  config: Config,
  { store, deployment }: { store: Store; deployment: LoadedDeployment },
  terminal: Terminal,
): Promise<void> {
  await installPlaces(store, deployment, () => undefined);
  const document = await openApiDocument({
    atlas: {
      ...{ store, deployment, live: createLive(), now: Date.now },
      ...{ presence: createPresence(), fourEyes: false },
    },
    base: config.publicUrl ?? `http://localhost:${config.port}`,
    version: config.version,
    designation: deployment.region.designation[config.designation].en ?? '',
  });
  terminal.print(JSON.stringify(document, null, 2));
}

/**
 * Calls `use` with a configuration whose data can be opened: its own, or while the service has that open a copy of it,
 * which is gone afterwards.
 */
export async function besideService<T>(config: Config, use: (config: Config) => Promise<T>): Promise<T> {
  const lock = join(config.data, lockName);
  if (!existsSync(lock) || !isProcessLocked(lock)) return use(config);
  const folder = await mkdtemp(join(tmpdir(), 'atlas-openapi-'));
  try {
    await backupFile(config.data, join(folder, databaseName));
    return await use({ ...config, data: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
