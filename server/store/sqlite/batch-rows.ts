import { hash } from 'node:crypto';
import { canonicalJson } from '../../contract/change.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import { isPrivate, isPublic } from '../../domain/permissions.ts';
import type { BatchEntry } from '../batch.ts';
import { type ChunkSets, collectSets } from './chunk-sets.ts';
import { accountRows, stateRows, type Telling } from './projection-rows.ts';
import type { DerivedAccount } from './read-document.ts';
import { accountValues, stateValues, type Values } from './row-values.ts';
import { packTexts, type TextPacker } from './text-packer.ts';
import type { SetNumbers } from './write-sets.ts';
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
  /** As Latin-1. */
  content: string | null;
  links: IncidentDocument['links'];
  /** Rows whose last values are places of sets in the chunk, and where their texts end and begin in its texts. */
  states: { feature: Extract; search: Extract; values: Values }[];
  accounts: { account: string; feature: Extract; values: Values }[];
}

/** Where a text begins among the bytes of a chunk, and where it ends. */
export type Extract = readonly [from: number, to: number];

/** A part of a batch, made outside the thread that writes: it only has to bind values. */
export interface BatchChunk {
  versions: BatchVersion[];
  sets: ChunkSets;
  /** All texts of the rows, in UTF-8. */
  texts: Uint8Array;
  /** Each `blockSize` versions: their lines, and the texts that their digests are of, which begin with them. */
  blocks: { lines: Extract[]; whole: Extract[] }[];
  /** Words in use with how many incidents more (or, negative, fewer) use them. */
  words: [Word, number][];
}

type BatchWords = Map<string, [Word, number]>;

/** Makes the rows of a part of a batch. `zone` is that of the deployment. Touches no database. */
export function batchChunk(entries: readonly BatchEntry[], zone: string): BatchChunk {
  const versions: BatchVersion[] = [];
  const blocks: BatchChunk['blocks'] = [];
  const words: BatchWords = new Map();
  const { sets, places } = collectSets();
  const packer = packTexts();
  for (let from = 0; from < entries.length; from += blockSize) {
    const lines: Extract[] = [];
    const whole: Extract[] = [];
    for (const entry of entries.slice(from, from + blockSize)) {
      const { line, text, version } = versionOf(entry, zone, packer, places);
      lines.push(line);
      whole.push(text);
      versions.push(version);
      if (entry.stands) {
        count(words, entry.change.document, 1);
        if (entry.before) count(words, entry.before, -1);
      }
    }
    blocks.push({ lines, whole });
  }
  return { versions, sets, texts: packer.bytes(), blocks, words: [...words.values()] };
}

function versionOf(
  entry: BatchEntry,
  zone: string,
  packer: TextPacker,
  places: SetNumbers,
): { line: Extract; text: Extract; version: BatchVersion } {
  const { change, projection, wasPublic, stands, content } = entry;
  const { document } = change;
  if (document.protection) throw new Error(`The protected incident ${change.incident} came with a batch.`);
  const states = stateRows(projection, zone);
  const accounts = accountRows(change.incident, projection.accountStates);
  const put = (text: string): Extract => {
    const from = packer.length();
    packer.put(text);
    return [from, packer.length()];
  };
  // The pieces of the text of a version, in its order.
  const line = put(batchLine(entry));
  const putRow = (row: DigestedRow) => {
    const { head, feature, search, tail } = digested(row);
    put(`\n${head}\n`);
    const at = { feature: put(feature), search: [0, 0] as Extract };
    put('\n');
    if (search !== '') at.search = put(search);
    put(`\n${tail}`);
    return at;
  };
  const stateTexts = states.map(putRow);
  put('\n');
  const accountTexts = accounts.map(putRow);
  const text: Extract = [line[0], packer.length()];
  const version: BatchVersion = {
    incident: change.incident,
    version: change.base + 1,
    status: document.status,
    public: Number(isPublic(document, wasPublic)),
    private: Number(isPrivate(document)),
    stands,
    content: content && Buffer.from(content).toString('latin1'),
    links: document.links,
    states: states.map((row, at) => {
      return { ...stateTexts[at]!, values: stateValues(row, places) };
    }),
    accounts: accounts.map((row, at) => {
      return { account: row.account, feature: accountTexts[at]!.feature, values: accountValues(row, places) };
    }),
  };
  return { line, text, version };
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

/** The text that the digest of a version is of; `versionOf` puts the same in pieces. */
export function versionText(
  line: string,
  states: readonly DigestedRow[],
  accounts: readonly DigestedRow[],
): string {
  const text = (row: DigestedRow) => {
    const { head, feature, search, tail } = digested(row);
    return `${head}\n${feature}\n${search}\n${tail}`;
  };
  return [line, ...states.map(text), '', ...accounts.map(text)].join('\n');
}

function digested(row: DigestedRow): { head: string; feature: string; search: string; tail: string } {
  const shapes = row.shapes.map(({ disc, area }) =>
    disc ? `${disc.lon} ${disc.lat} ${disc.radius}` : area!.hash,
  );
  const whose = row.account ?? (row.telling?.preferred === 0 ? row.telling.teller : '');
  return {
    head: `${whose}\n${row.known_from} ${row.known_to} ${row.occurred_start} ${row.occurred_end}`,
    feature: row.feature,
    search: row.search ?? '',
    tail: shapes.join(','),
  };
}

function count(words: BatchWords, document: IncidentDocument, more: number): void {
  for (const [key, word] of wordsIn(document)) {
    const known = words.get(key);
    if (known) known[1] += more;
    else words.set(key, [word(), more]);
  }
}
