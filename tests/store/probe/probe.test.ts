import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { expect, test } from 'vitest';
const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href;
const execArgv = ['--import', `data:text/javascript,import{register}from${JSON.stringify(api)};register()`];
test('works', async () => {
  const t0 = Date.now();
  const w = new Worker(new URL('./w.ts', import.meta.url), { execArgv });
  expect(await new Promise((r, e) => { w.on('message', r); w.on('error', e); })).toBe('1970-01-01');
  console.log('worker', Date.now() - t0, import.meta.url);
  const t1 = Date.now();
  const p = new Piscina({ filename: new URL('./reader.ts', import.meta.url).href, execArgv, maxThreads: 1 });
  console.log(await p.run(3), Date.now() - t1);
  await p.destroy(); await w.terminate();
}, 30000);
