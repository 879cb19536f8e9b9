import type { Geometry, Position } from 'geojson';
import type { Interval, Operand, Predicate } from './ast.ts';
import { printName } from './names.ts';
import {
  isArithmetic,
  isBox,
  isDate,
  isGeometry,
  isInterval,
  isOperation,
  isProperty,
  isTimestamp,
  type Operation,
} from './operand.ts';
import { printString } from './tokens.ts';

/** How tightly an operator binds; an operand that binds less than its place asks for stands in parentheses. */
const binding: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '<>': 4,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  like: 4,
  between: 4,
  in: 4,
  isNull: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  div: 6,
  '^': 7,
};
const tightest = 8;

/**
 * The text encoding of a tree on one line, with the fewest parentheses; `parseText` reads it back to the same tree.
 * Keywords are upper case, property names bare where they can be.
 */
export function printText(predicate: Predicate): string {
  return print(predicate, 0);
}

function print(operand: Operand, place: number): string {
  if (typeof operand === 'string') return printString(operand);
  if (typeof operand === 'number') return printNumber(operand);
  if (typeof operand === 'boolean') return operand ? 'TRUE' : 'FALSE';
  if (Array.isArray(operand)) return printList(operand);
  if (isProperty(operand)) return printName(operand.property);
  if (isDate(operand)) return `DATE('${operand.date}')`;
  if (isTimestamp(operand)) return `TIMESTAMP('${operand.timestamp}')`;
  if (isInterval(operand)) return printInterval(operand);
  if (isBox(operand)) return `BBOX(${operand.bbox.map(printNumber).join(', ')})`;
  if (isGeometry(operand)) return printGeometry(operand);
  const own = binding[operand.op] ?? tightest;
  const text = printOperation(operand, own);
  return own < place ? `(${text})` : text;
}

function printOperation(operation: Operation, own: number): string {
  const { op } = operation;
  if (isArithmetic(operation)) {
    const [left, right] = operation.args;
    // Sums and products group from the left, powers from the right.
    const [before, after] = op === '^' ? [own + 1, own] : [own, own + 1];
    return `${print(left, before)} ${op.toUpperCase()} ${print(right, after)}`;
  }
  switch (op) {
    case 'and':
    case 'or':
      return (operation.args as Operand[]).map((arg) => print(arg, own + 1)).join(` ${op.toUpperCase()} `);
    case 'not':
      return printNot(operation.args[0] as Predicate);
    case 'isNull':
      return `${print(operation.args[0] as Operand, own + 1)} IS NULL`;
    case 'between':
    case 'in':
    case 'like':
      return printTest(operation, '');
  }
  const args = operation.args as Operand[];
  if (own < tightest) return `${print(args[0]!, own + 1)} ${op} ${print(args[1]!, own + 1)}`;
  const standard = /^[ast]_|^(?:casei|accenti)$/.test(op);
  return `${standard ? op.toUpperCase() : op}(${args.map((arg) => print(arg, 0)).join(', ')})`;
}

/** `x NOT LIKE y` and its like read better than NOT before the whole, and mean the same tree. */
function printNot(inner: Predicate): string {
  if (isOperation(inner)) {
    if (inner.op === 'isNull') return `${print(inner.args[0] as Operand, 5)} IS NOT NULL`;
    if (inner.op === 'like' || inner.op === 'between' || inner.op === 'in') return printTest(inner, 'NOT ');
  }
  return `NOT ${print(inner, 3)}`;
}

function printTest({ op, args }: Operation, not: string): string {
  const [value, second, third] = args as Operand[];
  const left = `${print(value!, 5)} ${not}${op.toUpperCase()}`;
  if (op === 'in') return `${left} ${printList(second as Operand[])}`;
  const right = print(second!, 5);
  return op === 'like' ? `${left} ${right}` : `${left} ${right} AND ${print(third!, 5)}`;
}

function printList(items: readonly Operand[]): string {
  return `(${items.map((item) => print(item, 0)).join(', ')})`;
}

function printInterval({ interval }: Interval): string {
  const ends = interval.map((end) => {
    if (end === '..') return "'..'";
    if (isDate(end)) return `'${end.date}'`;
    if (isTimestamp(end)) return `'${end.timestamp}'`;
    return print(end, 0);
  });
  return `INTERVAL(${ends.join(', ')})`;
}

/** A number as the grammar has it: JavaScript's shortest form, whose exponent the grammar knows too; -0 is 0. */
function printNumber(value: number): string {
  return String(value === 0 ? 0 : value);
}

function printGeometry(geometry: Geometry): string {
  const word = geometry.type.toUpperCase();
  if (geometry.type === 'GeometryCollection')
    return `${word}${geometry.geometries.length ? `(${geometry.geometries.map(printGeometry).join(', ')})` : ' EMPTY'}`;
  // Each point of a MULTIPOINT has its own parentheses, as in the grammar.
  const nested =
    geometry.type === 'MultiPoint' ? geometry.coordinates.map((one) => [one]) : geometry.coordinates;
  const list = geometry.type === 'Point' && geometry.coordinates.length ? [geometry.coordinates] : nested;
  if (!list.length) return `${word} EMPTY`;
  return `${word}${heights(list) ? ' Z' : ''}${printCoordinates(list)}`;
}

type Coordinates = number | Position | Coordinates[];

function heights(list: Coordinates): boolean {
  if (!Array.isArray(list) || !list.length) return false;
  return typeof list[0] === 'number' ? list.length === 3 : list.some((one) => heights(one));
}

function printCoordinates(list: Coordinates): string {
  if (!Array.isArray(list)) return printNumber(list);
  if (!list.length) return 'EMPTY';
  if (typeof list[0] === 'number') return (list as Position).map(printNumber).join(' ');
  return `(${(list as Coordinates[]).map(printCoordinates).join(', ')})`;
}
