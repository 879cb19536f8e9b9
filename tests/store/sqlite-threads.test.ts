import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { workerEntry } from '../../server/store/sqlite/worker-entry.ts';

it('loads no ES module by require in a thread, which would take the process down when the thread is ended', async () => {
  const { execArgv } = workerEntry('reader');
  const flags = execArgv.filter((_, at) => execArgv[at] !== '--import' && execArgv[at - 1] !== '--import');
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    try { require(workerData); parentPort.postMessage('loaded'); } catch (error) { parentPort.postMessage(error.code); }`;
  const moduleFile = new URL('../../server/store/sqlite/load-typescript.mjs', import.meta.url).pathname;
  const thread = new Worker(program, { eval: true, execArgv: flags, workerData: moduleFile });
  const [said] = await once(thread, 'message');
  await thread.terminate();
  expect(said).toBe('ERR_REQUIRE_ESM');
});
