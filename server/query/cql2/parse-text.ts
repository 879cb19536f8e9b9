import type { ArithmeticOperator, Comparison, Operand, Predicate, Scalar } from './ast.ts';
import { at, type Cursor, counted, deeper, expect, fail, openCursor, peek, take } from './cursor.ts';
import { Cql2Error } from './error.ts';
import { type Limits, requestLimits } from './limits.ts';
import { isPredicate, isScalar } from './operand.ts';
import { parsePrimary } from './parse-primary.ts';

/**
 * Reads the text encoding of CQL2 (OGC 21-065r2, annex B) into the canonical tree. Keywords count in any case; words
 * such as `date` or `point` are property names where no parenthesis follows; string literals stay as they are.
 * Throws Cql2Error with the UTF-16 offset of the fault, also when a limit is exceeded.
 */
export function parseText(text: string, limits: Limits = requestLimits): Predicate {
  const cursor = openCursor(text, limits);
  if (peek(cursor).kind === 'end') throw fail(cursor, 'A filter is expected');
  const start = cursor.index;
  const predicate = asPredicate(cursor, parseExpression(cursor), start);
  if (peek(cursor).kind !== 'end')
    throw fail(cursor, 'An operator or the end is expected', 'AND, OR, or the end');
  return predicate;
}

/** Reads an expression of any kind: a condition, a value, a geometry; the caller says which it needs. */
export function parseExpression(cursor: Cursor): Operand {
  deeper(cursor);
  const operand = parseChain(cursor, 'OR', () => parseChain(cursor, 'AND', () => parseNegation(cursor)));
  cursor.open--;
  return operand;
}

function parseChain(cursor: Cursor, word: 'AND' | 'OR', parseOne: () => Operand): Operand {
  let start = cursor.index;
  const first = parseOne();
  if (!at(cursor, word)) return first;
  const op = word === 'AND' ? 'and' : 'or';
  const args: Predicate[] = [];
  const add = (operand: Operand) => {
    const predicate = asPredicate(cursor, operand, start);
    if (typeof predicate === 'object' && 'op' in predicate && predicate.op === op)
      args.push(...(predicate.args as Predicate[]));
    else args.push(predicate);
  };
  add(first);
  while (take(cursor, word)) {
    start = cursor.index;
    add(parseOne());
  }
  return counted(cursor, { op, args }, args);
}

function parseNegation(cursor: Cursor): Operand {
  if (!take(cursor, 'NOT')) return parseComparison(cursor);
  const start = cursor.index;
  deeper(cursor);
  const operand = asPredicate(cursor, parseNegation(cursor), start);
  cursor.open--;
  return counted(cursor, { op: 'not', args: [operand] }, [operand]);
}

const comparisonSigns = ['=', '<>', '<', '>', '<=', '>='];

function parseComparison(cursor: Cursor): Operand {
  const start = cursor.index;
  const left = parseArithmetic(cursor, 0);
  const token = peek(cursor);
  if (token.kind === 'symbol' && comparisonSigns.includes(token.value)) {
    cursor.index++;
    const args: [Scalar, Scalar] = [asScalar(cursor, left, start), parseScalar(cursor)];
    return counted(cursor, { op: token.value as Comparison, args }, args);
  }
  if (take(cursor, 'IS')) {
    const negated = take(cursor, 'NOT');
    expect(cursor, 'NULL', negated ? 'IS NOT' : 'IS');
    if (Array.isArray(left)) throw faultAt(cursor, start, 'An array is never null.');
    const test = counted(cursor, { op: 'isNull', args: [left] } as Predicate & object, [left]);
    return negated ? negation(cursor, test) : test;
  }
  const negated = at(cursor, 'NOT') && take(cursor, 'NOT');
  const test = parseTest(cursor, left, start);
  if (test) return negated ? negation(cursor, test) : test;
  if (negated)
    throw fail(cursor, 'NOT after a value is followed by LIKE, BETWEEN or IN', 'LIKE, BETWEEN, IN');
  return left;
}

/** The rest of `x LIKE …`, `x BETWEEN … AND …` and `x IN (…)`, or null when none of them follows. */
function parseTest(cursor: Cursor, left: Operand, start: number): (Predicate & object) | null {
  if (take(cursor, 'LIKE')) {
    const args: [Scalar, Scalar] = [asScalar(cursor, left, start), parseScalar(cursor)];
    return counted(cursor, { op: 'like', args }, args);
  }
  if (take(cursor, 'BETWEEN')) {
    const low = parseScalar(cursor);
    expect(cursor, 'AND', 'The lower bound of BETWEEN');
    const args: [Scalar, Scalar, Scalar] = [asScalar(cursor, left, start), low, parseScalar(cursor)];
    return counted(cursor, { op: 'between', args }, args);
  }
  if (take(cursor, 'IN')) {
    expect(cursor, '(', 'IN');
    const list = [parseScalar(cursor)];
    while (take(cursor, ',')) list.push(parseScalar(cursor));
    expect(cursor, ')', 'A list of values');
    const value = asScalar(cursor, left, start);
    return counted(cursor, { op: 'in', args: [value, list] }, [value, ...list]);
  }
  return null;
}

function negation(cursor: Cursor, test: Predicate): Predicate {
  return counted(cursor, { op: 'not', args: [test] }, [test]);
}

const levels: readonly (readonly string[])[] = [
  ['+', '-'],
  ['*', '/', '%', 'DIV'],
];

/** Sums (level 0) of products (level 1) of powers; the first two group from the left. */
function parseArithmetic(cursor: Cursor, level: 0 | 1 | 2): Operand {
  if (level === 2) return parsePower(cursor);
  const start = cursor.index;
  let left = parseArithmetic(cursor, (level + 1) as 1 | 2);
  for (;;) {
    const sign = levels[level]!.find((one) => at(cursor, one));
    if (!sign) return left;
    cursor.index++;
    const first = asScalar(cursor, left, start);
    const second = cursor.index;
    const right = asScalar(cursor, parseArithmetic(cursor, (level + 1) as 1 | 2), second);
    left = arithmetic(cursor, sign.toLowerCase() as ArithmeticOperator, first, right);
  }
}

/** Powers group from the right; a sign belongs to the number or name behind it, before the power. */
function parsePower(cursor: Cursor): Operand {
  const start = cursor.index;
  const left = parseSigned(cursor);
  if (!take(cursor, '^')) return left;
  const base = asScalar(cursor, left, start);
  const second = cursor.index;
  deeper(cursor);
  const exponent = asScalar(cursor, parsePower(cursor), second);
  cursor.open--;
  return arithmetic(cursor, '^', base, exponent);
}

function parseSigned(cursor: Cursor): Operand {
  const sign = at(cursor, '-') || at(cursor, '+') ? peek(cursor).value : null;
  if (sign === null) return parsePrimary(cursor);
  cursor.index++;
  const start = cursor.index;
  deeper(cursor);
  const operand = asScalar(cursor, parseSigned(cursor), start);
  cursor.open--;
  if (sign === '+') return operand;
  if (typeof operand === 'number' && cursor.tokens[start]!.kind === 'number')
    return operand === 0 ? 0 : -operand;
  return arithmetic(cursor, '*', -1, operand);
}

function arithmetic(cursor: Cursor, op: ArithmeticOperator, left: Scalar, right: Scalar): Operand {
  return counted(cursor, { op, args: [left, right] }, [left, right]);
}

/** Reads a value: a literal, a property, a function or arithmetic. */
export function parseScalar(cursor: Cursor): Scalar {
  const start = cursor.index;
  return asScalar(cursor, parseArithmetic(cursor, 0), start);
}

function faultAt(cursor: Cursor, index: number, message: string): Cql2Error {
  return new Cql2Error(message, { position: cursor.tokens[index]!.start });
}

function asPredicate(cursor: Cursor, operand: Operand, start: number): Predicate {
  if (isPredicate(operand)) return operand;
  throw faultAt(cursor, start, 'A condition is expected here, such as a comparison; this is a value.');
}

function asScalar(cursor: Cursor, operand: Operand, start: number): Scalar {
  if (isScalar(operand)) return operand;
  throw faultAt(
    cursor,
    start,
    isPredicate(operand)
      ? 'A value is expected here; this is a condition.'
      : 'A single value is expected here; this is a geometry, an interval or a list.',
  );
}
