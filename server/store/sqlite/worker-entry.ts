/**
 * Where the threads of this engine start: the bundled file beside this one, or in development and tests the
 * TypeScript source with the loader that runs it. `name` is a file of this folder, or below it, without its ending.
 *
 * Modules reach such a thread by `import` alone: Node.js 20 aborts the whole process when a thread is ended in the
 * middle of a `require` of an ES module, which is what piscina tries first, and a command may be done before its
 * threads have loaded.
 */
export function workerEntry(name: 'writer' | 'reader' | 'columns/builder'): { url: URL; execArgv: string[] } {
  const source = import.meta.url.endsWith('.ts');
  return {
    url: new URL(`./${name}${source ? '.ts' : '.js'}`, import.meta.url),
    execArgv: [
      '--no-experimental-require-module',
      // Of what piscina tried in vain, Node warns where the file is TypeScript.
      ...(source
        ? ['--no-warnings', '--import', new URL('./load-typescript.mjs', import.meta.url).href]
        : []),
    ],
  };
}
