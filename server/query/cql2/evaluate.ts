import { arithmetic } from './arithmetic.ts';
import { arraysRelated } from './arrays.ts';
import type {
  ArrayOperator,
  Comparison,
  Interval,
  Operand,
  Predicate,
  SpatialOperator,
  TemporalOperator,
} from './ast.ts';
import { allOf, anyOf, negated, type Truth } from './logic.ts';
import {
  isArithmetic,
  isCall,
  isFolded,
  isInterval,
  isObject,
  isOperation,
  isProperty,
  type Operation,
} from './operand.ts';
import { spatiallyRelated } from './spatial.ts';
import { temporallyRelated } from './temporal.ts';
import { accenti, casei, likeMatches } from './text-functions.ts';
import { compareValues, type IntervalValue, type Value } from './value.ts';

export type { Value } from './value.ts';

/** Value of a property of the record that is judged; null or undefined is unknown. */
export type PropertyReader = (property: string) => Value | null | undefined;

/** Functions of the server by name; an argument that is unknown is null. */
export type FunctionCalls = Readonly<Record<string, (args: readonly (Value | null)[]) => Value | null>>;

interface Judged {
  read: PropertyReader;
  calls: FunctionCalls;
}

/**
 * Whether a record satisfies an expression: true, false, or null where the record does not say (three-valued logic,
 * OGC 21-065r2, table 1). Operands of kinds that do not fit, and functions that `calls` does not have, are unknown.
 */
export function evaluatePredicate(
  predicate: Predicate,
  read: PropertyReader,
  calls: FunctionCalls = {},
): boolean | null {
  return truthOf(predicate, { read, calls });
}

function truthOf(predicate: Predicate, judged: Judged): Truth {
  if (!isOperation(predicate) || !isLogical(predicate.op)) {
    const value = resolve(predicate, judged);
    return typeof value === 'boolean' ? value : null;
  }
  const args = predicate.args as Predicate[];
  if (predicate.op === 'not') return negated(truthOf(args[0]!, judged));
  return (predicate.op === 'and' ? allOf : anyOf)(args, (arg) => truthOf(arg, judged));
}

function isLogical(op: string): boolean {
  return op === 'and' || op === 'or' || op === 'not';
}

function resolve(operand: Operand, judged: Judged): Value | null {
  if (!isObject(operand)) return Array.isArray(operand) ? resolveAll(operand, judged) : operand;
  if (isProperty(operand)) return judged.read(operand.property) ?? null;
  if (isInterval(operand)) return intervalOf(operand, judged);
  if (!isOperation(operand)) return operand as Value;
  if (isLogical(operand.op)) return truthOf(operand as Predicate, judged);
  if (isArithmetic(operand)) {
    const [a, b] = resolveAll(operand.args, judged);
    return typeof a === 'number' && typeof b === 'number' ? arithmetic(operand.op, a, b) : null;
  }
  if (isFolded(operand)) {
    const text = resolve(operand.args[0], judged);
    return typeof text === 'string' ? (operand.op === 'casei' ? casei : accenti)(text) : null;
  }
  if (!isCall(operand)) return tested(operand, judged);
  if (!Object.hasOwn(judged.calls, operand.op)) return null;
  return judged.calls[operand.op]!(resolveAll(operand.args, judged));
}

/** Unknown elements stay in their places; what asks for a value of its kind meets null there. */
function resolveAll(operands: readonly Operand[], judged: Judged): Value[] {
  return operands.map((operand) => resolve(operand, judged)) as Value[];
}

function intervalOf({ interval }: Interval, judged: Judged): IntervalValue | null {
  const ends = interval.map((end) => (end === '..' ? end : resolve(end, judged)));
  const known = ends.every(
    (end) =>
      end === '..' || (typeof end === 'object' && end !== null && ('date' in end || 'timestamp' in end)),
  );
  return known ? { interval: ends as IntervalValue['interval'] } : null;
}

const comparing: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

function compared(op: Comparison, a: Value | null, b: Value | null): Truth {
  const order = a === null || b === null ? null : compareValues(a, b);
  return order === null ? null : comparing[op](order);
}

function tested({ op, args }: Operation, judged: Judged): Truth {
  if (op === 'isNull') return resolve(args[0] as Operand, judged) === null;
  const [a, b, c] = resolveAll(args as Operand[], judged) as [Value | null, Value | null, Value | null];
  if (op in comparing) return compared(op as Comparison, a, b);
  if (a === null || (b === null && op !== 'between')) return null;
  switch (op) {
    case 'like':
      return typeof a === 'string' && typeof b === 'string' ? likeMatches(a, b) : null;
    case 'between':
      return allOf([compared('>=', a, b), compared('<=', a, c)], (one) => one);
    case 'in':
      return anyOf(b as (Value | null)[], (one) => compared('=', a, one));
  }
  if (op.startsWith('s_')) return spatiallyRelated(op as SpatialOperator, a, b!);
  if (op.startsWith('t_')) return temporallyRelated(op as TemporalOperator, a, b!);
  if (op.startsWith('a_') && Array.isArray(a) && Array.isArray(b))
    return arraysRelated(op as ArrayOperator, a, b);
  return null;
}
