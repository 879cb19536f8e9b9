import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PMTiles } from 'pmtiles';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../support/server.ts';

const address = '/basemap.pmtiles';

describe('the tile file', () => {
  let server: TestServer;
  // A folder with a dot, as an operator's own often are.
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-tiles-')), '.maps');
  const file = join(folder, 'region 50%.pmtiles');
  const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 31 + (index >> 8)) % 256));
  beforeAll(async () => {
    mkdirSync(folder);
    server = await createTestServer({ settings: { basemap: { kind: 'pmtiles', file } } });
  });
  beforeEach(() => {
    writeFileSync(file, bytes);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const range = (value: string, headers: Record<string, string> = {}) =>
    server.get(address, { Range: `bytes=${value}`, ...headers });
  const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

  it('is what the app is told to draw from', async () => {
    const { basemap } = await server.json('/api/deployment');
    expect(basemap).toEqual({ kind: 'pmtiles', url: server.url + address });
  });

  it('is served whole, as it is, with a strong tag', async () => {
    const answer = await server.get(address, { 'Accept-Encoding': 'gzip, br' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/vnd.pmtiles');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/);
    expect((await body(answer)).equals(bytes)).toBe(true);
  });

  it.each([
    ['0-126', 0, 127],
    ['1000-1999', 1_000, 2_000],
    ['39990-', 39_990, 40_000],
    ['-5', 39_995, 40_000],
    ['39999-99999999', 39_999, 40_000],
  ])('is served by range: %s', async (asked, from, to) => {
    const answer = await range(asked);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/40000`);
    expect(answer.headers.get('content-length')).toBe(String(to - from));
    expect((await body(answer)).equals(bytes.subarray(from, to))).toBe(true);
  });

  it('says how long it is where a range begins beyond its end', async () => {
    const answer = await range('40000-40010');
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */40000');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 416, title: 'Range not satisfiable' });
  });

  it('answers HEAD with the head alone', async () => {
    const whole = await server.send('HEAD', address);
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '40000']);
    expect((await body(whole)).length).toBe(0);
    const refused = await server.send('POST', address, {});
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('sends a part only of the file that the reader knows, else the whole of the new one', async () => {
    const tag = (await server.send('HEAD', address)).headers.get('etag')!;
    const modified = (await server.send('HEAD', address)).headers.get('last-modified')!;
    // As a browser asks; Node's own fetch would add that it wants no 304.
    const asked = { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' };
    expect((await range('0-9', { 'If-Range': tag })).status).toBe(206);
    expect((await range('0-9', { 'If-Range': modified })).status).toBe(206);
    expect((await server.get(address, asked)).status).toBe(304);
    expect((await server.get(address, { 'If-Match': '"another"' })).status).toBe(412);

    // As long as before, and changed within the same second.
    writeFileSync(file, Buffer.from(bytes).fill(7, 0, 100));
    utimesSync(file, 1_700_000_000.25, 1_700_000_000.25);
    expect(statSync(file).size).toBe(40_000);
    const after = await range('0-9', { 'If-Range': tag });
    expect(after.status).toBe(200);
    expect((await body(after)).length).toBe(40_000);
    expect(after.headers.get('etag')).not.toBe(tag);
    expect((await server.get(address, asked)).status).toBe(200);
  });

  it('is not there once it is taken away', async () => {
    rmSync(file);
    const answer = await server.get(address);
    expect([answer.status, answer.headers.get('etag')]).toEqual([404, null]);
  });

  it('is asked for anew by the reader of tiles when it was replaced', async () => {
    const tiles = (note: string) => {
      const made = madeTileFile(note);
      writeFileSync(file, made);
      return new PMTiles(server.url + address);
    };
    const reader = tiles('first');
    expect(await reader.getMetadata()).toEqual({ note: 'first' });
    tiles('a second, longer one');
    expect(await reader.getMetadata()).toEqual({ note: 'a second, longer one' });
  });
});

/** A tile file without tiles (PMTiles version 3): header, empty root directory of one entry, metadata. */
function madeTileFile(note: string): Buffer {
  // One entry: how many, tile id, run length, length, offset + 1 (varints).
  const root = Buffer.from([1, 0, 1, 1, 1]);
  const metadata = Buffer.from(JSON.stringify({ note }));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const sections = [127, root.length, 127 + root.length, metadata.length];
  sections.forEach((value, index) => {
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  });
  // Neither directories nor tiles are compressed; the tiles are vector tiles.
  header.writeUInt8(1, 97);
  header.writeUInt8(1, 98);
  header.writeUInt8(1, 99);
  return Buffer.concat([header, root, metadata]);
}
