import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Config, ConfigurationError, readConfig, strangeSettings } from './config.ts';
import { soleTeller } from './domain/projection.ts';
import { project } from './domain/states.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { createMetrics, listenMetrics } from './http/metrics.ts';
import { createSuggestionGate } from './http/suggest/gate.ts';
import { type Dispatcher, startDispatcher } from './service/alerts/dispatcher.ts';
import { createSend, strictRules } from './service/alerts/send.ts';
import type { Atlas } from './service/atlas.ts';
import { scheduleBackups } from './service/backups.ts';
import { clockFault } from './service/clock.ts';
import {
  installPlaces,
  type LoadedDeployment,
  loadDeployment,
  worldDeployment,
} from './service/deployment.ts';
import { createEvidenceDesk } from './service/evidence/evidence-desk.ts';
import { evidenceFolderIn } from './service/evidence/evidence-folder.ts';
import { createImportDesk } from './service/import/import-desk.ts';
import { createLive } from './service/live.ts';
import { createPresence } from './service/presence.ts';
import { watchReleases } from './service/release.ts';
import { seedWhenEmpty } from './service/seed.ts';
import { createSessions } from './service/sessions.ts';
import { createSetupPermission } from './service/setup.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import { explained } from './store/storage-error.ts';
import type { Store } from './store/store.ts';

/** Exit code for a configuration that cannot be used (EX_CONFIG of BSD's sysexits.h). */
export const configurationExit = 78;

/** Milliseconds a read may take before the caller is told to try again. */
const deadlineMs = 5_000;

/** Lines for people go to standard output; the log, JSON, goes to standard error. */
const print = (line: string) => process.stdout.write(`${line}\n`);

/** A logger that writes one JSON line an entry to standard error, without the machine's name. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** Opens the store of a configuration, in the deployment's zone. Throws sentences. */
export async function openStore(
  config: Config,
  logger: Logger,
  { columns = false, readers = Math.min(4, Math.max(2, availableParallelism() - 1)) } = {},
): Promise<{ store: Store; deployment: LoadedDeployment }> {
  const deployment = config.seed ? await loadDeployment(config.seed) : worldDeployment();
  const { zone } = deployment.region;
  const { gazetteer } = deployment;
  const store = await openSqliteStore({
    ...{ folder: config.data, readers, deadlineMs, zone, columns, logger },
    failed: (error) => {
      // Whoever supervises the process starts it anew; what was acknowledged is in the file.
      logger.fatal({ err: error }, 'the thread that writes has ended, and the process with it');
      process.exit(1);
    },
    tellingOf: ({ document, version, recordedAt }) => {
      const { accounts, told } = project(document, { version, recordedAt, gazetteer });
      return { sole: soleTeller({ accounts, told }), told };
    },
  });
  return { store, deployment };
}

/** Opens the store with the deployment's places in it. Throws sentences; nothing is left open then. */
export async function openAtlas(config: Config, logger: Logger, options = {}): Promise<Atlas> {
  const { store, deployment } = await openStore(config, logger, options);
  try {
    await installPlaces(store, deployment, print);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    ...{ store, deployment, live: createLive(), now: Date.now },
    ...{ presence: createPresence(), fourEyes: config.fourEyes },
  };
}

export interface Running {
  /** Address for people on this machine or, when configured, for the public. */
  url: string;
  stop(): Promise<void>;
}

/** Where people find the service: as configured, else by the name this machine has for itself. */
export function addressOf(config: Config, port: number): string {
  if (config.publicUrl) return config.publicUrl;
  const own = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(config.host);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${own ? 'localhost' : host}:${port}`;
}

/** Composes the service and listens. Throws sentences; nothing is left open then. */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const atlas = await openAtlas(config, logger, { columns: true });
  const { store, live, now } = atlas;
  let dispatcher: Dispatcher | null = null;
  try {
    await seedWhenEmpty(atlas, config.data, print);
    const permission = createSetupPermission(now);
    const imports = createImportDesk(atlas, {
      folder: join(config.data, 'imports'),
      mostBytes: config.importMb * 1e6,
      log: (error) => logger.error({ err: error }, 'import failed'),
    });
    await imports.recover();
    const evidence = createEvidenceDesk(atlas, {
      folder: evidenceFolderIn(config.data),
      mostBytes: config.evidence.fileMb * 1e6,
      totalBytes: config.evidence.totalMb * 1e6,
    });
    await evidence.open();
    const alerts = { allowsPlain: strictRules.allowsPlain, wake: () => dispatcher?.wake() };
    const backups = scheduleBackups(store, config.backup, { now, logger });
    const metrics = config.metrics && createMetrics({ store, live, backups, now });
    const app = createApp({
      ...(metrics ? { metrics } : {}),
      atlas,
      imports,
      evidence,
      sessions: createSessions(store, permission, now, config.secondFactor),
      settings: {
        ...config,
        suggestions: config.takesSuggestions ? createSuggestionGate(now) : null,
        alerts,
      },
      logger,
      trustProxy: config.trustProxy,
    });
    const told = metrics && (await listenMetrics(metrics, config.metrics!));
    const listening = await listen(app, config);
    const stopReleases = watchReleases(atlas, logger);
    const url = addressOf(config, listening.port);
    dispatcher = startDispatcher({
      atlas,
      send: createSend(),
      base: url,
      log: (details, message) => logger.error(details, message),
    });
    const lines = [`Incident Atlas is ready at ${url} (Ctrl+C stops it).`];
    if ((await store.userCount()) === 0)
      lines.push(
        'No user exists yet. This link makes the first admin; it works once, within an hour:',
        `  ${url}/setup#token=${permission.issue()}`,
      );
    const clock = await clockFault(store, now());
    if (clock) lines.push(clock);
    print(lines.join('\n'));
    return {
      url,
      stop: async () => {
        await stopReleases();
        await listening.drain(() => live.end());
        await imports.stop();
        await backups.stop();
        await dispatcher?.stop();
        await told?.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Signals that come this soon (ms) after the first are the same key: npm passes on what the terminal sent already. */
const sameKeyMs = 500;

/** Calls `drain` at the first SIGTERM or SIGINT. Then both mean what they mean to any process: it ends at once. */
function onFirstSignal(drain: (signal: string) => void): void {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  let draining = false;
  const receive = (signal: string) => {
    if (draining) return;
    draining = true;
    setTimeout(() => {
      for (const one of signals) process.off(one, receive);
    }, sameKeyMs).unref();
    drain(signal);
  };
  for (const one of signals) process.on(one, receive);
}

/**
 * Runs the service until SIGTERM or SIGINT. A start that fails says why in one sentence and sets the exit code: 78
 * for the configuration, 1 for the rest. A second signal ends the process at once.
 */
export async function main(): Promise<void> {
  try {
    const config = readConfig();
    for (const name of strangeSettings())
      process.stderr.write(`${name} is set, but there is no such setting: the README lists them all.\n`);
    const logger = createLogger(config.logLevel);
    const running = await start(config, logger);
    onFirstSignal(async (signal) => {
      logger.info({ signal }, 'draining');
      await running.stop();
      process.exit(0);
    });
  } catch (error) {
    process.stderr.write(`${(explained(error) as Error).message}\n`);
    process.exit(error instanceof ConfigurationError ? configurationExit : 1);
  }
}
