// The server in a few files, since to find and open a thousand takes longer than to run them; into the folder that the
// command names.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './install.mjs';

const server = (path) => join(root, 'server', path);

const bundle = await rolldown({
  // The programs and the threads. All but one are in one folder with what they share, so that a thread is found
  // beside whoever starts it (`worker-entry.ts`).
  input: {
    serve: server('serve.ts'),
    'incident-atlas': server('cli/incident-atlas.ts'),
    writer: server('store/sqlite/writer.ts'),
    reader: server('store/sqlite/reader.ts'),
    'columns/builder': server('store/sqlite/columns/builder.ts'),
    'geopackage-worker': server('format/geopackage-worker.ts'),
  },
  platform: 'node',
  // Compiled for the machine, or with files of their own beside them; and what is used where a tool brings it, if at all.
  external: ['better-sqlite3', '@node-rs/argon2', 'piscina', 'supports-color'],
  logLevel: 'warn',
});
await bundle.write({
  dir: process.argv[2],
  cleanDir: true,
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
