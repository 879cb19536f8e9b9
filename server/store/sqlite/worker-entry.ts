/**
 * Where the threads of this engine start: the compiled file beside this one, or in development and tests the
 * TypeScript source with the loader that runs it. `name` is a file of this folder without its ending.
 */
export function workerEntry(name: 'writer' | 'reader'): { url: URL; execArgv: string[] } {
  const source = import.meta.url.endsWith('.ts');
  return {
    url: new URL(`./${name}${source ? '.ts' : '.js'}`, import.meta.url),
    execArgv: source ? ['--import', new URL('./load-typescript.mjs', import.meta.url).href] : [],
  };
}
