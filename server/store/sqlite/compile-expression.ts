import type { Operand, Predicate, Scalar } from '../../query/cql2/ast.ts';
import { comparisons } from '../../query/cql2/ast.ts';
import { dateOf, millisecondsOf, timestampOf } from '../../query/cql2/instants.ts';
import {
  isArithmetic,
  isCall,
  isDate,
  isFolded,
  isOperation,
  isPredicate,
  isProperty,
  isTimestamp,
} from '../../query/cql2/operand.ts';
import { propertiesOf } from '../../query/cql2/visit.ts';
import { compileTime } from './compile-time.ts';
import type { EvaluatedExpression } from './expression-functions.ts';
import type { Scope, Source } from './scope.ts';

/**
 * SQL that is 1, 0 or NULL as the expression is true, false or unknown; SQLite does the three-valued logic. What
 * SQLite has no operator for is asked of the evaluator through the registered function `cql2`, so that both mean the
 * same. Throws Error for what the check at the edge refuses.
 */
export function compilePredicate(expression: Predicate, scope: Scope): string {
  if (typeof expression === 'boolean') return expression ? '1' : '0';
  if (isProperty(expression)) return scope.property(expression.property).sql;
  const special = scope.special(expression) ?? compileTime(expression, scope);
  if (special !== null) return special;
  const { op, args } = expression as { op: string; args: Operand[] };
  if (op === 'and' || op === 'or')
    return balanced(
      (args as Predicate[]).map((one) => compilePredicate(one, scope)),
      op.toUpperCase(),
    );
  if (op === 'isNull' && isPredicate(args[0]!)) return `(${compilePredicate(args[0]!, scope)} IS NULL)`;
  if (op === 'not') return `(NOT ${compilePredicate(args[0] as Predicate, scope)})`;
  return (areScalars(args) ? compileScalars(op, args, scope) : null) ?? evaluated(expression, scope);
}

/** Joined by halves: SQLite refuses trees deeper than 1,000, and a chain is as deep as it is long. */
function balanced(tests: readonly string[], operator: string): string {
  if (tests.length === 1) return tests[0]!;
  const half = Math.ceil(tests.length / 2);
  return `(${balanced(tests.slice(0, half), operator)} ${operator} ${balanced(tests.slice(half), operator)})`;
}

/** The operators on single values; null when their kinds are not the same, which is the evaluator's to judge. */
function compileScalars(op: string, args: (Scalar | Scalar[])[], scope: Scope): string | null {
  const all = asInstants(args.flat(), scope);
  const kinds = new Set(all.map((one) => comparedKind(one, scope)));
  if (kinds.size > 1 || kinds.has(null)) return null;
  const [first, second, third] = all.map((one) => compileScalar(one, scope)) as [string, string, string];
  if (op === 'isNull') return `(${first} IS NULL)`;
  if ((comparisons as readonly string[]).includes(op)) return `(${first} ${op} ${second})`;
  if (op === 'like') return `cql2_like(${first}, ${second})`;
  if (op === 'between') return `(${first} BETWEEN ${second} AND ${third})`;
  if (op !== 'in') return null;
  const list = all.slice(1);
  return `(${first} IN (${list.every(isText) ? textList(list, scope) : list.map((one) => compileScalar(one, scope)).join(', ')}))`;
}

/** Texts beside a date or a timestamp are read as one, as the evaluator does; one that cannot be stays a text. */
function asInstants(all: readonly Scalar[], scope: Scope): Scalar[] {
  const kinds = all.map((one) => comparedKind(one, scope));
  const read = kinds.includes('timestamp') ? timestampOf : kinds.includes('date') ? dateOf : null;
  return all.map((one) => (read && typeof one === 'string' ? (read(one) ?? one) : one));
}

/** Texts are bound as one list, so that the statement is the same however many there are. */
function textList(list: readonly string[], scope: Scope): string {
  return `SELECT value FROM json_each(${scope.binder.bind(JSON.stringify(list))})`;
}

function isText(one: Scalar): one is string {
  return typeof one === 'string';
}

function areScalars(args: readonly Operand[]): args is (Scalar | Scalar[])[] {
  return args.every((one) => (Array.isArray(one) ? areScalars(one) : isSingle(one)));
}

function isSingle(one: Operand): boolean {
  return (
    typeof one !== 'object' ||
    isDate(one) ||
    isTimestamp(one) ||
    isProperty(one) ||
    isArithmetic(one) ||
    isFolded(one) ||
    isCall(one)
  );
}

type Compared = 'text' | 'number' | 'boolean' | 'date' | 'timestamp';

const comparedKinds: Partial<Record<Source['kind'], Compared>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** What a single value is compared as; null for a property that is not one. */
function comparedKind(one: Scalar, scope: Scope): Compared | null {
  if (typeof one === 'string' || isFolded(one)) return 'text';
  if (typeof one === 'number' || isArithmetic(one)) return 'number';
  if (typeof one === 'boolean' || isCall(one)) return 'boolean';
  if (isDate(one)) return 'date';
  if (isTimestamp(one)) return 'timestamp';
  return comparedKinds[scope.property(one.property).kind] ?? null;
}

/** SQL of a single value: texts and numbers as they are, timestamps as ms, dates as texts, truths as 1 and 0. */
export function compileScalar(one: Scalar, scope: Scope): string {
  const { binder } = scope;
  if (typeof one !== 'object') return binder.bind(one);
  if (isDate(one)) return binder.bind(one.date);
  if (isTimestamp(one)) return binder.bind(millisecondsOf(one));
  if (isProperty(one)) return scope.property(one.property).sql;
  if (isFolded(one)) return `cql2_${one.op}(${compileScalar(one.args[0], scope)})`;
  if (isArithmetic(one)) {
    const [a, b] = one.args.map((arg) => compileScalar(arg, scope));
    return `cql2_arithmetic(${binder.bind(one.op)}, ${a}, ${b})`;
  }
  return compilePredicate(one, scope);
}

/** The expression as a call of the evaluator, with the values of its properties. */
function evaluated(expression: Predicate, scope: Scope): string {
  if (typeof expression !== 'object' || !isOperation(expression) || !isPredicate(expression))
    throw new Error(
      `The expression cannot be asked of the store: ${JSON.stringify(expression).slice(0, 200)}`,
    );
  const names = new Set(propertiesOf(expression));
  if (expression.op === 'occurs_during') for (const name of occurred) names.add(name);
  const sources = [...names].map((name) => [name, scope.property(name)] as const);
  const asked: EvaluatedExpression = {
    expression,
    properties: sources.map(([name, { kind }]) => [name, kind]),
  };
  const call = `cql2(${[scope.binder.bind(JSON.stringify(asked)), ...sources.map(([, { sql }]) => sql)].join(', ')})`;
  const before = scope.before?.(expression) ?? null;
  return before === null ? call : `(${before} AND ${call})`;
}

/** What `occurs_during` asks besides its arguments. */
const occurred = ['occurred_start', 'occurred_end'];
