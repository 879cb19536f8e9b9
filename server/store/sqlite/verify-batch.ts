import { createHash } from 'node:crypto';
import type { ImportChange } from '../../contract/change.ts';
import { type DigestedRow, digestBytes, versionDigest, versionText } from './batch-rows.ts';
import type { Connection } from './connection.ts';
import { isToldLater } from './derive-told.ts';
import { sha256 } from './hash-chain.ts';
import { accountLayer, incidentLayer, type Layer } from './layer.ts';
import { DamagedTextError } from './packed/head.ts';
import { parseLine, unpackLines } from './read-document.ts';
import { readProjection, shapeRows } from './read-projection.ts';
import type { ReaderContext } from './reader-context.ts';
import { shownFault, shownLater } from './verify-shown.ts';
import { columnsFault, same, versionFault } from './verify-version.ts';

interface Batch {
  id: number;
  data_set: string;
  actor: string;
  began_at: number;
  count: number;
  public_count: number;
  recorded_at: number;
}

/**
 * Compares all versions of a batch with the digest that its revision holds; null when they hold, else a sentence with
 * the first incident that was altered. The digests kept beside the versions tell which one it was; that they were not
 * altered themselves the revision tells.
 */
export function batchFault(context: ReaderContext, seq: number, change: ImportChange): string | null {
  const batch = context.prepare('SELECT * FROM batches WHERE seq = ?').get(seq) as Batch | undefined;
  if (!batch) return 'The batch of this import is missing.';
  const { data_set, actor, recorded_at, count, public_count } = batch;
  const stored = [JSON.parse(data_set), actor, recorded_at, count, public_count];
  const said = [
    change.data_set,
    change.actor,
    Date.parse(change.recorded_at),
    change.count,
    change.public_count,
  ];
  if (!same(stored, said)) return 'What is kept of the import differs from its revision.';
  const digest = createHash('sha256');
  const seen = { versions: 0, states: 0, accounts: 0 };
  // The iterator keeps its statement busy, so this one is not shared.
  const blocks = context.db
    .prepare('SELECT first, digests, lines FROM batch_blocks WHERE batch = ? ORDER BY first')
    .iterate(batch.id) as Iterable<{ first: number; digests: Buffer; lines: Buffer }>;
  for (const { first, digests, lines } of blocks) {
    const texts = unpackLines(lines);
    for (const [index, line] of texts.entries()) {
      context.watch.check();
      const fault = readableFault(context, batch, first + index, line, (found) => {
        digest.update(found.digest);
        seen.states += found.states;
        seen.accounts += found.accounts;
        const at = index * digestBytes;
        return digests.subarray(at, at + digestBytes).equals(found.digest.subarray(0, digestBytes));
      });
      if (fault) return fault;
    }
    seen.versions += texts.length;
  }
  if (digest.digest('hex') !== change.digest)
    return 'The imported versions are not those of the import, and their digests were altered too.';
  const counted = context
    .prepare(
      `SELECT (SELECT count(*) FROM documents WHERE batch = @id) AS versions,
         (SELECT count(*) FROM states WHERE batch = @id) AS states,
         (SELECT count(*) FROM account_states WHERE batch = @id) AS accounts`,
    )
    .get({ id: batch.id });
  return same(counted, seen) && seen.versions === count
    ? null
    : 'Versions were added to the import or taken away.';
}

/** Each version of the batch that this revision made visible: the text that its digest is of, and the digest. */
export function* batchTexts(
  context: ReaderContext,
  revision: number,
): Generator<{ seq: number; text: string; digest: Buffer }> {
  // The iterator keeps its statement busy, so this one is not shared.
  const blocks = context.db
    .prepare(
      `SELECT first, lines FROM batch_blocks WHERE batch = (SELECT id FROM batches WHERE seq = ?) ORDER BY first`,
    )
    .iterate(revision) as Iterable<{ first: number; lines: Buffer }>;
  for (const { first, lines } of blocks)
    for (const [index, line] of unpackLines(lines).entries()) {
      const seq = first + index;
      const { states, accounts } = rowsOf(context, seq);
      const text = versionText(line, states, accounts);
      const { vouched } = shownLater(context, seq) ?? {};
      const digest = vouched
        ? Buffer.from(vouched, 'hex')
        : createHash('sha256').update(text, 'utf8').digest();
      yield { seq, text, digest };
    }
}

interface Found {
  digest: Buffer;
  states: number;
  accounts: number;
}

/** As `lineFault`, where what is stored may be no packed text any more. */
function readableFault(...asked: Parameters<typeof lineFault>): string | null {
  try {
    return lineFault(...asked);
  } catch (error) {
    if (!(error instanceof DamagedTextError)) throw error;
    return altered(parseLine(asked[3]).change);
  }
}

const altered = ({ incident }: { incident: string }) =>
  `The imported version of ${incident}, or what was derived from it, was altered.`;

function lineFault(
  context: ReaderContext,
  batch: Batch,
  seq: number,
  line: string,
  holds: (found: Found) => boolean,
): string | null {
  const { states, accounts } = storedRows(context, seq);
  const shown = shownLater(context, seq);
  const digest = shown?.vouched
    ? Buffer.from(shown.vouched, 'hex')
    : Buffer.from(versionDigest(line, vouchedStates(context, seq, states), accounts));
  const right = holds({ digest, states: states.length, accounts: accounts.length });
  const { change } = parseLine(line);
  if (!right) return altered(change);
  const { incident, base, document } = change;
  const fault =
    versionFault(context, {
      ...{ seq, incident, document, version: base + 1 },
      ...{ recordedAt: batch.recorded_at, batch: batch.id },
    }) ??
    (shown && shownFault(shown, base + 1, readProjection(context, seq), line)) ??
    columnsFault(context, seq, readProjection(context, seq));
  return fault && `${incident}: ${fault}`;
}

/** The rows of a version of a batch as its digest covers them. */
export function rowsOf(
  connection: Connection,
  seq: number,
): { states: DigestedRow[]; accounts: DigestedRow[] } {
  const { states, accounts } = storedRows(connection, seq);
  return { states: vouchedStates(connection, seq, states), accounts };
}

/** What was derived after the import is not in its digest. */
const vouchedStates = (connection: Connection, seq: number, states: DigestedRow[]) =>
  isToldLater(connection, seq) ? states.filter(({ account }) => account === '') : states;

const storedRows = (connection: Connection, seq: number) => ({
  states: rowsIn(connection, incidentLayer, seq),
  accounts: rowsIn(connection, accountLayer, seq),
});

const tellerOutside = "iif(s.preferred = 1, '', (SELECT t.ids FROM term_sets t WHERE t.id = s.teller))";

/** The rows of a version as they went into its digest. */
function rowsIn(context: Connection, layer: Layer, seq: number): DigestedRow[] {
  const isState = layer === incidentLayer;
  const rows = context
    .prepare(
      `SELECT s.claims, ${isState ? tellerOutside : 's.account'} AS account, s.known_from, s.known_to, s.occurred_start,
         s.occurred_end, unpacked(b.feature) AS feature,
         ${isState ? 'unpacked_after(b.feature, b.search)' : "''"} AS search
       FROM ${layer.rows} s JOIN ${layer.bodies} b ON b.owner = s.id WHERE s.seq = ? ORDER BY s.id`,
    )
    .all(seq) as (Omit<DigestedRow, 'shapes'> & { claims: number })[];
  return rows.map((row) => ({ ...row, shapes: shapesOf(context, row.claims) }));
}

function shapesOf(context: Connection, claims: number): DigestedRow['shapes'] {
  return shapeRows(context, claims).map(({ geometry, ...disc }) =>
    geometry === null ? { disc, area: null } : { disc: null, area: { hash: sha256(geometry) } },
  );
}
