import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { writtenIncident } from '../fixtures/written-incident.ts';
import { items } from '../support/server.ts';
import { runCommand, startService, write, writerToken } from '../support/service.ts';
import { type Answered, startCheapClient } from './cheap-client.ts';
import { askDelay, freePort, type ServiceDelay, watchDelay } from './delay.ts';
import { type DeskImport, importAtDesk } from './desk-import.ts';
import { percentile } from './percentile.ts';
import { abortDownloads, dribble, listenTo, pipeline, speak } from './rough-clients.ts';

export interface LoadSize {
  incidents: number;
  /** Rows of a file that is imported at the desk meanwhile. */
  importedRows: number;
  heavyClients: number;
  listeners: number;
  idleSockets: number;
  seconds: number;
}

export interface LoadFigures {
  /** p99 (ms) of cheap requests: before, meanwhile, five seconds after. */
  cheapMs: { before: number; meanwhile: number; after: number };
  /** Of those meanwhile, what half and what nine of ten took at most. */
  cheapMiddleMs: { p50: number; p90: number };
  /** How long (ms) event loops were kept waiting meanwhile: the service's own, and the longest of those that ask. */
  delayMs: { service: ServiceDelay; cheapClient: number; crowd: number };
  /** How cheap requests were answered, by status, meanwhile and after. */
  cheapAnswers: { meanwhile: Record<number, number>; after: Record<number, number> };
  heavyAnswers: Record<number, number>;
  /** Milliseconds after which slow headers and a slow body were cut; null: they were not. */
  cutMs: { headers: number | null; body: number | null };
  pipelined: number;
  aborted: number;
  logIns: Record<number, number>;
  writes: Record<number, number>;
  imported: DeskImport;
  memoryMb: number;
  logMb: number;
  /** Listeners that were told when to come back, of those that read; how long the end took, and its exit code. */
  told: number;
  readingListeners: number;
  drainMs: number;
  exitCode: number | null;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const count = (into: Record<number, number>, status: number) => {
  into[status] = (into[status] ?? 0) + 1;
};

/** Questions that are asked for the first time each, and cost as much as a stranger can make them. */
function heavyQuestion(seed: number): string {
  const ring = Array.from({ length: 60 }, (_, at) => {
    const turn = (at / 60) * 2 * Math.PI;
    return `${(30 + seed / 10_000 + 9 * Math.cos(turn)).toFixed(5)} ${(45 + 9 * Math.sin(turn)).toFixed(5)}`;
  });
  const area = `POLYGON((${[...ring, ring[0]].join(', ')}))`;
  const filter = encodeURIComponent(`S_INTERSECTS(geometry, ${area}) AND title LIKE '%${seed % 977}%a%e%'`);
  return [
    `${items}?filter=${filter}&limit=1000`,
    `/api/collections/incidents/aggregate?by=day&q=word,${seed}&known-at=2024-06-${String((seed % 28) + 1).padStart(2, '0')}`,
    `/api/tiles/WebMercatorQuad/3/2/4?collections=incidents,accounts&q=word,x${seed}`,
    `${items}?q=word,y${seed}&sortby=relevance&limit=1000`,
  ][seed % 4]!;
}

const memoryOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Everything at once that a crowd, or somebody with bad intentions, can do; what came of it. */
export async function load(size: LoadSize, print: (line: string) => void): Promise<LoadFigures> {
  const parent = mkdtempSync(join(tmpdir(), 'atlas-load-'));
  const folder = join(parent, 'data');
  mkdirSync(folder);
  const metrics = `127.0.0.1:${await freePort()}`;
  const settings = {
    ...{ ATLAS_DATA: folder, ATLAS_METRICS: metrics, TRUST_PROXY: '1' },
    ...{ ATLAS_BACKUP_EVERY: '0', LOG_LEVEL: 'fatal' },
  };
  const token = await writerToken(settings);
  const file = join(parent, 'rows.csv');
  const row = (at: number, prefix = 'ROW') =>
    acledRow({
      event_id_cnty: `${prefix}${at}`,
      event_date: `2024-0${(at % 6) + 1}-${String((at % 28) + 1).padStart(2, '0')}`,
      latitude: (40 + (at % 1_000) / 100).toFixed(3),
      longitude: (25 + (at % 997) / 100).toFixed(3),
      notes: `word ${at} was seen.`,
    });
  const rows = (length: number, prefix?: string) =>
    acledFile(...Array.from({ length }, (_, at) => row(at, prefix)));
  writeFileSync(file, rows(size.incidents));
  const imported = await runCommand(
    ['import', file, '--format', 'acled', '--publish', '--redistribution', 'allowed'],
    settings,
  );
  if (imported.code !== 0) throw new Error(imported.err || imported.out);
  const service = await startService(settings);
  const { url, pid } = service;
  const cheap = startCheapClient();
  const port = Number(new URL(url).port);
  try {
    const { answered: before } = await cheap.ask(url, 3_000);
    print(
      `${size.incidents} incidents; a cheap request takes ${percentile(
        before.map(({ ms }) => ms),
        0.99,
      ).toFixed(0)} ms (p99) at rest`,
    );

    // What it tells is of the time since it was asked last.
    await askDelay(metrics);
    const crowdDelay = watchDelay();
    let over = false;
    let [memoryMb, logMb] = [0, 0];
    const sampling = setInterval(() => {
      memoryMb = Math.max(memoryMb, memoryOf(pid));
      logMb = Math.max(
        logMb,
        (statSync(join(folder, 'atlas.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20,
      );
    }, 100);
    const listeners: Awaited<ReturnType<typeof listenTo>>[] = [];
    for (let at = 0; at < size.listeners; at++) listeners.push(await listenTo(port, at % 5 !== 0));
    const idle = await Promise.all(
      Array.from({ length: size.idleSockets }, () => speak(port, '').catch(() => null)),
    );
    const slow = Promise.all([
      dribble(port, 'GET /api HTTP/1.1\r\nHost: x\r\nX-Slow: ', 20_000),
      dribble(
        port,
        'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{',
        20_000,
      ),
    ]);
    const heavyAnswers: Record<number, number> = {};
    let asked = 0;
    const heavy = Array.from({ length: size.heavyClients }, async () => {
      while (!over) {
        const answer = await fetch(url + heavyQuestion(asked++)).catch(() => null);
        await answer?.arrayBuffer().catch(() => null);
        count(heavyAnswers, answer?.status ?? 0);
      }
    });
    const downloads = [1, 2, 3].map(() => abortDownloads(port, `${items}?f=csv`, () => over));
    const stalled = await Promise.all(
      [1, 2, 3].map(() =>
        speak(port, `GET ${items}?f=geojson HTTP/1.1\r\nHost: x\r\n\r\n`, { reads: false }),
      ),
    );
    const logIns: Record<number, number> = {};
    const flood = Array.from({ length: 20 }, async (_, client) => {
      for (let number = 0; !over; number++) {
        const body = { name: `nobody-${client}-${number}`, password: 'a guess of some length' };
        const answer = await write(url, '', body, {
          path: '/api/session',
          headers: { Authorization: '' },
        }).catch(() => null);
        await answer?.arrayBuffer().catch(() => null);
        count(logIns, answer?.status ?? 0);
      }
    });
    const writes: Record<number, number> = {};
    const writing = (async () => {
      for (let number = 0; !over; number++) {
        const answer = await write(
          url,
          token,
          writtenIncident(`written-${number}`, 'word '.repeat(400)),
        ).catch(() => null);
        await answer?.arrayBuffer().catch(() => null);
        count(writes, answer?.status ?? 0);
      }
    })();
    const importing = importAtDesk(url, token, rows(size.importedRows, 'MEANWHILE'));
    importing.catch(() => undefined);
    const piped = pipeline(port, '/healthz', 200);
    const { answered: meanwhile, ownLagMs } = await cheap.ask(url, size.seconds * 1_000);
    const delayMs = { service: await askDelay(metrics), cheapClient: ownLagMs, crowd: crowdDelay() };
    const cut = await slow;
    over = true;
    const [pipelined, aborted] = [await piped, await Promise.all(downloads)];
    await Promise.all([...heavy, ...flood, writing]);
    const imported = await importing;
    for (const socket of [...idle, ...stalled]) socket?.destroy();
    await pause(5_000);
    const { answered: after } = await cheap.ask(url, 3_000);
    clearInterval(sampling);
    const began = performance.now();
    const exitCode = await service.stop();
    const drainMs = performance.now() - began;
    const reading = listeners.filter((_, at) => at % 5 !== 0);
    // What was sent to them may still wait to be read here.
    for (let waits = 0; waits < 20 && reading.some(({ socket }) => !socket.destroyed); waits++)
      await pause(100);
    const part = (values: Answered[], share: number) =>
      percentile(
        values.map(({ ms }) => ms),
        share,
      );
    const p99 = (values: Answered[]) => part(values, 0.99);
    const statuses = (values: Answered[]) => {
      const counted: Record<number, number> = {};
      for (const { status } of values) count(counted, status);
      return counted;
    };
    for (const { socket } of listeners) socket.destroy();
    const whole = (value: number) => value.toFixed(0);
    print(
      `Event loops were kept waiting: the service's ${whole(delayMs.service.most)} ms at most, ` +
        `${whole(delayMs.service.p99)} ms (p99), ${whole(delayMs.service.p50)} ms (half); the cheap client's ` +
        `${whole(delayMs.cheapClient)} ms at most, the crowd's ${whole(delayMs.crowd)} ms`,
    );
    return {
      cheapMs: { before: p99(before), meanwhile: p99(meanwhile), after: p99(after) },
      cheapMiddleMs: { p50: part(meanwhile, 0.5), p90: part(meanwhile, 0.9) },
      delayMs,
      cheapAnswers: { meanwhile: statuses(meanwhile), after: statuses(after) },
      ...{ heavyAnswers, logIns, writes, imported, memoryMb, logMb, pipelined, drainMs, exitCode },
      cutMs: { headers: cut[0]!, body: cut[1]! },
      aborted: aborted.reduce((sum, one) => sum + one, 0),
      told: reading.filter(({ text }) => text().includes('retry: 1000\n\n')).length,
      readingListeners: reading.length,
    };
  } finally {
    cheap.end();
    await service.kill().catch(() => undefined);
    rmSync(parent, { recursive: true, force: true });
  }
}
