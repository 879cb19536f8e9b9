import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { threadsOf } from './begin.ts';
import type { Config } from './config.ts';
import { soleTeller } from './domain/projection.ts';
import { project } from './domain/states.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/listen.ts';
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
import type { StoreThreads } from './store/sqlite/threads.ts';
import type { Store } from './store/store.ts';

/** Lines for people go to standard output; the log, JSON, goes to standard error. */
const print = (line: string) => process.stdout.write(`${line}\n`);

/** A logger that writes one JSON line an entry to standard error, without the machine's name. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** What the store of a configuration is opened with: threads that were begun before, or how many to begin. */
interface StoreOptions {
  columns?: boolean;
  readers?: number;
  begun?: StoreThreads | null;
}

/** Opens the store of a configuration, in the deployment's zone. Throws sentences; no thread is left then. */
export async function openStore(
  config: Config,
  logger: Logger,
  { begun, ...options }: StoreOptions = {},
): Promise<{ store: Store; deployment: LoadedDeployment }> {
  const deployment = await deploymentOf(config).catch(async (error) => {
    await begun?.close();
    throw error;
  });
  const { gazetteer } = deployment;
  const store = await openSqliteStore(
    {
      ...threadsOf(config, deployment.region.zone, options),
      logger,
      failed: (error) => {
        // Whoever supervises the process starts it anew; what was acknowledged is in the file.
        logger.fatal({ err: error }, 'the thread that writes has ended, and the process with it');
        process.exit(1);
      },
      tellingOf: ({ document, version, recordedAt }) => {
        const { accounts, told } = project(document, { version, recordedAt, gazetteer });
        return { sole: soleTeller({ accounts, told }), told };
      },
    },
    begun ?? undefined,
  );
  return { store, deployment };
}

const deploymentOf = async ({ seed }: Config) => (seed ? loadDeployment(seed) : worldDeployment());

/** Opens the store with the deployment's places in it. Throws sentences; nothing is left open then. */
export async function openAtlas(config: Config, logger: Logger, options: StoreOptions = {}): Promise<Atlas> {
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
export async function start(
  config: Config,
  logger: Logger,
  begun: StoreThreads | null = null,
): Promise<Running> {
  const atlas = await openAtlas(config, logger, { columns: true, begun });
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
    // What few ask for is loaded for them alone.
    const measuring = config.metrics && (await import('./http/metrics.ts'));
    const metrics = measuring?.createMetrics({ store, live, backups, now });
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
    const told = metrics && (await measuring!.listenMetrics(metrics, config.metrics!));
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

/** Runs the service, on threads that may have been begun, until SIGTERM or SIGINT; a second signal ends it at once. */
export async function run(config: Config, begun: StoreThreads | null): Promise<void> {
  const logger = createLogger(config.logLevel);
  const running = await start(config, logger, begun);
  onFirstSignal(async (signal) => {
    logger.info({ signal }, 'draining');
    await running.stop();
    process.exit(0);
  });
}
