import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'server/cli/incident-atlas.mjs';

/** Settings of a process beside those of this one; `ATLAS_DATA` is always among them. */
export type Settings = Record<string, string>;

/** The service as its unit starts it, in a process of its own. */
export interface Service {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to its word that it is ready. */
  readyAfter: number;
  output(): string;
  log(): string;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, at once. */
  kill(): Promise<void>;
}

/** A command line before the program, such as one that gives it a disk of its own; the program takes its place. */
export type Wrapper = readonly string[];

function spawnProgram(args: readonly string[], settings: Settings, wrapper: Wrapper): ChildProcess {
  const [command, ...rest] = [...wrapper, process.execPath, program, ...args];
  const env = { ...process.env, PORT: '0', ATLAS_SEED: 'none', LOG_LEVEL: 'warn', ...settings };
  return spawn(command!, rest, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

function collected(child: ChildProcess) {
  const texts = { out: '', err: '' };
  child.stdout!.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    texts.err += chunk;
  });
  return texts;
}

/** Runs one command to its end. */
export async function runCommand(
  args: readonly string[],
  settings: Settings,
  { input = '', wrapper = [] as Wrapper } = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawnProgram(args, settings, wrapper);
  const texts = collected(child);
  child.stdin!.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...texts };
}

/** Starts the service; throws with what it said when it ends before it is ready. */
export async function startService(settings: Settings, wrapper: Wrapper = []): Promise<Service> {
  const began = performance.now();
  const child = spawnProgram(['serve'], settings, wrapper);
  const texts = collected(child);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', () => texts.out.includes('is ready at') && resolve());
    void ended.then((code) => reject(new Error(`The service ended with ${code}: ${texts.out}${texts.err}`)));
  });
  return {
    url: /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(texts.out)![0].replace('localhost', '127.0.0.1'),
    pid: child.pid!,
    readyAfter: performance.now() - began,
    output: () => texts.out,
    log: () => texts.err,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Adds an admin and answers a token of theirs that may write. */
export async function writerToken(settings: Settings, wrapper: Wrapper = []): Promise<string> {
  const user = ['user', 'add', 'writer', '--role', 'admin', '--password-stdin'];
  const added = await runCommand(user, settings, { input: 'a password of some length', wrapper });
  const token = ['token', 'add', 'writer', '--name', 'tests', '--scope', 'write', '--days', '30'];
  const made = await runCommand(token, settings, { wrapper });
  if (made.code !== 0) throw new Error(`No token was made: ${added.err}${made.err}`);
  return made.out.split('\n')[0]!;
}

/** A write with a token. The address is made up, so that the limit of one address is not met. */
export function write(
  url: string,
  token: string,
  body: unknown,
  { path = '/api/collections/incidents/items', method = 'POST', headers = {} as Record<string, string> } = {},
): Promise<Response> {
  const from = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.1`;
  return fetch(url + path, {
    method,
    headers: {
      ...{ 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'X-Forwarded-For': from },
      ...headers,
    },
    body: JSON.stringify(body),
  });
}
