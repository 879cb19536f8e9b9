import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../support/server.ts';

const client = mkdtempSync(join(tmpdir(), 'atlas-client-'));

const framing = async (server: TestServer, path: string) => {
  const { headers, status } = await server.get(path);
  const policy = headers.get('content-security-policy') ?? '';
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1];
  return {
    status,
    ancestors,
    rest: policy.replace(/frame-ancestors [^;]*/, ''),
    old: headers.get('x-frame-options'),
  };
};

describe('what other sites may show in a frame', () => {
  let open: TestServer;
  let listed: TestServer;
  let closed: TestServer;
  beforeAll(async () => {
    mkdirSync(client, { recursive: true });
    writeFileSync(join(client, 'index.html'), '<!doctype html><title>Atlas</title>');
    const sites = ["'self'", 'https://news.example'];
    [open, listed, closed] = await Promise.all([
      createTestServer({ settings: { client } }),
      createTestServer({ settings: { client, embedBy: sites } }),
      createTestServer({ settings: { client, embedBy: null } }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([open, listed, closed].map((server) => server?.close()));
    rmSync(client, { recursive: true, force: true });
  });

  it.each(['/embed', '/embed?parts=map', '/embed/incident/some-id'])(
    'is %s, by whom it is configured for',
    async (path) => {
      expect(await framing(open, path)).toMatchObject({ status: 200, ancestors: '*', old: null });
      expect(await framing(listed, path)).toMatchObject({
        ancestors: "'self' https://news.example",
        old: null,
      });
      expect(await framing(closed, path)).toMatchObject({ ancestors: "'none'", old: 'DENY' });
    },
  );

  it.each(['/', '/list', '/desk', '/login', '/embedded', '/api', '/api/docs', '/incident/embed'])(
    'is never %s',
    async (path) => {
      expect(await framing(open, path)).toMatchObject({ ancestors: "'none'", old: 'DENY' });
    },
  );

  it('keeps to the policy of all other pages in everything else', async () => {
    expect((await framing(open, '/embed')).rest).toBe((await framing(open, '/')).rest);
  });

  it.each([
    ['/', true],
    ['/list', true],
    ['/embedded', true],
    ['/embed', false],
    ['/embed/incident/some-id', false],
  ])(
    'asks without cookies, so that only another page (%s: %s) has the first answer asked ahead',
    async (path, isHinted) => {
      const { headers } = await open.get(path);
      expect(headers.get('link')).toBe(
        isHinted ? '</api/deployment>; rel=preload; as=fetch; crossorigin' : null,
      );
    },
  );

  it('is told to the app, which offers no code where nobody may use it', async () => {
    expect((await open.json('/api/deployment')).embeddable).toBe(true);
    expect((await closed.json('/api/deployment')).embeddable).toBe(false);
  });
});
