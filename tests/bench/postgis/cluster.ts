import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endable } from '../measure/running.ts';

/** A PostgreSQL of our own, reached through a socket in its folder; nothing of it listens on the network. */
export interface Cluster {
  /** Folder of the socket, as `host`. */
  host: string;
  pid: number;
  /** Runs SQL by psql, stopping at the first error; what it prints. */
  sql(text: string): string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** Folder of PostgreSQL's programs; installs Debian's packages where PostGIS is missing and we may. Null without. */
export function findPostgres(): string | null {
  const found = programsWithPostgis();
  if (found || !isRoot || !existsSync('/usr/bin/apt-get')) return found;
  console.log('Installing PostgreSQL and PostGIS …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
  const packages = ['postgresql', 'postgresql-postgis'];
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, stdio: 'ignore' });
  return programsWithPostgis();
}

function programsWithPostgis(): string | null {
  const all = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const version = all
    .filter((one) => existsSync(`/usr/share/postgresql/${one}/extension/postgis.control`))
    .sort((a, b) => Number(b) - Number(a))[0];
  return version ? `/usr/lib/postgresql/${version}/bin` : null;
}

/** PostgreSQL refuses to run as root: then the account that its package made is taken. */
function accountOf(): { uid: number; gid: number } | Record<string, never> {
  if (!isRoot) return {};
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * Settings for a machine that it shares with its clients, by the usual advice: a quarter of the memory for pages (what
 * the data can fill), the cost of pages that are in memory, no JIT (compiling takes longer than these queries), plans
 * for the values asked (a box of the whole world and a box of a street want different ones), and durable commits. Four
 * clients keep two processors busy: workers beside them would only add their start to every answer (measured).
 */
function settings(): string {
  const gigabytes = totalmem() / 2 ** 30;
  return `
listen_addresses = ''
max_connections = 40
shared_buffers = ${Math.max(128, Math.floor(Math.min(6, gigabytes / 4) * 1024))}MB
effective_cache_size = ${Math.floor(gigabytes * 0.6 * 1024)}MB
work_mem = 64MB
maintenance_work_mem = 512MB
random_page_cost = 1.1
effective_io_concurrency = 200
default_statistics_target = 500
jit = off
plan_cache_mode = force_custom_plan
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 2
wal_level = minimal
max_wal_senders = 0
max_wal_size = 8GB
checkpoint_timeout = 30min
synchronous_commit = on
fsync = on
timezone = 'UTC'
`;
}

/** Starts the cluster of a folder, making it when it is not there. Throws a sentence when it does not come up. */
export async function startCluster(programs: string, folder: string): Promise<Cluster> {
  const account = accountOf();
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const options = { ...account, cwd: folder };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const args = ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
    execFileSync(join(programs, 'initdb'), args, { ...options, stdio: 'ignore' });
  }
  writeFileSync(join(data, 'postgresql.auto.conf'), settings());
  if (account.uid !== undefined) chownSync(join(data, 'postgresql.auto.conf'), account.uid, account.gid);
  stopLeft(data);
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder], {
    ...options,
    stdio: 'ignore',
  });
  const login = ['-h', folder, '-U', 'bench', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1'];
  const psql = join(programs, 'psql');
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = endable(async () => {
    // «Fast»: clients are sent away and all is written, so that the next start has nothing to replay.
    child.kill('SIGINT');
    await ended;
  });
  const isReady = () => spawnSync(psql, [...login, '-c', 'SELECT 1'], { stdio: 'ignore' }).status === 0;
  for (let tries = 0; !isReady(); tries += 1) {
    if (child.exitCode !== null || tries > 300) {
      await stop();
      throw new Error(`PostgreSQL did not start in ${folder}.`);
    }
    await sleep(100);
  }
  return {
    host: folder,
    pid: child.pid!,
    sql: (text) => {
      const args = [...login, '-A', '-t', '-f', '-'];
      const { status, stdout, stderr } = spawnSync(psql, args, { input: text, encoding: 'utf8' });
      if (status !== 0) throw new Error(`PostgreSQL refused: ${stderr}`);
      return stdout.trim();
    },
    stop,
  };
}

/** Ends the server that a run which was killed left on this folder; no other is touched. */
function stopLeft(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (!command.includes(data)) throw new Error('another process');
    process.kill(pid, 'SIGINT');
    spawnSync('tail', [`--pid=${pid}`, '-f', '/dev/null'], { timeout: 30_000 });
  } catch {
    rmSync(file, { force: true });
  }
}
