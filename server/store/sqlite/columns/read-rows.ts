import type { Connection } from '../connection.ts';
import { isThere, standsNow } from '../unsettled.ts';

/** What the columns take of a state; null for what it does not have, 0 of a number of a set is the empty one. */
interface StateRow {
  id: number;
  publicId: string;
  /** The revision that it came with. */
  seq: number;
  /** The revision that ended it; its own where another version of the same import followed. */
  seqTo: number | null;
  knownFrom: number;
  knownTo: number | null;
  start: number | null;
  end: number | null;
  /** Local day, `YYYY-MM-DD`. */
  day: string | null;
  located: number;
  isPoint: number;
  type: string;
  subType: string;
  verification: string;
  status: string;
  private: number;
  contested: number;
  municipality: number;
  actor: number;
  claimant: number;
  telling: number;
  claims: number;
  spot: number;
  precision: string;
  uncertainty: number | null;
  accounts: number;
}

/** The revision that a row came with: the versions of an import share one, which has none while it is being loaded. */
const revisionOf = (row: string) =>
  `CASE ${row}.batch WHEN 0 THEN ${row}.seq ELSE (SELECT u.seq FROM batches u WHERE u.id = ${row}.batch) END`;

const columns: Record<keyof StateRow, string> = {
  id: 's.id',
  publicId: 's.public_id',
  seq: revisionOf('s'),
  seqTo: `CASE WHEN s.rec_to IS NOT NULL OR s.ending IS NOT NULL THEN (SELECT min(${revisionOf('n')})
    FROM documents d JOIN documents n ON n.incident = d.incident AND n.version = d.version + 1
    WHERE d.seq = s.seq) END`,
  knownFrom: 's.known_from',
  knownTo: 's.known_to',
  start: 's.occurred_start',
  end: 's.occurred_end',
  day: 's.local_day',
  located: 's.located',
  isPoint: 's.is_point',
  type: 's.type',
  subType: 's.sub_type',
  verification: 's.verification',
  status: 's.status',
  private: 's.private',
  contested: 's.contested',
  municipality: 's.municipalities',
  actor: 's.actors',
  claimant: 's.claimants',
  telling: 's.teller * 2 + s.preferred',
  claims: 's.claims',
  spot: 's.spot',
  precision: 's.place_precision',
  uncertainty: 's.uncertainty',
  accounts: 's.accounts',
};
const names = Object.keys(columns) as (keyof StateRow)[];
const selected = names.map((name) => columns[name]).join(', ');

/** The values of a state in the order of its members: as objects a million of them take twice as long to read. */
export type RawState = (string | number | null)[];

/** Where in its values a state has a member. */
export const valueAt = Object.fromEntries(names.map((name, at) => [name, at])) as Record<
  keyof StateRow,
  number
>;

/** All states in the order of their ids, which is that of the file. */
export function allStates(connection: Connection): IterableIterator<RawState> {
  return connection.db
    .prepare(`SELECT ${selected} FROM states s WHERE ${isThere('s')} ORDER BY s.id`)
    .raw()
    .iterate() as IterableIterator<RawState>;
}

/**
 * Ids of all states, the latest start first, those without one last; equal ones by public id. With 1 for what stands
 * now in the preferred view, is public and goes on being known. The index has all of it.
 */
export function idsByDate(connection: Connection): IterableIterator<[id: number, current: 0 | 1]> {
  return connection.db
    .prepare(
      `SELECT s.id, s.known_to IS NULL AND s.status = 'published' AND s.private = 0 AND s.preferred = 1
         AND ${standsNow('s', true)}
       FROM states s INDEXED BY states_by_date WHERE ${isThere('s')} ORDER BY s.occurred_start DESC, s.public_id`,
    )
    .raw()
    .iterate() as IterableIterator<[number, 0 | 1]>;
}

/** The versions of a revision by their own numbers, first and last: those of an import have negative ones. */
function versionsOf(connection: Connection, seq: number): [number, number] {
  const batch = connection
    .prepare('SELECT first, first + count - 1 FROM batches WHERE seq = ?')
    .raw()
    .get(seq);
  return (batch as [number, number] | undefined) ?? [seq, seq];
}

/** The states that one revision wrote. */
export function statesOfRevision(connection: Connection, seq: number): IterableIterator<RawState> {
  return connection.db
    .prepare(`SELECT ${selected} FROM states s WHERE s.seq BETWEEN ? AND ? ORDER BY s.id`)
    .raw()
    .iterate(...versionsOf(connection, seq)) as IterableIterator<RawState>;
}

/** The states that stood until the revision. */
export function statesEndedBy(connection: Connection, seq: number): number[] {
  return connection
    .prepare(
      `SELECT s.id FROM documents d CROSS JOIN documents b ON b.incident = d.incident AND b.version = d.version - 1
       CROSS JOIN states s ON s.seq = b.seq WHERE d.seq BETWEEN ? AND ?`,
    )
    .pluck()
    .all(...versionsOf(connection, seq)) as number[];
}

/** Texts of a table of sets, beginning at a number; they are numbered from 1 without gaps. */
export function setsFrom(
  connection: Connection,
  table: 'term_sets' | 'claim_sets' | 'spots',
  first: number,
): IterableIterator<string> {
  const text = { term_sets: 'ids', claim_sets: 'shapes', spots: 'place' }[table];
  return connection.db
    .prepare(`SELECT ${text} FROM ${table} WHERE id >= ? ORDER BY id`)
    .pluck()
    .iterate(first) as IterableIterator<string>;
}

/** West, south, east, north. */
export type AreaBox = [number, number, number, number];

/** The box of an area. */
export function areaBox(connection: Connection, id: number): AreaBox {
  return connection.prepare('SELECT minx, miny, maxx, maxy FROM areas WHERE id = ?').raw().get(id) as AreaBox;
}
