import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileFault } from '../../format/file-fault.ts';

/** A file that came and is whole on the disk, but not yet kept. */
export interface Arrived {
  path: string;
  sha256: string;
  size: number;
}

const ending = '.part';
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** Where the files of evidence are in a data folder. */
export const evidenceFolderIn = (data: string) => join(data, 'evidence');

/** The folder of evidence: each content once, under its SHA-256. Nobody's file name is ever a path. */
export function evidenceFolder(folder: string) {
  const pathOf = (sha256: string) => {
    if (!isHash(sha256)) throw new Error('This is no SHA-256.');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  let arriving = 0;
  return {
    pathOf,
    /** Writes what comes to the disk, piece by piece. FileFault `file_too_large` after `most` bytes, `file_empty` for none. */
    async take(body: Readable, most: number): Promise<Arrived> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      arriving += 1;
      const path = join(folder, `${process.pid}-${Date.now()}-${arriving}${ending}`);
      const hash = createHash('sha256');
      let size = 0;
      const counted = async function* (source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          size += piece.byteLength;
          if (size > most) throw new FileFault('file_too_large', `A file may have at most ${most} bytes.`);
          hash.update(piece);
          yield piece;
        }
      };
      try {
        await pipeline(body, counted, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
        if (size === 0) throw new FileFault('file_empty', 'The file is empty.');
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return { path, sha256: hash.digest('hex'), size };
    },
    /** Gives an arrived file its place; true when its content was not there before. */
    async keep({ path, sha256 }: Arrived): Promise<boolean> {
      const place = pathOf(sha256);
      // One that was damaged since is made good by the same file coming again.
      if ((await stateOf(place, sha256)) === 'holds') {
        await rm(path, { force: true });
        return false;
      }
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await chmod(place, 0o400);
      await syncFolder(dirname(place));
      return true;
    },
    drop: ({ path }: Arrived) => rm(path, { force: true }),
    /** Takes a content away that was never recorded, or that is erased, and is sure that it is gone. */
    async forget(sha256: string): Promise<void> {
      const place = pathOf(sha256);
      if ((await sizeOf(place)) === null) return;
      await rm(place, { force: true });
      await syncFolder(dirname(place));
    },
    read: (sha256: string) => createReadStream(pathOf(sha256)),
    /** Bytes of a content; null where it is gone. */
    sizeOf: (sha256: string) => sizeOf(pathOf(sha256)),
    /** Whether a content is there and is what its name says. */
    holds: (sha256: string) => stateOf(pathOf(sha256), sha256),
    /** Takes away what came in part before the last end. */
    async sweep(): Promise<void> {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) if (name.endsWith(ending)) await rm(join(folder, name), { force: true });
    },
  };
}
export type EvidenceFolder = ReturnType<typeof evidenceFolder>;

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function stateOf(path: string, sha256: string): Promise<'holds' | 'missing' | 'damaged'> {
  if ((await sizeOf(path)) === null) return 'missing';
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === sha256 ? 'holds' : 'damaged';
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
