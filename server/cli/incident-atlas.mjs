#!/usr/bin/env node
// Starts the built command line with plain Node.js; building is `npm start`'s work.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demandOpenFiles } from '../bootstrap/open-files.mjs';

demandOpenFiles();
const built = new URL('../../dist/server/cli/incident-atlas.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  console.error('Incident Atlas is not built yet: run npm start once, or npm run atlas after it.');
  process.exitCode = 1;
}
