import type { Plugin } from 'vite';

/**
 * Puts what the page cannot do without into one file: what it shares with parts that come later would else be a file of
 * its own each, some fifty, of which a browser asks for six at a time. What the service worker shares stays apart.
 */
export function firstLoad(page: string, worker: string): Plugin {
  const first = new Set<string>();
  return {
    name: 'first-load',
    apply: 'build',
    buildEnd() {
      const needed = (id: string, found = new Set<string>()) => {
        if (found.has(id)) return found;
        found.add(id);
        for (const next of this.getModuleInfo(id)?.importedIds ?? []) needed(next, found);
        return found;
      };
      const apart = needed(worker);
      for (const id of needed(page)) if (id !== page && !apart.has(id)) first.add(id);
    },
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{ debugName: 'first', name: (id: string) => (first.has(id) ? 'first' : null) }],
      },
    }),
  };
}
