import { canonicalJson } from '../../contract/change.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import { isPrivate, isPublic } from '../../domain/permissions.ts';
import type { Projection } from '../../domain/projection.ts';
import { knownAccounts } from '../../query/evaluate.ts';
import type { Connection } from './connection.ts';
import { readSets } from './read-sets.ts';
import type { ReaderContext } from './reader-context.ts';
import { accountTerms, claimsOf, sharedBy, stateColumns, stateTerms, type TermKind } from './rows.ts';
import { isThere, recordedFrom, recordedTo } from './unsettled.ts';

/** A version as its row must say it. */
export interface ExpectedVersion {
  seq: number;
  incident: string;
  version: number;
  document: IncidentDocument;
  /** Milliseconds. */
  recordedAt: number;
  batch: number;
}

/** Compares the row of a version with what its revision says; null when it holds. */
export function versionFault(context: ReaderContext, expected: ExpectedVersion): string | null {
  const { seq, incident, version, document, recordedAt, batch } = expected;
  const row = context
    .prepare(
      `SELECT d.incident, d.version, ${recordedFrom('d')} AS since, ${recordedTo('d')} AS until, d.status, d.public,
         d.private, d.batch FROM documents d WHERE d.seq = ?`,
    )
    .get(seq);
  if (!row) return 'The version of this revision is missing.';
  const other = (number: number) =>
    context
      .prepare(
        `SELECT ${recordedFrom('d')} AS since, d.batch, d.public FROM documents d
         WHERE d.incident = ? AND d.version = ? AND ${isThere('d')}`,
      )
      .get(incident, number) as { since: number; batch: number; public: number } | undefined;
  const next = other(version + 1);
  const heard = isPublic(document, other(version - 1)?.public === 1);
  const said = {
    incident,
    version,
    since: recordedAt,
    until: !next ? null : batch !== 0 && next.batch === batch ? 0 : next.since,
    status: document.status,
    public: Number(heard),
    private: Number(isPrivate(document)),
    batch,
  };
  return same(row, said)
    ? null
    : 'The stored version differs from its revision in number, status or dates, or in who may see it.';
}

/** The columns that filters ask must follow from the states and accounts that are sent. */
export function columnsFault(context: ReaderContext, seq: number, projection: Projection): string | null {
  const shared = `FROM documents d WHERE d.seq = r.seq AND d.incident = r.incident AND d.status = r.status
    AND d.rec_from = r.rec_from AND d.rec_to IS r.rec_to AND d.ending IS r.ending AND d.private = r.private
    AND d.batch = r.batch`;
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
      return ok && isRight && same(readSets(context, id), { ...sharedBy(state), claims: claimsOf(state) });
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

/** Whether two values say the same, whatever the order of their members. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
