import type { IncidentQuery } from '../../contract/query.ts';
import { tellerOf } from '../../contract/view.ts';
import { withExactBoxes } from '../../query/claimed-places.ts';
import type { Predicate } from '../../query/cql2/ast.ts';
import { conjunctsOf, expressionOf, saidBy } from '../../query/expression.ts';
import type { Audience } from '../store.ts';
import { type Binder, createBinder, type Parameters } from './binder.ts';
import { compilePredicate } from './compile-expression.ts';
import { aliveEvery } from './deadline.ts';
import type { Driver } from './drivers.ts';
import { incidentLayer, type Layer } from './layer.ts';
import { type LayerScope, layerScope } from './layer-scope.ts';
import { type OrderTerm, orderBy, orderOf } from './order.ts';
import { setOfOne } from './read-projection.ts';
import { recordedFrom, recordedTo, standsNow } from './unsettled.ts';

/** The parts of a statement about the rows `s` that match; everything a reader sent is bound, never text. */
export interface Compiled {
  /** `WITH …`, or nothing. */
  with: string;
  from: string;
  where: string;
  orderBy: string;
  parameters: Parameters;
  order: readonly OrderTerm[];
  /** Bodies as `b` and, for accounts, the incident's state as `i`, of the row `s`, as in `from`. */
  beside: string;
  binder: Binder;
}

/** A question about incidents or accounts, ready to be compiled with one driver or another. */
export interface Question {
  query: IncidentQuery;
  scope: LayerScope;
  /** What must be true of a row, each for itself. */
  conditions: Predicate[];
  /** Whether what was known at any time until the knowledge date is asked for, not only what is known then. */
  past: boolean;
  /** Whether the rows of all claimants' views are asked for, whatever the query's own is. */
  byAnyTeller: boolean;
}

/** What a question may ask besides its query: more conditions, and what `Question` names. */
export interface Narrowed {
  more?: readonly Predicate[];
  past?: boolean;
  byAnyTeller?: boolean;
}

/** Binds what every statement about a layer needs. */
export function questionOf(
  layer: Layer,
  query: IncidentQuery,
  audience: Audience,
  now: number,
  { more = [], past = false, byAnyTeller = false }: Narrowed = {},
): Question {
  const known = query.knownAt?.at ?? now;
  const binder = createBinder({
    known,
    recorded: query.recordedAt?.at ?? null,
    statuses: JSON.stringify(audience.statuses),
    private: Number(audience.private ?? false),
  });
  const collection = layer === incidentLayer ? 'incidents' : 'accounts';
  const asked = expressionOf(query, collection);
  const teller = byAnyTeller ? null : tellerOf(query);
  // True of all that a claimant tells; of accounts it is what tells them from those of others.
  const told = teller === null ? [] : [saidBy([teller], collection)];
  const conditions = [...conjunctsOf(asked), ...told, ...more].map(withExactBoxes).flatMap(conjunctsOf);
  return { query, scope: layerScope(layer, binder), conditions, past, byAnyTeller };
}

/**
 * Compiles a question: `driver` finds the rows, the other conditions are tested on each. The join order is forced.
 * `unsettled` says that an import is being loaded or has just been.
 */
export function compileQuestion(
  { query, scope, conditions, past, byAnyTeller }: Question,
  driver: Driver,
  unsettled = true,
): Compiled {
  const { layer, binder } = scope;
  const tests = conditions.filter((one) => one !== driver.answers).map((one) => compilePredicate(one, scope));
  const order = orderOf(query.sort, scope);
  const recorded = query.recordedAt !== null;
  const inView = byAnyTeller ? isTold : viewTest(query, binder);
  const start =
    driver.kind === 'date'
      ? `FROM ${layer.rows} s INDEXED BY ${layer.dateIndex}`
      : `FROM ${binder.table(`SELECT DISTINCT id FROM (${driver.found()})`)} hit CROSS JOIN ${layer.rows} s ON s.id = hit.id`;
  const beside = [
    // An incident has one state at a date; where nothing was known of it, its accounts are not shown.
    ...(layer === incidentLayer
      ? []
      : [`CROSS JOIN states i ON i.seq = s.seq AND ${knownTest('i')} AND ${inView('i')}`]),
    ...(scope.usesBody() ? [`CROSS JOIN ${layer.bodies} b ON b.owner = s.id`] : []),
  ].join(' ');
  const where = [
    aliveEvery('s.id'),
    recordedTest(recorded, unsettled),
    past ? 's.known_from <= @known' : knownTest('s'),
    audienceTest,
    ...(layer === incidentLayer ? [inView('s')] : []),
    ...tests,
  ];
  return {
    with: binder.with(),
    from: `${start} ${beside}`,
    where: `WHERE ${where.join(' AND ')}`,
    orderBy: orderBy(order, 's.public_id'),
    parameters: binder.parameters,
    order,
    beside,
    binder,
  };
}

const audienceTest = 's.status IN (SELECT value FROM json_each(@statuses)) AND s.private <= @private';

const isTold = (alias: string) => `${alias}.teller <> 0`;

/** Which of an incident's states are read: those of the preferred view, or what one claimant tells. */
function viewTest(query: IncidentQuery, binder: Binder): (alias: string) => string {
  const teller = tellerOf(query);
  if (teller === null) return (alias) => `${alias}.preferred = 1`;
  const set = setOfOne(binder.bind(teller));
  return (alias) => `${alias}.teller = ${set}`;
}

function recordedTest(asked: boolean, unsettled: boolean): string {
  return asked
    ? `${recordedFrom('s')} <= @recorded AND (${recordedTo('s')} IS NULL OR ${recordedTo('s')} > @recorded)`
    : standsNow('s', unsettled);
}

function knownTest(alias: string): string {
  return `${alias}.known_from <= @known AND (${alias}.known_to IS NULL OR ${alias}.known_to > @known)`;
}
