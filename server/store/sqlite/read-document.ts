import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Change } from '../../contract/change.ts';
import type { AccountView } from '../../contract/feature.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import type { Connection } from './connection.ts';

/** What is derived of an account beside what the document says of it; see `domain/states.ts`. */
export type DerivedAccount = Omit<AccountView, keyof IncidentDocument['accounts'][number]> & {
  known_from: string;
};

/** A version of a batch as its line holds it; the time of the change is when the batch began. */
export interface BatchLine {
  change: Change;
  accounts: DerivedAccount[];
}

/**
 * The document of the version `seq` as everybody reads it, wherever it is kept. Throws when it is not there or cannot
 * be read.
 */
export function readDocument(connection: Connection, seq: number): IncidentDocument {
  return documentReader(connection)(seq);
}

/** Reads documents as everybody reads them. */
export function documentReader(connection: Connection): (seq: number) => IncidentDocument {
  const original = originalReader(connection);
  return (seq) => {
    const shown = connection.prepare('SELECT document FROM shown WHERE seq = ?').pluck().get(seq);
    return typeof shown === 'string' ? (JSON.parse(shown) as IncidentDocument) : original(seq);
  };
}

/** The document of the version `seq` as it was written, with what its rule of protection keeps from everybody. */
export function readOriginal(connection: Connection, seq: number): IncidentDocument {
  return originalReader(connection)(seq);
}

/** Reads documents as they were written; those of one block of a batch that follow each other are unpacked once. */
function originalReader(connection: Connection): (seq: number) => IncidentDocument {
  const lineOf = lineReader(connection);
  return (seq) => {
    if (seq < 0) return parseLine(lineOf(seq)).change.document;
    const text = connection
      .prepare('SELECT document FROM documents WHERE seq = ?')
      .pluck()
      .get(seq) as string;
    return JSON.parse(text) as IncidentDocument;
  };
}

/** The accounts of the version `seq` as everybody reads them, with what is derived of them. */
export function readAccountViews(connection: Connection, seq: number): AccountView[] {
  const shown = connection.prepare('SELECT accounts FROM shown WHERE seq = ?').pluck().get(seq);
  if (typeof shown === 'string') return JSON.parse(shown) as AccountView[];
  if (seq < 0) {
    const { change, accounts } = parseLine(lineReader(connection)(seq));
    return change.document.accounts.map((account, index) => ({ ...account, ...accounts[index]! }));
  }
  const text = connection.prepare('SELECT accounts FROM documents WHERE seq = ?').pluck().get(seq) as string;
  return JSON.parse(text) as AccountView[];
}

/** The line of the version `seq` of a batch. */
export const readLine = (connection: Connection, seq: number): string => lineReader(connection)(seq);

/** Reads a line as `batchLine` wrote it. */
export function parseLine(line: string): BatchLine {
  const [change, accounts] = JSON.parse(line) as [Change, DerivedAccount[]];
  return { change, accounts };
}

/** Reads lines of versions of batches, and keeps the block of the last one. */
function lineReader(connection: Connection): (seq: number) => string {
  let kept: { first: number; lines: string[] } | null = null;
  return (seq) => {
    if (!kept || seq < kept.first || seq >= kept.first + kept.lines.length) {
      const block = connection
        .prepare('SELECT first, lines FROM batch_blocks WHERE first <= ? ORDER BY first DESC LIMIT 1')
        .get(seq) as { first: number; lines: Buffer } | undefined;
      kept = block ? { first: block.first, lines: unpackLines(block.lines) } : null;
    }
    const line = kept?.lines[seq - kept.first];
    if (line === undefined) throw new Error('The document of this version is missing.');
    return line;
  };
}

/** The lines of a block. */
export function unpackLines(packed: Uint8Array): string[] {
  return brotliDecompressSync(packed).toString().split('\n');
}

/** Packs the lines of a block. Fast settings, which for text still pack better than deflate does. */
export function packLines(lines: Uint8Array): Uint8Array {
  return brotliCompressSync(lines, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 },
  });
}
