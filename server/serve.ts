import { beginThreads } from './begin.ts';
import { ConfigurationError, readConfig, strangeSettings } from './config.ts';
import { explained } from './store/storage-error.ts';

/** Exit code for a configuration that cannot be used (EX_CONFIG of BSD's sysexits.h). */
export const configurationExit = 78;

/**
 * Runs the service until SIGTERM or SIGINT. Its threads begin first, and load while this one loads the rest. A start
 * that fails says why in one sentence and sets the exit code: 78 for the configuration, 1 for the rest.
 */
export async function main(): Promise<void> {
  try {
    const config = readConfig();
    for (const name of strangeSettings())
      process.stderr.write(`${name} is set, but there is no such setting: the README lists them all.\n`);
    const threads = beginThreads(config);
    const { run } = await import('./main.ts');
    await run(config, threads);
  } catch (error) {
    process.stderr.write(`${(explained(error) as Error).message}\n`);
    process.exit(error instanceof ConfigurationError ? configurationExit : 1);
  }
}
