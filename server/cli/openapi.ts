import type { Config } from '../config.ts';
import { openApiDocument } from '../http/openapi/document.ts';
import { installPlaces, type LoadedDeployment } from '../service/deployment.ts';
import { createLive } from '../service/live.ts';
import { createPresence } from '../service/presence.ts';
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
