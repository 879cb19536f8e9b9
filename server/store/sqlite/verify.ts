import { type Change, canonicalJson } from '../../contract/change.ts';
import type { Projection } from '../../domain/projection.ts';
import { knownAccounts } from '../../query/evaluate.ts';
import type { VerifyReport } from '../integrity.ts';
import { isPublic } from './commit.ts';
import type { Connection } from './connection.ts';
import { firstHash, projectionHash, revisionHash } from './hash-chain.ts';
import { readProjection } from './read-projection.ts';
import { readSets } from './read-sets.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { accountTerms, stateColumns, stateTerms, type TermKind } from './rows.ts';
import { sharedBy } from './write-sets.ts';

interface Revision {
  seq: number;
  recorded_at: string;
  actor: string;
  kind: string;
  incident: string;
  version: number;
  base: number;
  reason: string | null;
  change: string;
  projection_hash: string;
  prev_hash: string;
  hash: string;
}

interface Document {
  incident: string;
  version: number;
  rec_from: number;
  rec_to: number | null;
  status: string;
  public: 0 | 1;
  document: string;
}

/**
 * Computes the chain of revisions anew and compares every stored version, state and account with what its revision
 * says; names the first row that differs, and why. Reads one snapshot, so it may run while others write.
 */
export function verifyStore(context: ReaderContext): VerifyReport {
  return onOneSnapshot(context, () => {
    let head = firstHash;
    let revisions = 0;
    const wasPublic = new Map<string, boolean>();
    // The iterator keeps its statement busy, so this one is not shared.
    for (const row of context.db
      .prepare('SELECT * FROM revisions ORDER BY seq')
      .iterate() as Iterable<Revision>) {
      const reason =
        chainFault(row, revisions + 1, head) ??
        attempt(() => documentFault(context, row, wasPublic)) ??
        attempt(() => projectionFault(context, row));
      if (reason) return { revisions, broken: { seq: row.seq, reason }, head };
      head = row.hash;
      revisions = row.seq;
    }
    const orphan = context
      .prepare(
        `SELECT min(seq) FROM (SELECT seq FROM documents UNION ALL SELECT seq FROM states
           UNION ALL SELECT seq FROM account_states) WHERE seq > ?`,
      )
      .pluck()
      .get(revisions) as number | null;
    const reason = 'There are rows of a revision that is not in the chain.';
    return { revisions, broken: orphan === null ? null : { seq: orphan, reason }, head };
  });
}

function attempt(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    if ((error as Error).name === 'DeadlineError') throw error;
    return `A stored value cannot be read: ${(error as Error).message}`;
  }
}

function chainFault(row: Revision, expected: number, previous: string): string | null {
  if (row.seq !== expected) return `Revision ${expected} is missing.`;
  if (row.prev_hash !== previous) return 'The previous hash is not the hash of the revision before.';
  const hash = revisionHash(previous, row.seq, row.recorded_at, row.projection_hash, row.change);
  return row.hash === hash ? null : 'The revision does not have the hash that was recorded.';
}

/** Columns beside the hashed text repeat it for the sake of reading; they must repeat it truly. */
function documentFault(
  connection: Connection,
  row: Revision,
  wasPublic: Map<string, boolean>,
): string | null {
  const change = JSON.parse(row.change) as Change;
  const { kind, incident, base, actor, recorded_at } = change;
  const stored = [row.kind, row.incident, row.base, row.actor, row.recorded_at, row.reason, row.version];
  const said = [kind, incident, base, actor, recorded_at, change.reason ?? null, base + 1];
  if (!same(stored, said)) return 'The columns of the revision differ from its change.';
  const document = connection
    .prepare(
      'SELECT incident, version, rec_from, rec_to, status, public, document FROM documents WHERE seq = ?',
    )
    .get(row.seq) as Document | undefined;
  if (!document) return 'The version of this revision is missing.';
  if (!same(JSON.parse(document.document), change.document))
    return 'The stored document differs from that of the revision.';
  const next = connection
    .prepare('SELECT recorded_at FROM revisions WHERE incident = ? AND version = ?')
    .pluck()
    .get(incident, base + 2) as string | undefined;
  const heard = isPublic(change.document.status, wasPublic.get(incident) ?? false);
  wasPublic.set(incident, heard);
  const ends = next === undefined ? null : Date.parse(next);
  const expected = [incident, base + 1, Date.parse(recorded_at), ends, change.document.status, Number(heard)];
  const { version, rec_from, rec_to, status } = document;
  return same([document.incident, version, rec_from, rec_to, status, document.public], expected)
    ? null
    : 'The stored version differs from its revision in number, status or dates.';
}

function projectionFault(context: ReaderContext, row: Revision): string | null {
  const projection = readProjection(context, row.seq);
  if (projectionHash(projection) !== row.projection_hash)
    return 'What is stored as derived from this version differs from what was derived.';
  return columnsFault(context, row.seq, projection);
}

/** The columns that filters ask must follow from the states and accounts that are sent. */
function columnsFault(context: ReaderContext, seq: number, projection: Projection): string | null {
  const shared = `FROM documents d WHERE d.seq = r.seq AND d.incident = r.incident AND d.status = r.status
    AND d.rec_from = r.rec_from AND d.rec_to IS r.rec_to`;
  const states = context
    .prepare(
      `SELECT id, public_id = incident AND EXISTS (SELECT 1 ${shared}) AS ok, known_from, known_to, occurred_start,
         occurred_end, local_day, located, type, sub_type, verification, contested
       FROM states r WHERE seq = ? ORDER BY id`,
    )
    .all(seq) as ({ id: number; ok: 0 | 1 } & ReturnType<typeof stateColumns>)[];
  const accounts = context
    .prepare(
      `SELECT id, public_id = incident || ':' || account AND EXISTS (SELECT 1 ${shared}) AS ok, known_to, located
       FROM account_states r WHERE seq = ? ORDER BY id`,
    )
    .all(seq) as { id: number; ok: 0 | 1; known_to: number | null; located: 0 | 1 }[];
  const ends = knownAccounts(projection.accountStates);
  const right =
    states.every(({ id, ok, ...columns }, index) => {
      const state = projection.states[index]!;
      const terms = termsOf(context, 'state_terms', id);
      const isRight = same(columns, stateColumns(state, context.zone)) && same(terms, stateTerms(state));
      return ok && isRight && same(readSets(context, id), sharedBy(state));
    }) &&
    accounts.every(({ id, ok, known_to, located }, index) => {
      const one = ends[index]!;
      const terms = termsOf(context, 'account_terms', id);
      const expected = [one.known_to, one.geometry ? 1 : 0];
      return ok && same([known_to, located], expected) && same(terms, accountTerms(one));
    });
  return right ? null : 'What filters ask of a state or account differs from what it says.';
}

function termsOf(connection: Connection, table: string, owner: number): [TermKind, string][] {
  return connection
    .prepare(`SELECT kind, value FROM ${table} WHERE owner = ? ORDER BY kind, value`)
    .raw()
    .all(owner) as [TermKind, string][];
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
