import type { Change } from '../../contract/change.ts';
import type { Role } from '../../contract/roles.ts';
import { isPrivate, isPublic } from '../../domain/permissions.ts';
import type { Projection } from '../../domain/projection.ts';
import { placeRuleOf } from '../../domain/rule-of.ts';
import type { EarlierVersion } from '../protection.ts';
import { StaleVersionError, type Write } from '../writing.ts';
import type { Connection } from './connection.ts';
import { changeText, firstHash, projectionHash, revisionHash } from './hash-chain.ts';
import { noteHeld } from './private-parts.ts';
import { readOriginal } from './read-document.ts';
import { withdrawNews } from './staff/deliveries.ts';
import { moveEvidence } from './staff/evidence.ts';
import { standsNow } from './unsettled.ts';
import { writeAccountStates, writeStates } from './write-projection.ts';
import { findEarlier, keepShown, rewriteEarlier, rewrittenBy } from './write-shown.ts';
import { countVocabulary } from './write-vocabulary.ts';

/** Where the chain of revisions stands; `recorded_at` is milliseconds. */
export interface Head {
  seq: number;
  hash: string;
  recorded_at: number;
}

/** The last revision in the file; seq 0 and zeros in an empty one. */
export function readHead(connection: Connection): Head {
  const row = connection
    .prepare('SELECT seq, hash, recorded_at FROM revisions ORDER BY seq DESC LIMIT 1')
    .get() as { seq: number; hash: string; recorded_at: string } | undefined;
  return row
    ? { ...row, recorded_at: Date.parse(row.recorded_at) }
    : { seq: 0, hash: firstHash, recorded_at: Number.NEGATIVE_INFINITY };
}

interface Current {
  seq: number;
  version: number;
  public: number;
}

/** Writes changes one after the other, in one transaction: all of them or none. As `commitChange` for each. */
export function commitChanges(
  connection: Connection,
  head: Head,
  writes: readonly Write[],
  zone: string,
): { head: Head; version: number }[] {
  return connection.db
    .transaction(() => {
      let last = head;
      return writes.map(({ change, projection, earlier, evidence = [] }) => {
        const written = commitChange(connection, last, change, projection, zone, earlier);
        last = written.head;
        const recorded_at = new Date(last.recorded_at).toISOString();
        moveEvidence(connection, evidence, { actor: change.actor, role: change.role as Role, recorded_at });
        return written;
      });
    })
    .immediate();
}

/**
 * Writes a change, in one transaction: the revision, the version, what is derived from it; the version before ends.
 * Answers the new head and version. Throws StaleVersionError when the incident does not stand at `change.base`, and a
 * sentence when a rule of protection is not kept: what is derived has to be of the protected form, and of `earlier`
 * versions too where the rule changes.
 */
export function commitChange(
  connection: Connection,
  head: Head,
  change: Change,
  projection: Projection,
  zone: string,
  earlier: readonly EarlierVersion[] = [],
): { head: Head; version: number } {
  const at = Math.max(Date.parse(change.recorded_at), head.recorded_at);
  if (Number.isNaN(at))
    throw new Error(`The change of ${change.incident} has no time at which it was recorded.`);
  if (change.document.id !== change.incident)
    throw new Error(`The change of ${change.incident} carries the document of ${change.document.id}.`);
  const recordedAt = new Date(at).toISOString();
  if (change.document.protection && !projection.shown)
    throw new Error(`The protected incident ${change.incident} would be shown as it is.`);
  const derived = projectionHash(projection);
  const seq = head.seq + 1;
  const version = change.base + 1;
  let hash = '';
  connection.db
    .transaction(() => {
      const before = connection
        .prepare(
          `SELECT d.seq, d.version, d.public FROM documents d WHERE d.incident = ? AND ${standsNow('d', true)}`,
        )
        .get(change.incident) as Current | undefined;
      if ((before?.version ?? 0) !== change.base) throw new StaleVersionError(before?.version ?? 0);
      const original = before ? readOriginal(connection, before.seq) : null;
      if (original && change.document.place_generalised !== original.place_generalised)
        throw new Error(`What everybody reads of ${change.incident} would be written over what was written.`);
      const isRewriting = original !== null && placeRuleOf(original) !== placeRuleOf(change.document);
      const rewriting = isRewriting ? findEarlier(connection, change.incident, earlier) : [];
      const rewritten = rewrittenBy(connection, rewriting);
      const text = changeText(rewritten.length ? { ...change, rewritten } : change, recordedAt);
      hash = revisionHash(head.hash, seq, recordedAt, derived, text);
      if (before) closeVersion(connection, before.seq, at);
      connection
        .prepare(
          `INSERT INTO revisions VALUES (@seq, @recordedAt, @actor, @kind, @incident, @version, @base, @reason,
             @text, @derived, @previous, @hash)`,
        )
        .run({
          seq,
          recordedAt,
          actor: change.actor,
          kind: change.kind,
          incident: change.incident,
          version,
          base: change.base,
          reason: change.reason ?? null,
          text,
          derived,
          previous: head.hash,
          hash,
        });
      writeDocument(connection, { change, projection, seq, version, at, wasPublic: before?.public === 1 });
      const row = {
        seq,
        incident: change.incident,
        rec_from: at,
        status: change.document.status,
        rec_to: null,
        private: Number(isPrivate(change.document)),
        batch: 0,
      };
      writeStates(connection, row, projection, zone);
      writeAccountStates(connection, row, projection.accountStates);
      if (projection.shown) keepShown(connection, seq, seq, projection, null);
      const ended = rewriting.map(({ row, ...one }) => ({
        ...one,
        row: row.seq === before?.seq ? { ...row, rec_to: at } : row,
      }));
      rewriteEarlier(connection, seq, ended, zone);
      const isShown = change.document.status === 'published' && !isPrivate(change.document);
      if (isRewriting || (before?.public === 1 && !isShown))
        withdrawNews(connection, change.incident, isShown);
      noteHeld(connection, change.document, zone);
      countVocabulary(connection, original, change.document);
    })
    .immediate();
  return { head: { seq, hash, recorded_at: at }, version };
}

function closeVersion(connection: Connection, seq: number, at: number): void {
  for (const table of ['documents', 'states', 'account_states'])
    connection.prepare(`UPDATE ${table} SET rec_to = ? WHERE seq = ?`).run(at, seq);
}

function writeDocument(
  connection: Connection,
  version: {
    change: Change;
    projection: Projection;
    seq: number;
    version: number;
    at: number;
    wasPublic: boolean;
  },
): void {
  const { change, projection, seq } = version;
  const { document } = change;
  connection
    .prepare(
      `INSERT INTO documents (seq, incident, version, rec_from, status, public, private, document, accounts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      seq,
      change.incident,
      version.version,
      version.at,
      document.status,
      Number(isPublic(document, version.wasPublic)),
      Number(isPrivate(document)),
      JSON.stringify(document),
      JSON.stringify(projection.accounts),
    );
  const link = connection.prepare(
    'INSERT INTO links (target, seq, ordinal, relation, known_from) VALUES (?, ?, ?, ?, ?)',
  );
  document.links.forEach((one, ordinal) => {
    link.run(one.target, seq, ordinal, one.relation, one.known_from ?? null);
  });
}
