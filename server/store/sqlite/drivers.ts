import type { Geometry } from 'geojson';
import type { Box } from '../../contract/query.ts';
import { flatBox } from '../../query/claimed-places.ts';
import { type Predicate, spatialOperators } from '../../query/cql2/ast.ts';
import { isOperation } from '../../query/cql2/operand.ts';
import { splitBox } from '../../query/meets-box.ts';
import { geometryBoxes } from '../../query/shape-boxes.ts';
import type { Connection } from './connection.ts';
import { aliveEvery } from './deadline.ts';
import {
  boundBox,
  claimedBoxOf,
  claimsMeeting,
  overlapOf,
  searchOf,
  setsWith,
  termOf,
} from './indexed-tests.ts';
import { incidentLayer } from './layer.ts';
import type { LayerScope } from './layer-scope.ts';
import { type TermKind, termColumns } from './rows.ts';

/** The index that finds the rows before the other conditions test them; `date` goes through all rows by date. */
export interface Driver {
  kind: 'date' | 'place' | 'claimed' | 'extent' | 'words' | 'tag' | 'incident' | TermKind;
  /** SELECT of ids, perhaps too many and some more than once, that is cheap to count; empty for `date`. */
  candidates: string;
  /** SELECT of the ids to begin with. */
  found(): string;
  /** The condition that `found` answers exactly, so that it need not be tested again; null for none. */
  answers: Predicate | null;
}

export const byDate: Driver = { kind: 'date', candidates: '', found: () => '', answers: null };

/**
 * Chooses the driver by counting what each index would find, at most a share of all rows: beyond an eighth going
 * through the rows by date is faster than jumping to each.
 */
export function chooseDriver(
  connection: Connection,
  scope: LayerScope,
  all: readonly Predicate[],
  share = 1 / 8,
): Driver {
  const drivers = driversFor(scope, all);
  if (!drivers.length) return byDate;
  const { rows } = connection
    .prepare(`SELECT coalesce(max(id), 0) AS rows FROM ${scope.layer.rows}`)
    .get() as { rows: number };
  let cap = Math.max(2_000, Math.floor(rows * share));
  let best = byDate;
  for (const driver of drivers) {
    const { n } = connection
      .prepare(`${scope.binder.with()} SELECT count(*) AS n FROM (${driver.candidates} LIMIT @cap)`)
      .get({ ...scope.binder.parameters, cap }) as { n: number };
    if (n >= cap) continue;
    cap = Math.max(1, n);
    best = driver;
  }
  return best;
}

/** The drivers that some of the conditions, which all must be true, allow; without `byDate`, which always is one. */
export function driversFor(scope: LayerScope, all: readonly Predicate[]): Driver[] {
  return all.flatMap((one) => {
    if (typeof one !== 'object' || !isOperation(one)) return [];
    return (
      placeDriver(scope, one) ??
      spatialDriver(scope, one) ??
      wordsDriver(scope, one) ??
      termDriver(scope, one) ??
      tagDriver(scope, one) ??
      incidentDriver(scope, one) ??
      []
    );
  });
}

/** A box test of claimed places. */
function placeDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const box = claimedBoxOf(one);
  if (!box) return null;
  const select = `SELECT r.id FROM ${claimsMeeting(binder, box)} m CROSS JOIN ${layer.rows} r ON r.claims = m.id
    WHERE ${aliveEvery('r.id')}`;
  return { kind: 'place', candidates: select, found: () => select, answers: one };
}

/** Any other spatial predicate with a literal that is false where the boxes do not meet. */
function spatialDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const { op, args } = one as { op: string; args: object[] };
  if (op === 's_disjoint' || !(spatialOperators as readonly string[]).includes(op)) return null;
  const property = args.flatMap((arg) => ('property' in arg ? [arg.property] : []))[0];
  const boxes = args.flatMap(literalBoxes);
  if (boxes.length === 0 || (property !== 'geometry' && property !== 'claimed_places')) return null;
  const isOwn = property === 'geometry';
  const met = (table: string) =>
    boxes
      .map((box) => `SELECT b.id >> 4 AS of FROM ${table} b WHERE ${boundBox(binder, box).overlaps('b.')}`)
      .join(' UNION ALL ');
  const select = isOwn
    ? `SELECT r.id FROM (${met('extent_boxes')}) m CROSS JOIN ${layer.rows} r ON r.extent = m.of`
    : `SELECT r.id FROM (${met('claim_boxes')}) m CROSS JOIN claim_shapes sh ON sh.id = m.of
       CROSS JOIN ${layer.rows} r ON r.claims = sh.claims`;
  return { kind: isOwn ? 'extent' : 'claimed', candidates: select, found: () => select, answers: null };
}

/** Boxes with west <= east that hold a spatial literal; none for a property, or for an empty geometry. */
export function literalBoxes(literal: object): Box[] {
  if ('bbox' in literal) return splitBox(flatBox(literal.bbox as number[]));
  return 'type' in literal ? geometryBoxes(literal as Geometry) : [];
}

/** Words are the incident's, so they find no accounts. */
function wordsDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const search = layer === incidentLayer ? searchOf(one) : null;
  if (!search?.match) return null;
  const select = `SELECT rowid AS id FROM state_words
    WHERE state_words MATCH ${binder.bind(search.match)} AND ${aliveEvery('rowid')}`;
  return { kind: 'words', candidates: select, found: () => select, answers: search.isExact ? one : null };
}

function termDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const overlap = overlapOf(one);
  const asked = overlap ?? equalsOf(one);
  if (!asked) return null;
  const isClaimant = !overlap && layer !== incidentLayer && asked.property === 'claimant';
  const kind = overlap ? termOf(layer, overlap.property) : isClaimant ? 'claimant' : null;
  if (!kind) return null;
  const select = `SELECT r.id FROM ${setsWith(binder, asked.values)} m
    CROSS JOIN ${layer.rows} r ON r.${termColumns[kind]} = m.id WHERE ${aliveEvery('r.id')}`;
  return { kind, candidates: select, found: () => select, answers: one };
}

/** Few incidents bear a tag, and nothing else is kept of them. */
function tagDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const asked = layer === incidentLayer ? overlapOf(one) : null;
  if (asked?.property !== 'tags') return null;
  const select = `SELECT t.state AS id FROM json_each(${binder.bind(JSON.stringify(asked.values))}) j
    CROSS JOIN state_tags t ON t.tag = j.value WHERE ${aliveEvery('t.state')}`;
  return { kind: 'tag', candidates: select, found: () => select, answers: one };
}

/** All that bears any tag, to begin with where no condition finds less. */
export const tagged: Driver = {
  ...{ kind: 'tag', candidates: '', answers: null },
  found: () => `SELECT t.state AS id FROM state_tags t WHERE ${aliveEvery('t.state')}`,
};

/** Incidents by id, or the accounts of incidents. */
function incidentDriver({ layer, binder }: LayerScope, one: Predicate): Driver | null {
  const asked = equalsOf(one);
  if (asked?.property !== (layer === incidentLayer ? 'id' : 'incident')) return null;
  const select = `SELECT r.id FROM json_each(${binder.bind(JSON.stringify(asked.values))}) j
    CROSS JOIN documents d ON d.incident = j.value CROSS JOIN ${layer.rows} r ON r.seq = d.seq`;
  return { kind: 'incident', candidates: select, found: () => select, answers: one };
}

/** A property that equals a text or one of several. */
function equalsOf(one: Predicate): { property: string; values: string[] } | null {
  const { op, args } = one as { op: string; args: unknown[] };
  if (op !== '=' && op !== 'in') return null;
  const [first, second] = args as [unknown, unknown];
  const values = Array.isArray(second) ? second : [second];
  if (typeof first !== 'object' || first === null || !('property' in first)) return null;
  if (!values.every((value) => typeof value === 'string')) return null;
  return { property: String(first.property), values: values as string[] };
}
