import type {
  ArrayElement,
  ArrayValue,
  Interval,
  IntervalEnd,
  Operand,
  Scalar,
  Spatial,
  Temporal,
} from './ast.ts';
import { arrayOperators, spatialOperators, temporalOperators } from './ast.ts';
import { at, type Cursor, counted, deeper, expect, fail, peek, take } from './cursor.ts';
import { Cql2Error } from './error.ts';
import { dateOf, timestampOf } from './instants.ts';
import { isReserved } from './names.ts';
import {
  isArrayElement,
  isArrayValue,
  isPredicate,
  isScalar,
  isSpatial,
  isTemporal,
  operatorSpelling,
} from './operand.ts';
import { atGeometry, parseBox, parseGeometry } from './parse-geometry-text.ts';
import { parseExpression } from './parse-text.ts';

/** Reads what binds tightest: a literal, a property, a call, or anything in parentheses. */
export function parsePrimary(cursor: Cursor): Operand {
  const token = peek(cursor);
  switch (token.kind) {
    case 'number':
    case 'string':
      cursor.index++;
      return token.value;
    case 'name':
      cursor.index++;
      return counted(cursor, { property: token.value }, []);
    case 'symbol':
      if (token.value === '(') return parseParenthesis(cursor);
      throw fail(cursor, 'A value is expected');
    case 'end':
      throw fail(cursor, 'A value is expected');
    case 'word':
      return parseWord(cursor, token.value);
  }
}

function parseWord(cursor: Cursor, word: string): Operand {
  if (take(cursor, 'TRUE')) return true;
  if (take(cursor, 'FALSE')) return false;
  if (isReserved(word))
    throw fail(
      cursor,
      'A value is expected; a property of this name needs double quotes',
      `a value, or "${word}" for the property`,
    );
  if (atGeometry(cursor)) return parseGeometry(cursor);
  cursor.index++;
  if (!at(cursor, '(')) return counted(cursor, { property: word }, []);
  switch (word.toUpperCase()) {
    case 'BBOX':
    case 'ENVELOPE':
      return parseBox(cursor);
    case 'DATE':
    case 'TIMESTAMP':
      return parseInstant(cursor, word.toUpperCase());
    case 'INTERVAL':
      return parseInterval(cursor);
  }
  return parseCall(cursor, word);
}

function parseInstant(cursor: Cursor, word: string): Operand {
  expect(cursor, '(', word);
  const token = peek(cursor);
  const literal =
    token.kind === 'string' ? (word === 'DATE' ? dateOf(token.value) : timestampOf(token.value)) : null;
  if (!literal)
    throw word === 'DATE'
      ? fail(cursor, 'DATE holds a day of the calendar in quotes', "'YYYY-MM-DD'")
      : fail(cursor, 'TIMESTAMP holds an RFC 3339 instant in quotes', "'YYYY-MM-DDThh:mm:ssZ'");
  cursor.index++;
  expect(cursor, ')', word);
  return counted(cursor, literal, []);
}

function parseInterval(cursor: Cursor): Interval {
  expect(cursor, '(', 'INTERVAL');
  const start = parseIntervalEnd(cursor);
  expect(cursor, ',', 'The start of an interval');
  const end = parseIntervalEnd(cursor);
  expect(cursor, ')', 'The end of an interval');
  return counted(cursor, { interval: [start, end] }, [start, end]);
}

function parseIntervalEnd(cursor: Cursor): IntervalEnd {
  const token = peek(cursor);
  const allowed = "a date or an instant in quotes, '..', a property or a function";
  if (token.kind === 'string') {
    const end = token.value === '..' ? '..' : (dateOf(token.value) ?? timestampOf(token.value));
    if (!end) throw fail(cursor, 'An interval ends with a date, an instant or ..', allowed);
    cursor.index++;
    return end;
  }
  if (token.kind === 'word' || token.kind === 'name') {
    const operand = parsePrimary(cursor);
    if (isTemporal(operand) && !('interval' in operand)) return operand;
  }
  throw fail(cursor, 'An interval ends with a date, an instant or ..', allowed);
}

function parseCall(cursor: Cursor, word: string): Operand {
  const name = peek(cursor, -1).start;
  expect(cursor, '(', word);
  deeper(cursor);
  const args: Operand[] = [];
  if (!at(cursor, ')'))
    do {
      cursor.arrayAt = cursor.index;
      args.push(parseExpression(cursor));
    } while (take(cursor, ','));
  expect(cursor, ')', 'A list of arguments');
  cursor.open--;
  const op = operatorSpelling(word) ?? word;
  return counted(cursor, standardCall(op, args, name), args);
}

/** The operation of a standard function with its arguments checked, or the call of any other function. */
function standardCall(
  op: string,
  args: Operand[],
  position: number,
): Exclude<Operand, string | number | boolean> {
  const names: { ops: readonly string[]; count: number; fits: (arg: Operand) => boolean; kind: string }[] = [
    { ops: spatialOperators, count: 2, fits: isSpatial, kind: 'geometries, boxes, properties or functions' },
    {
      ops: temporalOperators,
      count: 2,
      fits: isTemporal,
      kind: 'dates, timestamps, intervals, properties or functions',
    },
    {
      ops: arrayOperators,
      count: 2,
      fits: isArrayValue,
      kind: 'lists in parentheses, properties or functions',
    },
    { ops: ['casei', 'accenti'], count: 1, fits: isScalar, kind: 'a text, a property or a function' },
  ];
  const standard = names.find(({ ops }) => ops.includes(op));
  if (op === 'isNull') throw new Cql2Error('The test for null follows its value: x IS NULL.', { position });
  if (!standard) return { op, args };
  if (args.length !== standard.count || !args.every(standard.fits))
    throw new Cql2Error(
      `${op.toUpperCase()} takes ${standard.count === 1 ? 'one argument' : 'two arguments'}: ${standard.kind}.`,
      { position, expected: standard.kind },
    );
  type Two<T> = [T, T];
  if (standard.count === 1) return { op: op as 'casei', args: args as [Scalar] };
  if (standard.fits === isSpatial) return { op: op as 's_within', args: args as Two<Spatial> };
  if (standard.fits === isTemporal) return { op: op as 't_after', args: args as Two<Temporal> };
  return { op: op as 'a_equals', args: args as Two<ArrayValue> };
}

/**
 * Reads `( … )`. Where an argument begins it is an array if the argument ends behind it, so `f(('a'))` passes an array
 * of one text, and `f((a + 1) * 2)` a number; everywhere else parentheses only group.
 */
function parseParenthesis(cursor: Cursor): Operand {
  const mayBeArray = cursor.arrayAt === cursor.index;
  expect(cursor, '(', '');
  if (!mayBeArray) {
    const operand = parseExpression(cursor);
    if (at(cursor, ','))
      throw fail(
        cursor,
        'A list can stand behind IN and as an argument of a function; a closing parenthesis is expected',
        ')',
      );
    expect(cursor, ')', 'An expression in parentheses');
    return operand;
  }
  const items: Operand[] = [];
  deeper(cursor);
  if (!at(cursor, ')'))
    do {
      cursor.arrayAt = cursor.index;
      items.push(parseExpression(cursor));
    } while (take(cursor, ','));
  expect(cursor, ')', 'A list in parentheses');
  cursor.open--;
  const ends = at(cursor, ',') || at(cursor, ')');
  if (ends && items.every(isArrayElement)) return counted(cursor, items as ArrayElement[], items);
  if (items.length !== 1)
    throw fail(cursor, ends ? 'A list holds values, not conditions' : 'A list ends the argument');
  const [only] = items as [Operand];
  return ends && isPredicate(only) ? only : ungrouped(only);
}

/** Parentheses in parentheses look like a list of one until the operator behind them shows that they only group. */
function ungrouped(operand: Operand): Operand {
  let inner = operand;
  while (Array.isArray(inner) && inner.length === 1) inner = inner[0]!;
  return inner;
}
