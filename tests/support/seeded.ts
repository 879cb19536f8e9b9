import { fileURLToPath } from 'node:url';
import { loadDeployment } from '../../server/service/deployment.ts';
import { seedIncidents } from '../../server/service/seed.ts';
import { createTestServer, type TestServer } from './server.ts';

/** The service as a newcomer finds it: the region that comes with the product, with its incidents. */
export async function createSeededServer(): Promise<TestServer> {
  const folder = fileURLToPath(new URL('../../geodata/northern-kosovo', import.meta.url));
  const server = await createTestServer({ deployment: await loadDeployment(folder) });
  await seedIncidents(server.atlas, () => undefined);
  return server;
}
