import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wrapper } from './service.ts';

/**
 * Runs a program with a disk of its own of so many bytes at `folder`, in a mount namespace that ends with it: nobody
 * else sees it, and nothing is left. Needs Linux, and root or user namespaces.
 */
export function onSmallDisk(folder: string, bytes: number): Wrapper {
  const asRoot = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  const script = `mount -t tmpfs -o size=${bytes},mode=0700 none "$0" && exec "$@"`;
  return ['unshare', ...asRoot, 'sh', '-c', script, folder];
}

/** The folder as the process with this id sees it. */
export const seenBy = (pid: number, folder: string): string => join('/proc', String(pid), 'root', folder);

/** Fills a disk with one file, to the last byte. */
export function fillDisk(folder: string): void {
  const file = join(folder, 'filling');
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
}

export function emptyDisk(folder: string): void {
  rmSync(join(folder, 'filling'));
}
