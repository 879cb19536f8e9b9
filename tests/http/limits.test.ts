import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusyError } from '../../server/store/store.ts';
import { createTestServer, featureOf, items, type Person, type TestServer } from '../support/server.ts';

/** Sends bytes on a socket of its own; what came back once the other side closes, and after how long. */
function speak(port: number, text: string): Promise<{ answer: string; afterMs: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve({ answer, afterMs: performance.now() - began }));
    socket.on('error', reject);
  });
}

describe('limits and headers', () => {
  let server: TestServer;
  let editor: Person;
  const client = mkdtempSync(join(tmpdir(), 'atlas-client-'));
  beforeAll(async () => {
    mkdirSync(join(client, 'assets'));
    writeFileSync(join(client, 'index.html'), '<!doctype html><title>Atlas</title>');
    writeFileSync(join(client, 'assets', 'app-1a2b3c.js'), 'export {};');
    for (const [ending, pack] of [
      ['br', brotliCompressSync],
      ['gz', gzipSync],
    ] as const)
      writeFileSync(join(client, 'assets', `app-1a2b3c.js.${ending}`), pack('export {};'));
    writeFileSync(join(client, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const patience = { headersMs: 300, requestMs: 600, checkMs: 50, idleMs: 5_000 };
    server = await createTestServer({
      patience,
      writeLimit: 40,
      settings: { client, basemap: { kind: 'style', url: 'https://tiles.example/style.json' } },
    });
    editor = await server.person('editor');
  });
  afterAll(async () => {
    await server.close();
    rmSync(client, { recursive: true, force: true });
  });

  it('gives every answer the headers that protect it', async () => {
    for (const path of ['/', '/api', '/healthz', '/assets/app-1a2b3c.js', '/nothing.js']) {
      const { headers } = await server.get(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;" +
          "connect-src 'self' https://tiles.example;worker-src 'self';font-src 'self';frame-src 'self';manifest-src 'self';" +
          "base-uri 'none';form-action 'self';frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe(
        path === '/api' ? 'cross-origin' : 'same-origin',
      );
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('serves the app on every path without a dot, and its hashed files for ever', async () => {
    for (const path of ['/', '/list', '/incident/some-id', '/desk/new', '/setup']) {
      const page = await server.get(path);
      expect(page.status, path).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await server.get('/assets/app-1a2b3c.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await server.get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
    const post = await server.send('POST', '/list');
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD');
    expect((await server.get('/..%2f..%2fetc/passwd')).status).toBeGreaterThanOrEqual(400);
  });

  it('serves the app compressed as it was built, in the form that a browser takes', async () => {
    for (const [accepted, sent] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const asset = await server.get('/assets/app-1a2b3c.js', { 'Accept-Encoding': accepted });
      expect([asset.status, asset.headers.get('content-encoding')], accepted).toEqual([200, sent]);
      expect(asset.headers.get('content-type'), accepted).toMatch(/^text\/javascript/);
      expect(asset.headers.get('vary'), accepted).toMatch(/accept-encoding/i);
      expect(asset.headers.get('cache-control'), accepted).toMatch(/immutable$/);
      expect(await asset.text(), accepted).toBe('export {};');
      const again = await server.get('/assets/app-1a2b3c.js', {
        'Accept-Encoding': accepted,
        'If-None-Match': asset.headers.get('etag')!,
        'Cache-Control': 'max-age=0',
      });
      expect(again.status, accepted).toBe(304);
    }
  });

  it('tells operators that it lives and that the store answers', async () => {
    expect((await server.json('/healthz')).status).toBe('ok');
    expect((await server.get('/readyz')).status).toBe(200);
  });

  it('refuses a body over 1 MB with 413, and one that is compressed', async () => {
    const big = featureOf({ id: 'x'.repeat(1_100_000) });
    const answer = await editor.send('POST', items, big);
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const packed = await editor.send('POST', items, '{}', { 'Content-Encoding': 'gzip' });
    expect(packed.status).toBe(415);
  });

  it('refuses JSON that is nested too deep', async () => {
    const answer = await editor.send('POST', items, `${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(answer.status).toBe(400);
    expect((await answer.json()).type).toContain('json-too-deep');
  });

  it('refuses an address over 8 kB with 414 and headers over 16 kB with 431', async () => {
    const long = await server.get(`${items}?q=${'a'.repeat(8_200)}`);
    expect(long.status).toBe(414);
    expect((await long.json()).status).toBe(414);
    const { answer } = await speak(
      server.port,
      `GET /api HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('application/problem+json');
  });

  it('cuts a client that is slow with its headers, or with its body', async () => {
    const headers = await speak(server.port, 'GET /api HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(headers.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(headers.afterMs).toBeLessThan(2_000);
    const body = await speak(
      server.port,
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    expect(body.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(body.afterMs).toBeLessThan(3_000);
  });

  it('answers what is no HTTP with 400 and closes', async () => {
    const { answer } = await speak(server.port, 'HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('links to the configured or asked host, never to one that is no host', async () => {
    const { answer } = await speak(
      server.port,
      'GET /api HTTP/1.1\r\nHost: "><script>\r\nConnection: close\r\n\r\n',
    );
    expect(answer).not.toContain('<script>');
  });

  it('says 503 with when to come back while the store is busy, and hides what went wrong inside', async () => {
    const { store } = server.atlas;
    const { page } = store;
    store.page = () => Promise.reject(new BusyError());
    const busy = await server.get(items);
    expect(busy.status).toBe(503);
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    store.page = () => Promise.reject(new Error('a secret of the inside'));
    const broken = await server.get(items);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('secret');
    expect(server.log.join('')).toContain('a secret of the inside');
    store.page = page;
    expect((await server.get(items)).status).toBe(200);
  });

  it('counts the writes of an address, and never its reads', async () => {
    const answers: number[] = [];
    for (let number = 0; number < 45; number += 1)
      answers.push((await server.send('DELETE', '/api/session')).status);
    expect(answers.at(-1)).toBe(429);
    expect(answers[0]).toBe(204);
    expect((await server.get(items)).status).toBe(200);
  });
});
