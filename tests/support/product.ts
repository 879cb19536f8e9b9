import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as a newcomer starts it, on a port and a data folder of its own. */
export interface Product {
  /** Origin, without a final slash. */
  url: string;
  /** The one-time link to make the first admin, as printed on the terminal. */
  setupLink: string;
  /** Milliseconds from the command to the printed address. */
  readyAfter: number;
  folder: string;
  process: ChildProcess;
  /** Ends it as an operator does (SIGTERM); the exit code. */
  stop(): Promise<number | null>;
}

/** Runs `npm start`'s own script with a fresh data folder (or the given one); throws with its output when it fails. */
export async function startProduct(settings: Record<string, string> = {}, folder?: string): Promise<Product> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'atlas-product-'));
  const began = performance.now();
  const child = spawn(process.execPath, ['server/bootstrap/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0', ATLAS_DATA: data, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    const wait = setTimeout(() => reject(new Error(`The product did not start in 90 s:\n${output}`)), 90_000);
    child.on('exit', (code) => reject(new Error(`The product ended with ${code}:\n${output}`)));
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output)?.[0];
      if (!address || !/ready|served|Ctrl/i.test(output)) return;
      clearTimeout(wait);
      resolve(address);
    });
  });
  const readyAfter = performance.now() - began;
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return {
    url,
    setupLink: /https?:\/\/\S+\/setup#token=\S+/.exec(output)?.[0] ?? '',
    readyAfter,
    folder: data,
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      if (!folder) rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}
