import { Worker } from 'node:worker_threads';
for (const [u,o] of [['./w-tsx.mjs',{}],['./w-tsx.mjs',{execArgv:[]}],['./w.ts',{execArgv:['--import','tsx/esm']}],['./w.ts',{execArgv:['--import','tsx']}]]) {
  const w = new Worker(new URL(u, import.meta.url), o);
  console.log(u, o, await new Promise((r) => { w.on('message', r); w.on('error', e=>r(e.message)); }));
  await w.terminate();
}
