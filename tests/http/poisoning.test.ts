import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type TestServer } from '../support/server.ts';

const evil = 'evil.example';

/** A request whose path is sent as it is written: `fetch` would tidy it first. */
function raw(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers, host: '127.0.0.1' }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          head: JSON.stringify(answer.headers),
          body: Buffer.concat(parts).toString('latin1'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('what a request says of itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-traversal-'));
  const client = join(folder, 'client');
  let bare: TestServer;
  let known: TestServer;
  beforeAll(async () => {
    mkdirSync(join(client, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'not for anybody');
    writeFileSync(join(client, '.secret'), 'not for anybody');
    writeFileSync(join(client, 'index.html'), '<!doctype html><title>Atlas</title>');
    bare = await createTestServer({ settings: { client } });
    known = await createTestServer({ settings: { client, publicUrl: 'https://atlas.example/map' } });
    for (const server of [bare, known]) await server.put(plainIncident());
  });
  afterAll(async () => {
    await Promise.all([bare, known].map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  const pages = [
    '/api',
    '/api?f=html',
    items,
    `${items}?f=html`,
    `${items}/2024-05-10-plain`,
    '/api/openapi.json',
    '/api/collections',
    '/api/tiles/WebMercatorQuad?f=tilejson',
    '/suggest',
    '/api/collections/incidents/feed',
  ];
  const print = ({ status, head, body }: Awaited<ReturnType<typeof raw>>) => {
    const steady = (text: string) =>
      text.replace(/"date":"[^"]*"|"x-request-id":"[^"]*"|value="\d+-[\w-]+\.[\w-]+"/g, '');
    return [status, steady(head), createHash('sha256').update(steady(body)).digest('hex')].join(' ');
  };

  it.each<Record<string, string>>([
    { 'X-Forwarded-Host': evil },
    { 'X-Host': evil },
    { 'X-Forwarded-Server': evil },
    { 'X-Forwarded-Proto': 'https' },
    { 'X-Forwarded-Port': '1' },
    { 'X-Forwarded-Prefix': `//${evil}` },
    { 'X-Forwarded-For': evil },
    { Forwarded: `host=${evil};proto=https` },
    { 'X-Original-URL': '/api/users' },
    { 'X-Rewrite-URL': '/api/users' },
    { 'X-HTTP-Method-Override': 'DELETE' },
    { 'X-HTTP-Method': 'DELETE' },
    { 'X-Original-Host': evil },
    { 'True-Client-IP': '127.0.0.1' },
  ])('changes no byte of an answer that a cache may keep: %o', async (headers) => {
    for (const path of pages) {
      const plain = print(await raw(bare.port, path));
      expect(print(await raw(bare.port, path, headers)), path).toBe(plain);
    }
  });

  it('about its host changes nothing where the address of the service is configured, and is no link where it is none', async () => {
    for (const path of pages) {
      const plain = await raw(known.port, path);
      const other = await raw(known.port, path, { Host: evil });
      expect(print(other), path).toBe(print(plain));
      for (const host of [`${evil}"><script>`, `${evil}/path`, `a@${evil}`, `${evil}:99999999`]) {
        const answer = await raw(bare.port, path, { Host: host });
        expect(answer.body + answer.head, `${path} ${host}`).not.toMatch(/<script>|evil\.example/);
      }
    }
  });

  it('never gets into a header, whatever line ends it has', async () => {
    const line = '%0d%0aSet-Cookie:%20stolen=1%0d%0a%0d%0a<script>';
    for (const path of [
      `/api/${line}`,
      `${items}?q=${line}`,
      `${items}?f=csv&q=${line}`,
      `${items}/${line}`,
      `${items}/2024-05-10-plain?f=bibtex&lang=${line}`,
      `/api/collections/incidents/feed?q=${line}`,
      `/suggestion/${line}`,
      `/${line}`,
      `${items}?crs=${line}`,
      `/api/tiles/${line}`,
    ]) {
      const { head, status } = await raw(bare.port, path);
      expect(status, path).toBeLessThan(500);
      expect(head, path).not.toMatch(/"set-cookie"/i);
    }
  });

  it('redirects nobody, to this host or another', async () => {
    for (const path of [
      ...[
        `//${evil}`,
        `///${evil}/..`,
        `/\\${evil}`,
        `/%5c${evil}`,
        `/.${evil}`,
        `/@${evil}`,
        `/assets`,
        '/api/',
        '//',
        '/assets/..',
      ],
      ...[
        `/login?next=https://${evil}`,
        `/desk?return=//${evil}`,
        `/login?redirect_uri=//${evil}`,
        `http://${evil}/api`,
      ],
    ]) {
      const { status, head } = await raw(bare.port, path);
      expect(Math.floor(status / 100), path).not.toBe(3);
      expect(head, path).not.toMatch(/"location"/i);
    }
  });

  it('reads no file but those that were built', async () => {
    const up = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%5c',
      '..\\',
      '..;/',
      '....//',
      '%252e%252e%252f',
      '.%00./',
    ];
    for (const step of up)
      for (const before of ['/', '/assets/', '/api/pages/', '/api/collections/', `${items}/`])
        for (const file of ['secret.txt', 'etc/passwd', 'atlas.sqlite', 'checkpoint-key.pem', '.secret'])
          for (const times of [1, 3]) {
            const { body } = await raw(bare.port, before + step.repeat(times) + file);
            expect(body, before + step + file).not.toMatch(/not for anybody|root:|SQLite format|PRIVATE KEY/);
          }
    for (const path of ['/.secret', '/assets/.secret', '//.secret', '/index.html%00.js'])
      expect((await raw(bare.port, path)).body, path).not.toContain('not for anybody');
  });
});
