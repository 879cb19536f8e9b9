import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Encoding, Finding } from '../../contract/import.ts';
import { FileFault } from '../../format/file-fault.ts';
import { readLines } from './read-lines.ts';

/** What is kept of an import beside its record: what was sent, what a check found, and where its rows are. */
const parts = ['data', 'findings', 'places'] as const;
type Part = (typeof parts)[number];

const nowhere = '{"type":"FeatureCollection","features":[]}';

/** Bytes of a file that are read at a time: few, since the thread that decodes them answers others too. */
const pieceBytes = 1 << 14;

/** The folder of the files of imports. Their names are ids of ours; nobody's file name is ever a path. */
export function importFolder(folder: string) {
  const pathOf = (id: string, part: Part) => join(folder, `${id}.${part}`);
  return {
    /** Writes what is sent to the disk as it comes; FileFault `file_too_large` after `most` bytes. Answers its size. */
    async keep(id: string, body: Readable, most: number): Promise<number> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      let bytes = 0;
      const counted = async function* (source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          bytes += piece.byteLength;
          if (bytes > most) throw new FileFault('file_too_large', `A file may have at most ${most} bytes.`);
          yield piece;
        }
      };
      await pipeline(body, counted, createWriteStream(pathOf(id, 'data'), { mode: 0o600, flags: 'wx' }));
      return bytes;
    },
    /** The first bytes of a file. */
    async head(id: string, most: number): Promise<Buffer> {
      const found: Buffer[] = [];
      for await (const piece of createReadStream(pathOf(id, 'data'), { end: most - 1 }))
        found.push(piece as Buffer);
      return Buffer.concat(found);
    },
    /** The text of a file in pieces; `read` is told how many bytes were read. Throws FileFault for what is no text. */
    async *text(id: string, encoding: Encoding, read?: (bytes: number) => void): AsyncGenerator<string> {
      const decoder = new TextDecoder(encoding, { fatal: true });
      let bytes = 0;
      for await (const piece of createReadStream(pathOf(id, 'data'), { highWaterMark: pieceBytes })) {
        bytes += (piece as Buffer).byteLength;
        yield decoded(() => decoder.decode(piece as Buffer, { stream: true }), encoding);
        read?.(bytes);
      }
      yield decoded(() => decoder.decode(), encoding);
    },
    /** Writes findings, one a line; `write` waits until the disk has taken them. */
    writeFindings(id: string) {
      const stream = createWriteStream(pathOf(id, 'findings'), { mode: 0o600 });
      return {
        async write(findings: readonly Finding[]): Promise<void> {
          const text = findings.map((one) => `${JSON.stringify(one)}\n`).join('');
          if (text && !stream.write(text)) await once(stream, 'drain');
        },
        close: () => new Promise<void>((done) => stream.end(() => done())),
      };
    },
    /** All findings of the last check, some at a time; none where there was no check. */
    async *findings(id: string): AsyncGenerator<Finding[]> {
      const path = pathOf(id, 'findings');
      if (!(await exists(path))) return;
      const pieces = createReadStream(path, { encoding: 'utf8', highWaterMark: pieceBytes });
      for await (const lines of readLines(pieces)) yield lines.map(({ text }) => JSON.parse(text) as Finding);
    },
    putPlaces: (id: string, text: string) => writeFile(pathOf(id, 'places'), text, { mode: 0o600 }),
    places: (id: string) => readFile(pathOf(id, 'places'), 'utf8').catch(() => nowhere),
    /** Forgets what was sent, or everything. */
    async forget(id: string, which: readonly Part[] = parts): Promise<void> {
      for (const part of which) await rm(pathOf(id, part), { force: true });
    },
  };
}
export type ImportFolder = ReturnType<typeof importFolder>;

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

function decoded(decode: () => string, encoding: Encoding): string {
  let text: string;
  try {
    text = decode();
  } catch {
    throw new FileFault('encoding_wrong', `The file is not in ${encoding}.`);
  }
  if (text.includes('\0')) throw new FileFault('file_binary', 'The file is no text.');
  return text;
}
