import { statuses } from '../../../contract/codebook.ts';
import type { IncidentQuery } from '../../../contract/query.ts';
import { tellerOf } from '../../../contract/view.ts';
import { withExactBoxes } from '../../../query/claimed-places.ts';
import type { Predicate } from '../../../query/cql2/ast.ts';
import { conjunctsOf, expressionOf } from '../../../query/expression.ts';
import type { Audience } from '../../store.ts';
import { setOfOne } from '../read-projection.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Bits } from './bits.ts';
import { counts, type Table } from './buffer.ts';
import { compileFilter, type RowFilter } from './filter.ts';
import { knownBits, type Sink, scan, scanLate } from './scan.ts';
import { everyView, preferredView, type Sight, type ViewBits, viewOfTeller } from './seen.ts';

/** A question that the columns can answer. */
export interface ColumnQuestion {
  table: Table;
  filter: RowFilter;
  sight: Sight;
  scan(sink: (part: 0 | 1 | 2) => Sink): void;
  /** The sorted rows that match, where that is known without looking at each; else null. Nobody may change them. */
  matching(): Bits | null;
  /** As `scan`, of what later commits added. */
  scanLate(sink: Sink): void;
}

/**
 * The question of a query about incidents to the columns; null where there are none yet, where they lag behind, or
 * where the query asks for what they do not hold. `more` are conditions besides those of the query; with `past` what was
 * known at any time until its knowledge date is asked for, with `inEveryView` the rows of all views. To be asked before
 * anything is read of the database: then all that the columns know of is there too.
 */
export function askColumns(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
  more: readonly Predicate[] = [],
  { past = false, inEveryView = false }: { past?: boolean; inEveryView?: boolean } = {},
): ColumnQuestion | null {
  const { columns } = context;
  if (!columns) return null;
  const { table, head } = columns;
  const conditions = [...conjunctsOf(expressionOf(query)), ...more].map(withExactBoxes).flatMap(conjunctsOf);
  const filter = compileFilter(context, table, conditions);
  if (!filter) return null;
  const recorded =
    query.recordedAt === null ? head : Math.min(head, revisionAt(context, query.recordedAt.at));
  const sight: Sight = {
    seq: recorded,
    latest: query.recordedAt === null,
    known: query.knownAt?.at ?? now,
    past,
    view: inEveryView ? everyView : viewOf(context, query),
    statuses: Uint8Array.from(statuses, (status) => Number(audience.statuses.includes(status))),
    private: audience.private === true,
  };
  // Found once, unless the question is narrowed after.
  let found: { bits: Bits; of: number } | null = null;
  const known = () => {
    const of = filter.bits.length;
    if (found?.of !== of) found = { bits: knownBits(table, filter, sight), of };
    return found.bits;
  };
  return {
    ...{ table, filter, sight },
    scan: (sink) => scan(context, table, filter, sight, sink, known),
    matching: () => (filter.rows || filter.tests.length > 0 ? null : known()),
    scanLate: (sink) => scanLate(context, table, filter, sight, sink),
  };
}

/** The rows of the view that a query asks for; a claimant who tells nothing has none. */
function viewOf(context: ReaderContext, query: IncidentQuery): ViewBits {
  const teller = tellerOf(query);
  if (teller === null) return preferredView;
  const set = context
    .prepare(`SELECT ${setOfOne('?')}`)
    .pluck()
    .get(teller) as number | null;
  return viewOfTeller(set ?? nobody);
}

/** No set has so great a number. */
const nobody = 2 ** 30 - 1;

/** The last revision that was recorded by a time (ms); 0 for none. Revisions are in the order of their times. */
export function revisionAt(context: ReaderContext, at: number): number {
  const last = context.prepare('SELECT max(seq) FROM revisions').pluck().get() as number | null;
  const before = context
    .prepare('SELECT seq, recorded_at FROM revisions WHERE seq <= ? ORDER BY seq DESC LIMIT 1')
    .raw();
  let [low, high] = [0, last ?? 0];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const [seq, recordedAt] = (before.get(middle) ?? [0, '']) as [number, string];
    if (seq <= low) high = middle - 1;
    else if (Date.parse(recordedAt) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The head of a table as of now; read before the database. */
export function headOf(table: Table): number {
  return Atomics.load(table.counts, counts.head);
}
