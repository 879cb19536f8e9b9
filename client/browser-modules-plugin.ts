import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes down which modules the build put into what browsers run, by their paths from `root`, one a line: so that it can
 * be said of all of it whose it is. The list stands beside what is served, not in it.
 */
export function browserModules(root: string, file: string): Plugin {
  return {
    name: 'browser-modules',
    apply: 'build',
    writeBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      const paths = ids.map((id) => id.split('?')[0]!.replace(root, '')).sort();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${[...new Set(paths)].join('\n')}\n`);
    },
  };
}
