import { hash } from 'node:crypto';
import { canonicalJson } from '../../contract/change.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import { isPrivate, isPublic } from '../../domain/permissions.ts';
import type { BatchEntry } from '../batch.ts';
import { type AccountRow, accountRows, type StateRow, stateRows, type Telling } from './projection-rows.ts';
import type { DerivedAccount } from './read-document.ts';
import { type Word, wordsIn } from './write-vocabulary.ts';

/** Versions whose documents are packed together: enough that packing finds what they share, few enough to read one. */
export const blockSize = 32;
/** Bytes of each digest that are kept beside the versions, to name the one that was altered. */
export const digestBytes = 16;

/** A version of a batch as it is written. */
export interface BatchVersion {
  incident: string;
  version: number;
  status: string;
  public: number;
  private: number;
  /** False for a version that another one of the same batch follows. */
  stands: boolean;
  content: Uint8Array | null;
  links: IncidentDocument['links'];
  states: StateRow[];
  accounts: AccountRow[];
}

/** A part of a batch, made outside the thread that writes: it only has to bind values. */
export interface BatchChunk {
  versions: BatchVersion[];
  /** Each `blockSize` versions: their lines, and the digests of all of them in full. */
  blocks: { lines: string; digests: Uint8Array }[];
  /** Words in use with how many incidents more (or, negative, fewer) use them. */
  words: [Word, number][];
}

type BatchWords = Map<string, [Word, number]>;

/** Makes the rows of a part of a batch. `zone` is that of the deployment. Touches no database. */
export function batchChunk(entries: readonly BatchEntry[], zone: string): BatchChunk {
  const versions: BatchVersion[] = [];
  const blocks: BatchChunk['blocks'] = [];
  const words: BatchWords = new Map();
  for (let from = 0; from < entries.length; from += blockSize) {
    const lines: string[] = [];
    const digests: Uint8Array[] = [];
    for (const entry of entries.slice(from, from + blockSize)) {
      const line = batchLine(entry);
      const version = versionOf(entry, zone);
      lines.push(line);
      digests.push(versionDigest(line, version.states, version.accounts));
      versions.push(version);
      if (entry.stands) {
        count(words, entry.change.document, 1);
        if (entry.before) count(words, entry.before, -1);
      }
    }
    blocks.push({ lines: lines.join('\n'), digests: Buffer.concat(digests) });
  }
  return { versions, blocks, words: [...words.values()] };
}

function versionOf(
  { change, projection, wasPublic, stands, content }: BatchEntry,
  zone: string,
): BatchVersion {
  const { document } = change;
  if (document.protection) throw new Error(`The protected incident ${change.incident} came with a batch.`);
  return {
    incident: change.incident,
    version: change.base + 1,
    status: document.status,
    public: Number(isPublic(document, wasPublic)),
    private: Number(isPrivate(document)),
    stands,
    content,
    links: document.links,
    states: stateRows(projection, zone),
    accounts: accountRows(change.incident, projection.accountStates),
  };
}

/** The line of a version: its change in canonical JSON and, once only, what is derived of its accounts beside it. */
function batchLine({ change, projection }: BatchEntry): string {
  const derived = projection.accounts.map(
    (view): DerivedAccount => ({
      known_from: view.known_from,
      known_inferred: view.known_inferred,
      geometry: view.geometry,
      municipalities: view.municipalities,
      municipalities_possible: view.municipalities_possible,
      border_point: view.border_point,
      border_point_km: view.border_point_km,
      line_side: view.line_side,
      line_km: view.line_km,
      occurred_start: view.occurred_start,
      occurred_end: view.occurred_end,
    }),
  );
  return `[${canonicalJson(change)},${JSON.stringify(derived)}]`;
}

/** What of a row goes into the digest of its version. */
export interface DigestedRow {
  /** Of an account its id, of a state outside of the preferred view who tells it so. */
  account?: string;
  telling?: Telling;
  known_from: number;
  known_to: number | null;
  occurred_start: number | null;
  occurred_end: number | null;
  feature: string;
  search?: string;
  shapes: { disc: { lon: number; lat: number; radius: number } | null; area: { hash: string } | null }[];
}

/**
 * SHA-256 over the line of a version and the rows derived from it, each on a line of its own: their texts as they are
 * stored and answered, so that nothing has to be written twice. No text holds a line break.
 */
export function versionDigest(
  line: string,
  states: readonly DigestedRow[],
  accounts: readonly DigestedRow[],
): Uint8Array {
  return hash('sha256', versionText(line, states, accounts), 'buffer');
}

/** The text that the digest of a version is of. */
export function versionText(
  line: string,
  states: readonly DigestedRow[],
  accounts: readonly DigestedRow[],
): string {
  return [line, ...states.map(digested), '', ...accounts.map(digested)].join('\n');
}

function digested(row: DigestedRow): string {
  const shapes = row.shapes.map(({ disc, area }) =>
    disc ? `${disc.lon} ${disc.lat} ${disc.radius}` : area!.hash,
  );
  return [
    row.account ?? (row.telling?.preferred === 0 ? row.telling.teller : ''),
    `${row.known_from} ${row.known_to} ${row.occurred_start} ${row.occurred_end}`,
    row.feature,
    row.search ?? '',
    shapes.join(','),
  ].join('\n');
}

function count(words: BatchWords, document: IncidentDocument, more: number): void {
  for (const [key, word] of wordsIn(document)) {
    const known = words.get(key);
    if (known) known[1] += more;
    else words.set(key, [word(), more]);
  }
}
