/** The process that asks: kept apart from what it measures and from who counts. Orders and results by message. */
import { Agent, get } from 'node:http';

/**
 * What to ask: the paths in turn, by so many connections at once, for so long, and every path once at least: who is
 * slow is not asked other questions than who is fast.
 */
export interface LoopOrder {
  url: string;
  paths: readonly string[];
  connections: number;
  ms: number;
  /** Whether every path is asked once and none again. */
  once?: boolean;
}

export interface LoopResult {
  /** Milliseconds of every answer, in order of arrival. */
  times: number[];
  bytes: number;
  /** Answers that were neither 200 nor 204, by their status; 0 for none at all. */
  failures: Record<number, number>;
  seconds: number;
}

/** One request without conditions, so that no tag answers it; its body is read and thrown away. */
function ask(agent: Agent, url: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on('error', () => resolve({ status: 0, bytes }));
    }).on('error', () => resolve({ status: 0, bytes: 0 }));
  });
}

/** A pass over all paths may take so many times as long as a round, then it ends unfinished. */
const patience = 20;

async function run({ url, paths, connections, ms, once = false }: LoopOrder): Promise<LoopResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const result: LoopResult = { times: [], bytes: 0, failures: {}, seconds: 0 };
  const began = performance.now();
  let next = 0;
  const client = async () => {
    for (;;) {
      const spent = performance.now() - began;
      if (once && next >= paths.length) return;
      if (spent >= ms && (next >= paths.length || spent >= patience * ms)) return;
      const path = paths[next % paths.length]!;
      next += 1;
      const asked = performance.now();
      const { status, bytes } = await ask(agent, url + path);
      if (status === 200 || status === 204) result.times.push(performance.now() - asked);
      else result.failures[status] = (result.failures[status] ?? 0) + 1;
      result.bytes += bytes;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  result.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return result;
}

process.on('message', async (order: LoopOrder) => {
  process.send!(await run(order));
});
