import { canonicalJson } from '../../contract/change.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import { isPrivate, isPublic } from '../../domain/permissions.ts';
import type { Projection } from '../../domain/projection.ts';
import { knownAccounts } from '../../query/known-accounts.ts';
import { isUntold } from './derive-told.ts';
import { type Telling, tellings } from './projection-rows.ts';
import { readAccountSets, readSets } from './read-sets.ts';
import type { ReaderContext } from './reader-context.ts';
import { claimsOf, sharedBy, sharedByAccount, stateColumns } from './rows.ts';
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
         occurred_end, local_day, located, type, sub_type, verification, contested, preferred,
         coalesce((SELECT t.ids FROM term_sets t WHERE t.id = r.teller), '') AS teller
       FROM states r WHERE seq = ? ORDER BY id`,
    )
    .all(seq) as ({ id: number; ok: 0 | 1 } & Telling & ReturnType<typeof stateColumns>)[];
  const accounts = context
    .prepare(
      `SELECT id, public_id = incident || ':' || account AND EXISTS (SELECT 1 ${shared}) AS ok, known_to, located
       FROM account_states r WHERE seq = ? ORDER BY id`,
    )
    .all(seq) as { id: number; ok: 0 | 1; known_to: number | null; located: 0 | 1 }[];
  const ends = knownAccounts(projection.accountStates);
  const told = tellings(projection);
  const waits = isUntold(context, seq);
  const right =
    states.length === told.length &&
    states.every(({ id, ok, preferred, teller, ...columns }, index) => {
      const { state, telling } = told[index]!;
      const isRight =
        same(columns, stateColumns(state, context.zone)) &&
        same({ preferred, teller }, waits ? { ...telling, teller: '' } : telling);
      return ok && isRight && same(readSets(context, id), { ...sharedBy(state), claims: claimsOf(state) });
    }) &&
    accounts.every(({ id, ok, known_to, located }, index) => {
      const one = ends[index]!;
      const isRight = same([known_to, located], [one.known_to, one.geometry ? 1 : 0]);
      const shared = { ...sharedByAccount(one), claims: claimsOf(one) };
      return ok && isRight && same(readAccountSets(context, id), shared);
    });
  return right ? null : 'What filters ask of a state or account differs from what it says.';
}

/** What finds sets by their members must follow from the sets; a sentence when it does not. */
export function membersFault(context: ReaderContext): string | null {
  const wrong = context
    .prepare(
      `SELECT 1 FROM term_sets t LEFT JOIN
         (SELECT term_set, group_concat(value, ',' ORDER BY value) AS ids FROM set_terms GROUP BY term_set) m
         ON m.term_set = t.id WHERE m.ids IS NOT t.ids
       UNION ALL SELECT 1 FROM set_terms WHERE term_set NOT IN (SELECT id FROM term_sets) LIMIT 1`,
    )
    .get();
  return wrong ? 'What filters ask of sets of terms differs from the sets.' : null;
}

/** Whether two values say the same, whatever the order of their members. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
