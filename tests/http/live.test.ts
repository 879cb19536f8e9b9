import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

interface Stream {
  /** Everything received so far. */
  text(): string;
  /** Resolves when the text fits; rejects after `withinMs`. */
  until(pattern: RegExp, withinMs?: number): Promise<void>;
  closed: Promise<void>;
  close(): void;
  response: Response;
}

async function follow(server: TestServer, query = '', headers: Record<string, string> = {}): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/api/changes${query}`, {
    headers: { Accept: 'text/event-stream', ...headers },
    signal: abort.signal,
  });
  let text = '';
  const closed = (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body!) text += decoder.decode(chunk as Uint8Array, { stream: true });
    } catch {
      // Closed by this side.
    }
  })();
  return {
    response,
    closed,
    text: () => text,
    close: () => abort.abort(),
    until: async (pattern, withinMs = 2_000) => {
      const began = performance.now();
      while (!pattern.test(text)) {
        if (performance.now() - began > withinMs) throw new Error(`«${pattern}» did not come: ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));

describe('the stream of changes', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await createTestServer();
  });
  afterEach(() => server.close());

  it('brings a published incident within a second', async () => {
    const stream = await follow(server, '', { 'Accept-Encoding': 'gzip, br' });
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.response.headers.get('content-encoding')).toBeNull();
    await stream.until(/^retry: \d+$/m);
    await server.put(plainIncident('just-now'));
    await stream.until(/event: change\ndata: .*"just-now".*\n\n/, 1_000);
    expect(idsIn(stream.text())).toEqual([1]);
    stream.close();
  });

  it('never tells of a draft', async () => {
    const stream = await follow(server);
    await server.put(plainIncident('hidden', { status: 'draft' }));
    await server.put(plainIncident('shown'));
    await stream.until(/"shown"/);
    expect(stream.text()).not.toContain('hidden');
    expect(idsIn(stream.text())).toEqual([2]);
    stream.close();
  });

  it('takes up after the last event a listener has seen, without gap or repetition', async () => {
    for (const id of ['a1', 'a2', 'a3']) await server.put(plainIncident(id));
    const writing = (async () => {
      for (const id of ['a4', 'a5', 'a6', 'a7']) await server.put(plainIncident(id));
    })();
    const stream = await follow(server, '?since=0', { 'Last-Event-ID': '2' });
    await writing;
    await stream.until(/"a7"/);
    expect(idsIn(stream.text())).toEqual([3, 4, 5, 6, 7]);
    stream.close();
    const since = await follow(server, '?since=5');
    await since.until(/"a7"/);
    expect(idsIn(since.text())).toEqual([6, 7]);
    since.close();
  });

  it('brings what is written in quick succession to many, to each once and in order', async () => {
    const streams = await Promise.all(Array.from({ length: 120 }, () => follow(server)));
    await Promise.all(streams.map((stream) => stream.until(/^retry: 2000\n\n/)));
    const ids = Array.from({ length: 12 }, (_, at) => `quick-${at}`);
    for (const id of ids) await server.put(plainIncident(id));
    await Promise.all(streams.map((stream) => stream.until(/"quick-11"/)));
    for (const stream of streams) {
      expect(idsIn(stream.text())).toEqual(ids.map((_, at) => at + 1));
      stream.close();
    }
  });

  it('says every 25 seconds that it is still there, until the listener has gone', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const stream = await follow(server);
      await stream.until(/^retry: 2000\n\n/);
      vi.advanceTimersByTime(24_999);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(stream.text()).not.toContain('still here');
      vi.advanceTimersByTime(25_001);
      // Comments carry no number: the listener's place in the record stays where it was.
      await stream.until(/^retry: 2000\n\n(: still here\n\n){2}$/);
      expect(vi.getTimerCount()).toBe(1);
      stream.close();
      const began = performance.now();
      while (vi.getTimerCount() > 0 && performance.now() - began < 2_000)
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('forgets listeners that have gone', async () => {
    const stream = await follow(server);
    expect(server.atlas.live.listeners()).toBe(1);
    stream.close();
    const began = performance.now();
    while (server.atlas.live.listeners() > 0 && performance.now() - began < 2_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(server.atlas.live.listeners()).toBe(0);
  });

  it('ends with a word when to come back as the service drains, and running requests are finished', async () => {
    const stream = await follow(server);
    await stream.until(/retry/);
    const running = server.get('/api');
    await running;
    const began = performance.now();
    await server.listening.drain(() => server.atlas.live.end());
    await stream.closed;
    expect(stream.text()).toMatch(/retry: 1000\n\n$/);
    // Within the ten seconds after which a connection would be cut: it ended by itself.
    expect(performance.now() - began).toBeLessThan(9_000);
    await expect(server.get('/api')).rejects.toThrow();
    const { store } = server.atlas;
    await store.close();
    // What `close` does again below must find a server that still listens.
    server = await createTestServer();
  });

  it('is a page of JSON for whoever does not ask for a stream', async () => {
    for (const id of ['b1', 'b2', 'b3']) await server.put(plainIncident(id));
    const first = await server.json('/api/changes?since=0&limit=2');
    expect(first.changes.map((one: { seq: number }) => one.seq)).toEqual([1, 2]);
    const next = first.links.find((link: { rel: string }) => link.rel === 'next').href;
    const second = await server.json(next.slice(server.url.length));
    expect(second.changes).toMatchObject([{ seq: 3, incident: 'b3', version: 1, kind: 'published' }]);
    expect(second.links.map((link: { rel: string }) => link.rel)).toEqual(['self']);
  });
});
