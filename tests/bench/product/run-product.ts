import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endable } from '../measure/running.ts';
import { commandLine } from './fill.ts';

/** A service under measurement, by its own process. */
export interface Service {
  name: string;
  url: string;
  pid: number;
  /** Milliseconds from the command to its word that it is ready. */
  readyAfter: number;
  stop(): Promise<void>;
}

/** Starts a process that prints `ready at URL`; throws with what it printed when it ends before. */
export async function startService(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Service> {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = endable(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const wait = setTimeout(() => {
      void stop();
      reject(new Error(`${name} did not start in 120 s:\n${output}`));
    }, 120_000);
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
      const address = /ready at (https?:\/\/[\w.]+:\d+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(wait);
      resolve(address.replace('localhost', '127.0.0.1'));
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${output}`)));
  });
  return { name, url, pid: child.pid!, readyAfter: performance.now() - began, stop };
}

/** The product as an operator runs it, on a free port and the given data folder; nobody backs up while it is measured. */
export function startProductOn(folder: string): Promise<Service> {
  return startService('product', [commandLine, 'serve'], {
    PORT: '0',
    HOST: '127.0.0.1',
    ATLAS_DATA: folder,
    ATLAS_SEED: 'northern-kosovo',
    ATLAS_BACKUP_EVERY: '0',
    LOG_LEVEL: 'error',
  });
}
