import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backups } from '../service/backups.ts';
import type { Live } from '../service/live.ts';
import type { Store } from '../store/store.ts';
import { explainListening } from './listen.ts';
import { HttpProblem, writeProblem } from './problem.ts';

/** Where the figures are had: an address of its own, since what they tell is not for the public. */
export interface MetricsAddress {
  host: string;
  port: number;
}

export interface Metrics {
  /** Counts each request, by the line of the route table that answered it, and never by its address. */
  observe: RequestHandler;
  /** All figures in the text format of Prometheus. */
  text(): Promise<string>;
  contentType: string;
}

interface Sources {
  store: Store;
  live: Live;
  backups: Backups;
  now(): number;
}

/** Seconds: cheap answers take milliseconds, the deadline of a read is five seconds, a file may take minutes. */
const buckets = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60];

/** Figures of the process, of the requests it answers and of what it keeps. */
export function createMetrics({ store, live, backups, now }: Sources): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const durations = new Histogram({
    name: 'atlas_http_request_duration_seconds',
    help: 'Requests by method, route and status, and how long they took',
    labelNames: ['method', 'route', 'status'],
    registers: [register],
    buckets,
  });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `atlas_${name}`, help, registers: [register] });
  const database = gauge('database_bytes', 'Size of the database');
  const log = gauge('wal_bytes', 'Size of the log of writes beside it');
  const free = gauge('disk_free_bytes', 'Space left on the disk of the data folder');
  const waiting = gauge('reader_queue', 'Reads that wait for a thread');
  const revisions = gauge('revisions', 'Revisions in the history');
  const listeners = gauge('sse_clients', 'Listeners to the stream of changes');
  const age = gauge('backup_age_seconds', 'Age of the newest backup made by schedule; -1 without one');
  const failed = gauge('backup_failed', 'Whether the last try to make one failed');

  return {
    contentType: register.contentType,
    observe: (req, res, next) => {
      const began = performance.now();
      // The parts that a download passes listen to its end ten times, which is as many as Node.js takes for no leak.
      res.setMaxListeners(res.getMaxListeners() + 1);
      res.on('close', () => {
        const route =
          (res.locals.route as string | undefined) ??
          (req.originalUrl.startsWith('/api') ? 'unknown' : 'app');
        // A client that left before the answer was there is told apart as nginx does.
        const status = res.writableFinished ? res.statusCode : 499;
        durations.observe({ method: req.method, route, status }, (performance.now() - began) / 1_000);
      });
      next();
    },
    text: async () => {
      const figures = await store.figures();
      const { newest, failed: reason } = backups.state();
      database.set(figures.databaseBytes);
      log.set(figures.logBytes);
      free.set(figures.freeBytes);
      waiting.set(figures.waiting);
      revisions.set(store.seq());
      listeners.set(live.listeners());
      age.set(newest === null ? -1 : Math.max(0, (now() - newest) / 1_000));
      failed.set(reason === null ? 0 : 1);
      return register.metrics();
    },
  };
}

/** Answers `GET /metrics` and nothing else. Throws a sentence when the address cannot be had. */
export async function listenMetrics(
  metrics: Metrics,
  { host, port }: MetricsAddress,
): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer(async (req, res) => {
    if (req.url?.split('?', 1)[0] !== '/metrics')
      return writeProblem(res, new HttpProblem(404, 'not_found', 'Here is /metrics and nothing else.'));
    if (req.method !== 'GET')
      return writeProblem(
        res,
        new HttpProblem(405, 'method_not_allowed', `${req.method} is not possible here.`, { allow: 'GET' }),
      );
    const text = await metrics.text().catch(() => null);
    if (text === null)
      return writeProblem(
        res,
        new HttpProblem(503, 'not_ready', 'The figures cannot be had.', { retry_after: 10 }),
      );
    res.setHeader('Content-Type', metrics.contentType);
    res.setHeader('Cache-Control', 'no-store');
    res.end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explainListening(error, host, port, 'ATLAS_METRICS'))),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
