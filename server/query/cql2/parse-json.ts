import {
  type ArrayElement,
  arithmeticOperators,
  arrayOperators,
  comparisons,
  type Interval,
  type IntervalEnd,
  type Operand,
  type Predicate,
  spatialOperators,
  temporalOperators,
} from './ast.ts';
import { dateOf, timestampOf } from './instants.ts';
import {
  count,
  exceeds,
  membersOf,
  numberAt,
  type Place,
  type Reading,
  within,
  wrong,
} from './json-reader.ts';
import { type Limits, requestLimits } from './limits.ts';
import { isFunctionName } from './names.ts';
import {
  isArrayElement,
  isArrayValue,
  isPredicate,
  isScalar,
  isSpatial,
  isTemporal,
  operatorSpelling,
} from './operand.ts';
import { boxAt, geometryAt } from './parse-geometry-json.ts';

/**
 * Reads the JSON encoding of CQL2 (OGC 21-065r2) into the canonical tree; `value` is what JSON.parse gives. Members
 * that the encoding does not know are refused. Throws Cql2Error with a JSON pointer, also when a limit is exceeded.
 */
export function parseJson(value: unknown, limits: Limits = requestLimits): Predicate {
  const place = { pointer: '', depth: 0 };
  const operand = operandAt(value, place, { limits, vertices: 0, nodes: 0 });
  if (!isPredicate(operand)) throw wrong(place, 'A condition is expected, such as a comparison.');
  return operand;
}

interface Kind<T extends Operand> {
  fits: (operand: Operand) => operand is T;
  what: string;
}
const predicate: Kind<Predicate> = { fits: isPredicate, what: 'a condition' };
const scalar = {
  fits: isScalar,
  what: 'a text, a number, a boolean, a date, a property or a function',
} as Kind<Operand>;
const spatial = { fits: isSpatial, what: 'a geometry, a box, a property or a function' } as Kind<Operand>;
const temporal = {
  fits: isTemporal,
  what: 'a date, a timestamp, an interval, a property or a function',
} as Kind<Operand>;
const arrays = { fits: isArrayValue, what: 'an array, a property or a function' } as Kind<Operand>;
const notArray: Kind<Operand> = {
  fits: (operand): operand is Operand => !Array.isArray(operand),
  what: 'anything but an array',
};

/** Arguments that each operator takes, in their order; `in` and the logical ones are read apart. */
const signatures = new Map<string, readonly Kind<Operand>[]>([
  ['not', [predicate]],
  ['like', [scalar, scalar]],
  ['between', [scalar, scalar, scalar]],
  ['isNull', [notArray]],
  ['casei', [scalar]],
  ['accenti', [scalar]],
  ...[...comparisons, ...arithmeticOperators].map((op) => [op, [scalar, scalar]] as const),
  ...spatialOperators.map((op) => [op, [spatial, spatial]] as const),
  ...temporalOperators.map((op) => [op, [temporal, temporal]] as const),
  ...arrayOperators.map((op) => [op, [arrays, arrays]] as const),
]);

function operandAt(value: unknown, place: Place, reading: Reading): Operand {
  count(reading, place);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberAt(value, place);
  if (Array.isArray(value)) return arrayAt(value, place, reading);
  if (value === null || typeof value !== 'object')
    throw wrong(place, 'null is no operand; ask with {"op": "isNull"}.', 'isNull');
  if ('op' in value) return operationAt(value, place, reading);
  if ('property' in value) {
    const { property } = membersOf(value, ['property'], place);
    if (typeof property !== 'string' || !property)
      throw wrong(within(place, 'property'), 'The name of a property is expected.');
    return { property };
  }
  if ('date' in value) return instantAt(value, 'date', place);
  if ('timestamp' in value) return instantAt(value, 'timestamp', place);
  if ('interval' in value) return intervalAt(value, place, reading);
  if ('type' in value) return geometryAt(value, place, reading);
  if ('bbox' in value) return boxAt(value, place, reading);
  throw wrong(place, 'The object is no operand.', 'op, property, date, timestamp, interval, bbox or type');
}

function arrayAt(value: unknown[], place: Place, reading: Reading): ArrayElement[] {
  return argumentsAt(value, place, reading).map((element, index) => {
    if (!isArrayElement(element)) throw wrong(within(place, index), 'An array holds values, not conditions.');
    return element;
  });
}

function argumentsAt(values: unknown[], place: Place, reading: Reading): Operand[] {
  if (values.length > reading.limits.arguments) throw exceeds(reading, place, 'arguments');
  return values.map((value, index) =>
    operandAt(value, { ...within(place, index), depth: place.depth + 1 }, reading),
  );
}

function operationAt(value: object, place: Place, reading: Reading): Operand {
  const { op, args: list } = membersOf(value, ['op', 'args'], place);
  if (typeof op !== 'string') throw wrong(within(place, 'op'), 'The name of an operator is expected.');
  const at = within(place, 'args');
  if (!Array.isArray(list)) throw wrong(at, 'A list of arguments is expected.');
  const spelling = operatorSpelling(op);
  if (spelling !== null && spelling !== op)
    throw wrong(within(place, 'op'), `The JSON encoding spells this operator ${spelling}.`, spelling);
  if (spelling === null && !isFunctionName(op))
    throw wrong(within(place, 'op'), 'The name of a function is an identifier that is no keyword.');
  const args = argumentsAt(list, at, reading);
  if (op === 'and' || op === 'or') return chain(op, args, at);
  if (op === 'in') return membership(args, at);
  const signature = signatures.get(op);
  if (!signature) return { op, args };
  takes(op, args, signature, at);
  return { op, args } as Operand;
}

function takes(op: string, args: Operand[], signature: readonly Kind<Operand>[], place: Place): void {
  if (args.length !== signature.length) {
    const number = signature.length === 1 ? 'one argument' : `${signature.length} arguments`;
    throw wrong(place, `The operator ${op} takes ${number}, not ${args.length}.`);
  }
  for (const [index, { fits, what }] of signature.entries())
    if (!fits(args[index]!))
      throw wrong(within(place, index), `Here the operator ${op} takes ${what}.`, what);
}

/** `and` and `or` within themselves are one list: the canonical form. */
function chain(op: 'and' | 'or', args: Operand[], place: Place): Predicate {
  if (args.length < 2) throw wrong(place, `The operator ${op} takes at least two arguments.`);
  const flat = args.flatMap((arg, index): Predicate[] => {
    if (!isPredicate(arg)) throw wrong(within(place, index), `Here the operator ${op} takes a condition.`);
    return typeof arg === 'object' && 'op' in arg && arg.op === op ? (arg.args as Predicate[]) : [arg];
  });
  return { op, args: flat };
}

function membership(args: Operand[], place: Place): Predicate {
  const [value, list] = args;
  if (args.length !== 2 || !Array.isArray(list) || !list.length)
    throw wrong(place, 'The operator in takes a value and a list of at least one value.');
  takes('in', [value!], [scalar], place);
  for (const [index, item] of list.entries())
    if (!isScalar(item)) throw wrong(within(place, 1, index), `The list of in holds ${scalar.what}.`);
  return { op: 'in', args: [value, list] } as Predicate;
}

function instantAt(value: object, kind: 'date' | 'timestamp', place: Place): Operand {
  const text = membersOf(value, [kind], place)[kind];
  const literal = typeof text === 'string' ? (kind === 'date' ? dateOf(text) : timestampOf(text)) : null;
  if (!literal)
    throw kind === 'date'
      ? wrong(within(place, kind), 'A day of the calendar is expected.', 'YYYY-MM-DD')
      : wrong(within(place, kind), 'An RFC 3339 instant is expected.', 'YYYY-MM-DDThh:mm:ssZ');
  return literal;
}

function intervalAt(value: object, place: Place, reading: Reading): Interval {
  const { interval } = membersOf(value, ['interval'], place);
  const at = within(place, 'interval');
  if (!Array.isArray(interval) || interval.length !== 2) throw wrong(at, 'An interval has two ends.');
  const ends = interval.map((end: unknown, index): IntervalEnd => {
    const here = { ...within(at, index), depth: place.depth + 1 };
    if (typeof end === 'string') {
      const literal = end === '..' ? end : (dateOf(end) ?? timestampOf(end));
      if (literal) return literal;
    } else {
      const operand = operandAt(end, here, reading);
      if (isTemporal(operand) && !('interval' in operand)) return operand;
    }
    throw wrong(here, 'An interval ends with a date, an instant, a property, a function or "..".');
  });
  return { interval: ends as [IntervalEnd, IntervalEnd] };
}
