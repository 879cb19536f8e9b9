import { askedSpan } from '../../query/calls.ts';
import type { Predicate } from '../../query/cql2/ast.ts';
import { isOperation, isProperty } from '../../query/cql2/operand.ts';
import type { Scope } from './scope.ts';

/**
 * The commonest temporal conditions as comparisons, which are faster than the evaluator and which an index on the
 * property serves: an instant (a property, in whole ms) before, after, in or out of a literal date, timestamp or
 * interval. Null for all others.
 */
export function compileTime(expression: Predicate, scope: Scope): string | null {
  if (typeof expression !== 'object' || !isOperation(expression)) return null;
  const { op, args } = expression as { op: string; args: unknown[] };
  if (op !== 't_after' && op !== 't_before' && op !== 't_intersects' && op !== 't_disjoint') return null;
  const [instant, literal] = args as [object, object];
  if (Array.isArray(instant) || !isProperty(instant as never)) return null;
  const { sql, kind } = scope.property((instant as { property: string }).property);
  const span = kind === 'timestamp' ? askedSpan(literal) : null;
  // An interval that runs backwards is unknown, which the evaluator says.
  if (!span || (span.start !== null && span.end !== null && span.start > span.end)) return null;
  const { bind } = scope.binder;
  const tests = [
    span.start === null ? '' : `${sql} >= ${bind(span.start)}`,
    span.end === null ? '' : `${sql} <= ${bind(span.end)}`,
  ].filter(Boolean);
  const unless = (truth: 0 | 1) => `iif(${sql} IS NULL, NULL, ${truth})`;
  const within = tests.join(' AND ') || unless(1);
  switch (op) {
    case 't_before':
      return span.start === null ? unless(0) : `(${sql} < ${bind(span.start)})`;
    case 't_after':
      return span.end === null ? unless(0) : `(${sql} > ${bind(span.end)})`;
    case 't_intersects':
      return `(${within})`;
    case 't_disjoint':
      return `(NOT (${within}))`;
  }
}
