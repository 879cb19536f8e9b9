import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { listenMetrics } from '../../server/http/metrics.ts';
import { start } from '../../server/main.ts';
import { items } from '../support/server.ts';

const parent = mkdtempSync(join(tmpdir(), 'atlas-metrics-'));

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const metrics = { observe: () => undefined, text: async () => '', contentType: 'text/plain' };
  const taken = await listenMetrics(metrics, { host: '127.0.0.1', port: 0 });
  await taken.close();
  return taken.port;
}

describe('/metrics', () => {
  let url: string;
  let address: string;
  let running: Awaited<ReturnType<typeof start>>;
  const log: string[] = [];
  beforeAll(async () => {
    address = `127.0.0.1:${await freePort()}`;
    const config = readConfig({
      ATLAS_DATA: join(parent, 'data'),
      ATLAS_SEED: 'none',
      PORT: '0',
      ATLAS_METRICS: address,
    });
    const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
    running = await start(config, logger);
    url = running.url.replace('localhost', '127.0.0.1');
  });
  afterAll(async () => {
    await running.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const figures = async () => (await fetch(`http://${address}/metrics`)).text();
  const figureIn = (text: string, name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );

  it('has an address of its own and is nowhere on the public one', async () => {
    const answer = await fetch(`http://${address}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect((await fetch(`http://${address}/`)).status).toBe(404);
    expect((await fetch(`http://${address}/metrics`, { method: 'POST' })).status).toBe(405);
    const open = await (await fetch(`${url}/metrics`)).text();
    expect(open).not.toContain('atlas_revisions');
  });

  it('counts requests by the line of the route table, and never tells an address', async () => {
    for (const path of [`${items}/some-secret-id`, `${items}?q=searched`, '/api/nowhere-secret'])
      await (await fetch(`${url}${path}`)).text();
    let text = '';
    // A request is counted when its answer is closed, which is after it was heard.
    await vi.waitFor(async () => {
      text = await figures();
      expect(text).toContain(
        'atlas_http_request_duration_seconds_count{method="GET",route="/api/collections/incidents/items/:id",status="404"} 1',
      );
      expect(text).toContain(
        'atlas_http_request_duration_seconds_count{method="GET",route="/api/collections/incidents/items",status="200"} 1',
      );
      expect(text).toContain('{method="GET",route="unknown",status="404"} 1');
    }, 10_000);
    expect(text).not.toMatch(/secret|searched/);
  });

  it('tells how much there is, how busy it is, and how old the newest backup is', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /api/changes HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    const text = await figures();
    socket.destroy();
    expect(figureIn(text, 'atlas_sse_clients')).toBe(1);
    expect(figureIn(text, 'atlas_database_bytes')).toBeGreaterThan(0);
    expect(figureIn(text, 'atlas_wal_bytes')).toBeGreaterThanOrEqual(0);
    expect(figureIn(text, 'atlas_disk_free_bytes')).toBeGreaterThan(0);
    expect(figureIn(text, 'atlas_reader_queue')).toBe(0);
    expect(figureIn(text, 'atlas_revisions')).toBe(0);
    expect(figureIn(text, 'atlas_backup_age_seconds')).toBe(-1);
    expect(figureIn(text, 'atlas_backup_failed')).toBe(0);
    expect(figureIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });

  it('leaves downloads without a warning', async () => {
    const warnings: string[] = [];
    const hear = (warning: Error) => warnings.push(warning.message);
    process.on('warning', hear);
    for (const f of ['csv', 'geojson', 'gpkg']) await (await fetch(`${url}${items}?f=${f}`)).arrayBuffer();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });

  it('says in a sentence when its address is taken', async () => {
    const config = readConfig({
      ATLAS_DATA: join(parent, 'other'),
      ATLAS_SEED: 'none',
      PORT: '0',
      ATLAS_METRICS: address,
    });
    await expect(start(config, pino({ level: 'silent' }))).rejects.toThrow(
      /is taken by another program; set ATLAS_METRICS/,
    );
    for (const wrong of ['9464', 'host:99999', 'a:b:1', 'on'])
      expect(() => readConfig({ ATLAS_METRICS: wrong })).toThrow(
        /^ATLAS_METRICS is «.*», but must be none, or an address/,
      );
    expect(readConfig({ ATLAS_METRICS: '[::1]:9464' }).metrics).toEqual({ host: '::1', port: 9464 });
  });
});
