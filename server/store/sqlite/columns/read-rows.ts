import type { Connection } from '../connection.ts';

/** What the columns take of a state; null for what it does not have, 0 of a number of a set is the empty one. */
interface StateRow {
  id: number;
  seq: number;
  /** The revision that ended it. */
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
  contested: number;
  municipality: number;
  actor: number;
  claimant: number;
  claims: number;
  spot: number;
  precision: string;
  uncertainty: number | null;
  accounts: number;
}

const columns: Record<keyof StateRow, string> = {
  id: 's.id',
  seq: 's.seq',
  seqTo: `CASE WHEN s.rec_to IS NOT NULL THEN (SELECT n.seq FROM documents d JOIN documents n
    ON n.incident = d.incident AND n.version = d.version + 1 WHERE d.seq = s.seq) END`,
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
  contested: 's.contested',
  municipality: 's.municipalities',
  actor: 's.actors',
  claimant: 's.claimants',
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
    .prepare(`SELECT ${selected} FROM states s ORDER BY s.id`)
    .raw()
    .iterate() as IterableIterator<RawState>;
}

/** Ids of all states, the latest start first, those without one last; equal ones by public id. The index has it. */
export function idsByDate(connection: Connection): IterableIterator<number> {
  return connection.db
    .prepare('SELECT id FROM states INDEXED BY states_by_date ORDER BY occurred_start DESC, public_id')
    .pluck()
    .iterate() as IterableIterator<number>;
}

/** Ids of what stands now, is public and goes on being known. */
export function standingIds(connection: Connection): IterableIterator<number> {
  return connection.db
    .prepare(
      `SELECT id FROM states INDEXED BY states_current WHERE rec_to IS NULL AND known_to IS NULL AND status = 'published'`,
    )
    .pluck()
    .iterate() as IterableIterator<number>;
}

/** The states that one revision wrote. */
export function statesOfRevision(connection: Connection, seq: number): RawState[] {
  return connection
    .prepare(`SELECT ${selected} FROM states s WHERE s.seq = ? ORDER BY s.id`)
    .raw()
    .all(seq) as RawState[];
}

/** The states that stood until the revision. */
export function statesEndedBy(connection: Connection, seq: number): number[] {
  return connection
    .prepare(
      `SELECT s.id FROM documents d CROSS JOIN documents b ON b.incident = d.incident AND b.version = d.version - 1
       CROSS JOIN states s ON s.seq = b.seq WHERE d.seq = ?`,
    )
    .pluck()
    .all(seq) as number[];
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
