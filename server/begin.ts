import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { region } from './contract/deployment.ts';
import { type StoreThreads, startThreads, type ThreadOptions } from './store/sqlite/threads.ts';

/** Milliseconds a read may take before the caller is told to try again. */
const deadlineMs = 5_000;

/** The threads that a configuration's store has; as many readers as a whole service needs unless said otherwise. */
export function threadsOf(
  config: Config,
  zone: string,
  { columns = false, readers = Math.min(4, Math.max(2, availableParallelism() - 1)) } = {},
): ThreadOptions {
  return { folder: config.data, readers, deadlineMs, zone, columns };
}

/**
 * Begins the threads of the service before the rest of it is loaded; null where the deployment's folder does not say its
 * zone, which its loading then complains of.
 */
export function beginThreads(config: Config): StoreThreads | null {
  const zone = zoneOf(config.seed);
  return zone === null ? null : startThreads(threadsOf(config, zone, { columns: true }));
}

function zoneOf(seed: string | null): string | null {
  if (!seed) return 'UTC';
  try {
    return region.parse(JSON.parse(readFileSync(join(seed, 'region.json'), 'utf8'))).zone;
  } catch {
    return null;
  }
}
