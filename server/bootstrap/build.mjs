import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './install.mjs';

const stamp = join(root, 'dist', '.built-from');

/** SHA-256 over the names and contents of everything the build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json']) add(file);
  for (const folder of ['server', 'client'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length))
      .sort())
      add(entry);
  return hash.digest('hex');
}

/** Compiles the server and bundles the client into dist/, unless dist/ was built from the same sources. */
export function build() {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the server …');
  const tool = (name) => join(root, 'node_modules', name);
  run(process.execPath, [tool('typescript/bin/tsc'), '-p', 'server/tsconfig.json'], 'Building the server');
  console.log('Building the client …');
  run(
    process.execPath,
    [tool('vite/bin/vite.js'), 'build', 'client', '--config', 'client/vite.config.ts', '--logLevel', 'warn'],
    'Building the client',
  );
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
}
