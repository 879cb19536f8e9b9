import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of the project's own files that git knows or would add. */
export const files: string[] = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && !path.includes('node_modules'));

/** Text of a file of the repository. */
export const textOf = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** Paths under a folder with one of the endings. */
export const under = (folder: string, ...endings: string[]): string[] =>
  files.filter((path) => path.startsWith(folder) && endings.some((ending) => path.endsWith(ending)));
