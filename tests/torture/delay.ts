import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long (ms) the service's event loop was kept waiting, as `/metrics` tells it, since that was asked last. */
export interface ServiceDelay {
  p50: number;
  p99: number;
  most: number;
}

/** A port that was free a moment ago, for an address that has to be said beforehand. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks the service at its `ATLAS_METRICS`. Throws where a figure is missing. */
export async function askDelay(address: string): Promise<ServiceDelay> {
  const text = await (await fetch(`http://${address}/metrics`)).text();
  const figure = (name: string) => {
    const seconds = new RegExp(`^nodejs_eventloop_lag_${name}_seconds ([\\d.e+-]+)$`, 'm').exec(text)?.[1];
    if (seconds === undefined) throw new Error(`/metrics does not tell the event loop's ${name}.`);
    return Number(seconds) * 1_000;
  };
  return { p50: figure('p50'), p99: figure('p99'), most: figure('max') };
}

/** Watches this process; answers the longest (ms) that it was kept waiting so far. */
export function watchDelay(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  return () => delay.max / 1e6;
}
