#!/usr/bin/env node
// Starts the built command line with plain Node.js; building is `npm start`'s work.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demandOpenFiles } from '../bootstrap/open-files.mjs';

demandOpenFiles();
// The service alone needs no verbs, and begins its threads before anything else is loaded.
const serves = process.argv.slice(2).join() === 'serve';
const built = new URL(`../../dist/server/${serves ? 'serve' : 'incident-atlas'}.js`, import.meta.url);
if (existsSync(fileURLToPath(built))) {
  const { main } = await import(built.href);
  await main?.();
} else {
  console.error('Incident Atlas is not built yet: run npm start once, or npm run atlas after it.');
  process.exitCode = 1;
}
