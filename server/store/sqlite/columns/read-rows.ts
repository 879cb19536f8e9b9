import type { Connection } from '../connection.ts';
import type { TermKind } from '../rows.ts';
import type { Spot, StoredShape } from './dictionary.ts';

/** A state as the database has it; null for what it does not have. */
export interface StateRow extends Spot {
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
  type: string;
  subType: string;
  verification: string;
  status: string;
  contested: number;
}

type Raw = [
  ...[number, number, number | null, number, number | null, number | null, number | null, string | null],
  ...[number, string, string, string, string, number, number | null, number | null, number | null],
];

const columns = `s.id, s.seq,
  CASE WHEN s.rec_to IS NOT NULL THEN (SELECT n.seq FROM documents d JOIN documents n
    ON n.incident = d.incident AND n.version = d.version + 1 WHERE d.seq = s.seq) END,
  s.known_from, s.known_to, s.occurred_start, s.occurred_end, s.local_day,
  s.located, s.type, s.sub_type, s.verification, s.status, s.contested, s.lon, s.lat, s.outline`;

function rowOf(raw: Raw): StateRow {
  const [id, seq, seqTo, knownFrom, knownTo, start, end, day] = raw;
  const [, , , , , , , , located, type, subType, verification, status, contested, lon, lat, outline] = raw;
  return {
    ...{ id, seq, seqTo, knownFrom, knownTo, start, end, day, located, type, subType, verification, status },
    ...{ contested, lon, lat, outline },
  };
}

/** All states, the latest start first, those without one last; equal ones by public id. */
export function* statesByDate(connection: Connection): Generator<StateRow> {
  const all = connection.db
    .prepare(
      `SELECT ${columns} FROM states s INDEXED BY states_by_date ORDER BY s.occurred_start DESC, s.public_id`,
    )
    .raw();
  for (const raw of all.iterate() as IterableIterator<Raw>) yield rowOf(raw);
}

/** The states that one revision wrote. */
export function statesOfRevision(connection: Connection, seq: number): StateRow[] {
  return (
    connection
      .prepare(`SELECT ${columns} FROM states s WHERE s.seq = ? ORDER BY s.id`)
      .raw()
      .all(seq) as Raw[]
  ).map(rowOf);
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

export const termKinds = ['municipality', 'actor', 'claimant'] as const satisfies readonly TermKind[];

/** Ids by kind that a state is found by. */
export type Terms = Record<TermKind, string[]>;

/** Terms of states in the order of their ids; `owner` restricts it to one. A state without terms is left out. */
export function* termsByState(connection: Connection, owner?: number): Generator<[number, Terms]> {
  const rows = connection.db
    .prepare(
      `SELECT owner, kind, value FROM state_terms ${owner === undefined ? '' : 'WHERE owner = ?'}
       ORDER BY owner, kind, value`,
    )
    .raw()
    .iterate(...(owner === undefined ? [] : [owner])) as IterableIterator<[number, keyof Terms, string]>;
  let current: [number, Terms] | null = null;
  for (const [id, kind, value] of rows) {
    if (current?.[0] !== id) {
      if (current) yield current;
      current = [id, { municipality: [], actor: [], claimant: [] }];
    }
    current[1][kind].push(value);
  }
  if (current) yield current;
}

type RawShape = [number, number | null, number | null, number | null, number | null, ...(number | null)[]];

/** Claimed shapes of states in the order of their ids; a state that claims no place is left out. */
export function* shapesByState(connection: Connection, owner?: number): Generator<[number, StoredShape[]]> {
  const rows = connection.db
    .prepare(
      `SELECT sh.owner, sh.lon, sh.lat, sh.radius, sh.area, a.minx, a.miny, a.maxx, a.maxy
       FROM state_shapes sh LEFT JOIN areas a ON a.id = sh.area
       ${owner === undefined ? '' : 'WHERE sh.owner = ?'} ORDER BY sh.owner, sh.id`,
    )
    .raw()
    .iterate(...(owner === undefined ? [] : [owner])) as IterableIterator<RawShape>;
  let current: [number, StoredShape[]] | null = null;
  for (const [id, lon, lat, radius, area, ...box] of rows) {
    if (current?.[0] !== id) {
      if (current) yield current;
      current = [id, []];
    }
    current[1].push({
      lon,
      lat,
      radius,
      area,
      box: area === null ? null : (box as [number, number, number, number]),
    });
  }
  if (current) yield current;
}
