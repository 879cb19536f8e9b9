import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const lockOf = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;

/** True when node_modules holds exactly what the lock file names (optional packages of other systems aside). */
export function isInstalled() {
  const installedLock = join('node_modules', '.package-lock.json');
  if (!existsSync(join(root, installedLock))) return false;
  const wanted = lockOf('package-lock.json');
  const present = lockOf(installedLock);
  const same = (path) => present[path]?.version === wanted[path].version;
  return Object.keys(wanted).every(
    (path) => path === '' || same(path) || (wanted[path].optional && !present[path]),
  );
}

/** Runs a command in the repository with its output shown; ends this process with a sentence when it fails. */
export function run(command, args, what, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${what} failed${error ? `: ${error.message}` : '.'}`);
  process.exit(1);
}

/** Stops with a sentence on a Node.js that is too old, and installs the dependencies when they are not all there. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Incident Atlas needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing dependencies …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing the dependencies');
}
