import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root, run } from './install.mjs';
import { keepAssets, newBuild, switchTo } from './switch.mjs';

const dist = join(root, 'dist');

/** SHA-256 over the names and contents of everything a part of the build reads. */
function fingerprint(folders) {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json']) add(file);
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length))
      .sort())
      add(entry);
  return hash.digest('hex');
}

/**
 * Runs a tool that builds a part into a folder of dist/, unless it was built from the same sources, and switches to it
 * once it is whole.
 */
function buildPart(part, folders, [tool, ...args], after = () => {}) {
  const stamp = join(dist, `.${part}-built-from`);
  const now = fingerprint(folders);
  if (existsSync(join(dist, part)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`Building the ${part} …`);
  // For readers also where tests start it: what is built for tests leaves out the service worker and names folders.
  const env = { ...process.env, NODE_ENV: 'production' };
  mkdirSync(dist, { recursive: true });
  const made = newBuild(part);
  run(process.execPath, [join(root, tool), ...args, join(dist, made)], `Building the ${part}`, env);
  after(made);
  switchTo(dist, part, made);
  writeFileSync(stamp, now);
}

/** Puts the smallest form of each script and style beside it: a request would have time only for a quick one. */
function compressAssets(build) {
  const folder = join(dist, build, 'assets');
  for (const name of readdirSync(folder).filter((one) => /\.(js|css)$/.test(one))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Bundles the server into dist/; types are checked by the tests. */
export function buildServer() {
  buildPart('server', ['server'], ['server/bootstrap/bundle.mjs']);
}

/** Bundles the server and the client into dist/. */
export function build() {
  buildServer();
  buildPart(
    'client',
    ['client', 'server/contract'],
    [
      'node_modules/vite/bin/vite.js',
      'build',
      'client',
      '--config',
      'client/vite.config.ts',
      '--logLevel',
      'warn',
      '--emptyOutDir',
      '--outDir',
    ],
    (made) => {
      compressAssets(made);
      keepAssets(dist, made);
    },
  );
}
