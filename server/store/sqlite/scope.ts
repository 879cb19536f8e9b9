import type { PropertyKind } from '../../contract/queryable.ts';
import type { Predicate } from '../../query/cql2/ast.ts';
import type { Binder } from './binder.ts';

/** How an expression about one row reads a property; `shapes` is JSON of claimed shapes, its value a geometry. */
export interface Source {
  /** Timestamps are ms, dates `YYYY-MM-DD`, booleans 0 or 1, arrays and geometries JSON text. */
  sql: string;
  kind: PropertyKind | 'shapes';
}

/** What an expression is compiled for: the rows of a collection. */
export interface Scope {
  binder: Binder;
  /** Throws Error for a name that the collection does not know: the edge refuses those. */
  property(name: string): Source;
  /** SQL of a call or of an operator that an index or a column serves; null leaves it to the general way. */
  special(expression: Predicate): string | null;
  /** A cheap test that is never false where the expression is true, to be asked before the evaluator. */
  before?(expression: Predicate): string | null;
}
