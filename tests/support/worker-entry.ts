/** Stands for `server/store/sqlite/worker-entry.ts` in tests: the bundled threads, which start in a third of the time. */
export function workerEntry(name: string): { url: URL; execArgv: string[] } {
  return {
    url: new URL(`../../dist/server/${name}.js`, import.meta.url),
    execArgv: ['--no-experimental-require-module'],
  };
}
